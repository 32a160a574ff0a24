#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

#include "app/formats/calls.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(MissedCallRefusal, not_found, bad_state, note_too_long)

/// Those to be rung back show their whole number, because ringing back is the task; closed ones are masked.
[[nodiscard]] MissedCallPage list_missed_calls(UnitOfWork& work, std::optional<MissedCallState> state, Instant now);

/// not_found also when somebody else closed it first.
[[nodiscard]] Result<void, MissedCallRefusal> close_missed_call(UnitOfWork& work, const Actor& actor, MissedCallId id,
                                                                const CloseMissedCall& how, Instant now);

}  // namespace hotline::app
