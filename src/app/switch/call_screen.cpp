#include "app/switch/call_screen.hpp"

#include <algorithm>

#include "domain/call/hearing.hpp"

namespace hotline::app {
namespace {

int people_in(const Call& call) {
    const auto others = std::ranges::count_if(call.parties, [](const Party& each) { return each.role != PartyRole::supervisor; });
    return 1 + (call.agent ? 1 : 0) + static_cast<int>(others);
}

/// A listener is shown to nobody in the call.
bool is_shown(const Party& party) { return party.role != PartyRole::supervisor || party.mode != SupervisionMode::listen; }

PartyView view_of(const Call& call, const Party& party) {
    const bool waiting =
        party.joined && party.role != PartyRole::supervisor && room_of(call.state, party.role, call.aside, true) == Room::none;
    return {party.leg, party.role, party.name, party.number, party.joined, waiting, party.muted};
}

}  // namespace

Standing standing_of(const Call& call, UserId user) {
    Standing standing{.state = call.state, .people = people_in(call)};
    standing.consulted_joined =
        std::ranges::any_of(call.parties, [](const Party& each) { return each.joined && each.role == PartyRole::consulted; });
    standing.asked_for_help = call.help_since.has_value();
    standing.muted = call.agent_muted;
    if (call.agent == user) return standing;
    if (const Party* party = party_of(call, user)) {
        standing.role = party->role;
        standing.joined = party->joined;
        standing.muted = party->muted;
    }
    return standing;
}

PartyView CallScreen::lead_of(const Call& call) const {
    PartyView view{.id = call.agent_leg, .role = PartyRole::agent, .joined = true, .muted = call.agent_muted};
    if (const auto profile = context_.config->agents.find(*call.agent); profile != context_.config->agents.end()) {
        view.name = profile->second.name;
        view.number = profile->second.extension;
    }
    return view;
}

Conversation CallScreen::conversation_of(const Call& call, UserId user) const {
    const Standing standing = standing_of(call, user);
    Conversation talk{.state = call.state,
                      .role = standing.role,
                      .agent = call.agent.value_or(UserId{}),
                      .muted = standing.muted,
                      .can = functions_of(standing)};
    talk.aside = call.state == CallState::consulting && call.aside;
    if (call.agent && call.agent != user) talk.others.push_back(lead_of(call));
    const Party* self = party_of(call, user);
    for (const Party& each : call.parties)
        if (&each != self && is_shown(each)) talk.others.push_back(view_of(call, each));
    if (standing.role == PartyRole::supervisor) talk.beside = self->mode;
    if (standing.role != PartyRole::agent) return talk;
    talk.help_since = call.help_since;
    talk.failed = call.failed;
    return talk;
}

void CallScreen::refresh(const Call& call) {
    if (call.agent) agents_.show(*call.agent, conversation_of(call, *call.agent));
    for (const Party& each : call.parties)
        if (each.user) agents_.show(*each.user, conversation_of(call, *each.user));
}

DeskCall CallScreen::desk_call(const Call& call, UserId user) const {
    return {.id = call.id,
            .number = call.from,
            .direction = call.direction,
            .area = call.area,
            .queue = call.queue,
            .choice = call.choice,
            .work = Work::reserved,
            .since = context_.now(),
            .arrived_at = call.arrived_at,
            .recording = call.recording,
            .talk = conversation_of(call, user)};
}

}  // namespace hotline::app
