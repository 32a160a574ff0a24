#pragma once
#include "domain/ivr/flow.hpp"
#include "domain/ivr/session.hpp"

namespace hotline::ivr {

/// Walks silent nodes until one needs the caller, the world, a queue or the end. Pure; a flow that check_flow() passed always
/// gets there. The flow has no sub-flows in it any more: see expanded().
[[nodiscard]] Step resume(const Flow& flow, const Surroundings& around, const Session& session, const Heard& heard, Instant now);

/// The first step of a call.
[[nodiscard]] Step begin(const Flow& flow, const Surroundings& around, Instant now);

/// Whether the caller stands where he dials digits: a case's code, which is nobody's business.
[[nodiscard]] bool takes_digits(const Flow& flow, const Session& session);

}  // namespace hotline::ivr
