#pragma once
#include <optional>
#include <string>

#include "app/ports/signalling.hpp"

namespace hotline::sip {

/// Q.850 cause number (RFC 3326).
[[nodiscard]] int q850_of(app::ReleaseCause cause);
/// The final response that refuses an unanswered call (after RFC 3398 section 8.2.6.1).
[[nodiscard]] int status_of(app::ReleaseCause cause);
/// `Q.850;cause=16;text="normal_clearing"`, the value of a Reason header.
[[nodiscard]] std::string reason_of(app::ReleaseCause cause);

/// What a 4xx-6xx to our INVITE means (after RFC 3398 section 7.2.6.1).
[[nodiscard]] app::ReleaseCause cause_of_status(int status);
/// The same of a trunk: whether it failed by itself, or speaks of the number that was called. `heard`: the peer has said
/// anything.
[[nodiscard]] app::ReleaseCause cause_of_trunk_status(int status, bool heard);
/// Nothing for numbers that we have no word for.
[[nodiscard]] std::optional<app::ReleaseCause> cause_of_q850(int number);

}  // namespace hotline::sip
