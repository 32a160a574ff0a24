#pragma once
#include "app/formats/guest_sessions.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"

namespace hotline::app {

[[nodiscard]] GuestSessionList list_guest_sessions(UnitOfWork& work, Instant now);

/// Nothing: there is none.
[[nodiscard]] std::optional<GuestSessionView> read_guest_session(UnitOfWork& work, const Actor& actor, GuestSessionId id,
                                                                 Instant now);

/// A change of the plan, with the configuration that the switch must take over when it is durable.
struct GuestSessionPlanned {
    GuestSession session;
    SwitchSnapshot config;
};
[[nodiscard]] Result<GuestSessionPlanned, std::vector<GuestSessionFault>> plan_guest_session(UnitOfWork& work, const Actor& actor,
                                                                                             const PlanGuestSession& wanted,
                                                                                             IdSource& ids, Instant now);
/// Nothing: there is none that could still be called off.
[[nodiscard]] std::optional<GuestSessionPlanned> cancel_guest_session(UnitOfWork& work, GuestSessionId id, Instant now);

}  // namespace hotline::app
