#pragma once
#include "app/ports/signalling.hpp"
#include "domain/call/call_event.hpp"

namespace hotline::app {

/// The number ITU-T Q.850 gives this cause.
[[nodiscard]] int q850_number(ReleaseCause cause);

/// Why an agent's phone that did not answer did not.
[[nodiscard]] OfferRefusal refusal_of(ReleaseCause cause);

/// Whether another trunk may do better: this one failed, and the number was never tried.
[[nodiscard]] bool is_fault_of_trunk(ReleaseCause cause);

}  // namespace hotline::app
