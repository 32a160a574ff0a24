#include "domain/call/hearing.hpp"

#include <algorithm>

namespace hotline {
namespace {

Room consulting_room(PartyRole role, bool aside) {
    switch (role) {
        case PartyRole::citizen: return aside ? Room::none : Room::with_citizen;
        case PartyRole::agent: return aside ? Room::aside : Room::with_citizen;
        case PartyRole::consulted:
        case PartyRole::target: return aside ? Room::aside : Room::none;
        case PartyRole::member:
        case PartyRole::supervisor: return Room::none;
    }
    return Room::none;
}

/// The room in which a voice is heard: its own, or the one of the agent beside whom a supervisor stands.
Room room_around(const Voice& voice, std::span<const Voice> voices) {
    if (!voice.supervises) return voice.room;
    const auto agent = std::ranges::find(voices, voice.beside, &Voice::leg);
    return agent == voices.end() ? Room::none : agent->room;
}

bool hears(const Voice& listener, const Voice& speaker, std::span<const Voice> voices) {
    if (listener.leg == speaker.leg || speaker.muted || !listener.answered) return false;
    if (speaker.supervises == SupervisionMode::listen) return false;
    if (speaker.supervises && listener.leg == speaker.beside) return true;
    if (speaker.supervises == SupervisionMode::whisper) return false;
    if (listener.supervises && speaker.leg == listener.beside) return true;
    const Room room = room_around(listener, voices);
    return room != Room::none && room == room_around(speaker, voices);
}

}  // namespace

Room room_of(CallState state, PartyRole role, bool aside, bool somebody_talks) {
    if (role == PartyRole::supervisor) return Room::none;
    switch (state) {
        case CallState::dialling:
        case CallState::talking:
        case CallState::conference: return Room::with_citizen;
        case CallState::held:
        case CallState::agent_lost: return role == PartyRole::citizen ? Room::none : Room::with_citizen;
        case CallState::consulting: return consulting_room(role, aside);
        case CallState::transferred: return somebody_talks ? Room::with_citizen : Room::none;
        case CallState::arriving:
        case CallState::in_flow:
        case CallState::queued:
        case CallState::ringing:
        case CallState::calling_seat:
        case CallState::in_mailbox:
        case CallState::told:
        case CallState::forwarding:
        case CallState::ended: return Room::none;
    }
    return Room::none;
}

std::vector<Hearing> hearing(std::span<const Voice> voices) {
    std::vector<Hearing> all;
    for (const Voice& listener : voices) {
        Hearing& here = all.emplace_back(listener.leg);
        for (const Voice& speaker : voices)
            if (hears(listener, speaker, voices)) here.speakers.push_back(speaker.leg);
    }
    return all;
}

}  // namespace hotline
