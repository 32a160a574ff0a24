#include "app/switch/call_sound.hpp"

#include <utility>

#include "domain/call/hearing.hpp"

namespace hotline::app {
namespace {

const PromptName kRingback{"ringback"};

bool awaits_an_answer(const Call& call) {
    return call.state == CallState::dialling || (call.state == CallState::consulting && call.aside);
}

std::vector<Voice> voices_of(const Call& call) {
    const bool somebody = joined_parties(call) > 0;
    const auto room = [&](PartyRole role) { return room_of(call.state, role, call.aside, somebody); };
    const bool is_dialling = call.state == CallState::dialling;
    std::vector<Voice> voices;
    if (!is_dialling || call.far_end_sounds)
        voices.push_back({.leg = call.caller_leg, .room = room(PartyRole::citizen), .answered = !is_dialling});
    if (call.agent) voices.push_back({.leg = ear_of_agent(call), .room = room(PartyRole::agent), .muted = call.agent_muted});
    for (const Party& each : call.parties) {
        if (!each.joined && !each.sounds) continue;
        Voice voice{.leg = each.leg, .room = room(each.role), .muted = each.muted, .answered = each.joined};
        if (each.role == PartyRole::supervisor) {
            voice.supervises = each.mode;
            voice.beside = each.beside == call.agent_leg ? ear_of_agent(call) : each.beside;
        }
        voices.push_back(voice);
    }
    return voices;
}

}  // namespace

void CallSound::refresh(const Call& call) {
    Ears& ears = heard_[call.id];
    for (Hearing& each : hearing(voices_of(call))) let_hear(ears[each.listener], each.listener, std::move(each.speakers));
    play_while_alone(call, ears);
    ring_while_alone(call, ears);
}

std::vector<PromptName> CallSound::prompts() { return {kRingback}; }

void CallSound::let_hear(Ear& ear, LegId listener, std::vector<LegId> speakers) {
    if (ear.speakers == speakers) return;
    if (!speakers.empty()) ear.plays = false;
    ear.speakers = speakers;
    context_.ports.media.hear(listener, std::move(speakers));
}

void CallSound::play_while_alone(const Call& call, Ears& ears) {
    Ear& citizen = ears[call.caller_leg];
    const bool waits = room_of(call.state, PartyRole::citizen, call.aside, joined_parties(call) > 0) == Room::none;
    if (!waits) waiting_.stop(call.id);
    if (waits && !std::exchange(citizen.plays, true))
        call.state == CallState::agent_lost ? waiting_.for_line(call) : waiting_.on_hold(call);
    for (const Party& each : call.parties) {
        if (!each.joined || each.role == PartyRole::supervisor) continue;
        if (room_of(call.state, each.role, call.aside, true) != Room::none) continue;
        if (!std::exchange(ears[each.leg].plays, true)) player_.loop(each.leg, WaitingSound::music_of(call));
    }
}

/// A phone that consults by its own button makes the tone itself.
void CallSound::ring_while_alone(const Call& call, Ears& ears) {
    if (!call.agent || !awaits_an_answer(call) || ear_of_agent(call) != call.agent_leg) return;
    Ear& agent = ears[call.agent_leg];
    if (agent.speakers.empty() && !std::exchange(agent.plays, true)) player_.loop(call.agent_leg, kRingback);
}

void CallSound::leave(CallId call, LegId leg) {
    const auto ears = heard_.find(call);
    if (ears == heard_.end()) return;
    if (const auto ear = ears->second.find(leg); ear != ears->second.end()) {
        context_.ports.media.hear(leg, {});
        if (ear->second.plays) context_.ports.media.stop_playing(leg);
        ears->second.erase(ear);
    }
}

void CallSound::end(CallId call) {
    const auto ears = heard_.extract(call);
    if (ears.empty()) return;
    for (const auto& [leg, ear] : ears.mapped()) {
        context_.ports.media.hear(leg, {});
        if (ear.plays) context_.ports.media.stop_playing(leg);
    }
}

}  // namespace hotline::app
