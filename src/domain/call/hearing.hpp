#pragma once
#include <optional>
#include <span>
#include <vector>

#include "domain/call/call_machine.hpp"
#include "domain/call/party.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// People in one room hear each other. Nobody hears who is in no room; he hears music.
enum class Room { none, with_citizen, aside };

/// Where a person of the call stands. `aside`: a consulting agent talks with the consulted one, not with the citizen.
/// `somebody_talks`: there is somebody else who has answered.
[[nodiscard]] Room room_of(CallState state, PartyRole role, bool aside, bool somebody_talks);

/// One person of a call as far as hearing goes.
struct Voice {
    LegId leg;
    Room room{Room::none};
    bool muted{false};
    bool answered{true};                        ///< else he hears nobody, but may be heard (RFC 3960)
    std::optional<SupervisionMode> supervises;  ///< a supervisor has no room of his own
    LegId beside;                               ///< the agent whom he supervises
};

struct Hearing {
    LegId listener;
    std::vector<LegId> speakers;  ///< in the order of the voices
    bool operator==(const Hearing&) const = default;
};

/// Who hears whom, one entry per voice and in their order.
///   - people in one room hear each other, and never themselves; who is muted is heard by nobody
///   - who has not answered is heard, if his end sounds already, and hears nobody
///   - a supervisor hears his agent and everybody whom the agent's room holds
///   - a whisper reaches the agent alone, so it is on no recording; who barges in is as in the agent's room
[[nodiscard]] std::vector<Hearing> hearing(std::span<const Voice> voices);

}  // namespace hotline
