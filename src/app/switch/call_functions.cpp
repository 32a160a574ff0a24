#include "app/switch/call_functions.hpp"

#include <variant>

namespace hotline::app {
namespace {

CallFunction function_of(const call_command::Transfer&) { return CallFunction::transfer; }
CallFunction function_of(const call_command::Consult&) { return CallFunction::consult; }
CallFunction function_of(const call_command::Add&) { return CallFunction::add; }
CallFunction function_of(const call_command::Complete&) { return CallFunction::complete; }
CallFunction function_of(const call_command::Back&) { return CallFunction::back; }
CallFunction function_of(const call_command::Alternate&) { return CallFunction::alternate; }
CallFunction function_of(const call_command::Join&) { return CallFunction::join; }
CallFunction function_of(const call_command::Leave&) { return CallFunction::leave; }
CallFunction function_of(const call_command::Drop&) { return CallFunction::drop; }
CallFunction function_of(const call_command::SendKeys&) { return CallFunction::send_keys; }
CallFunction function_of(const call_command::Mute& mute) { return mute.muted ? CallFunction::mute : CallFunction::unmute; }
CallFunction function_of(const call_command::AskHelp& ask) {
    return ask.wanted ? CallFunction::ask_help : CallFunction::end_help;
}

/// To whom an agent's keys go: those outside whom he talks with.
std::vector<LegId> hearers_of_keys(const Call& call) {
    std::vector<LegId> legs;
    const bool aside = call.state == CallState::consulting && call.aside;
    if (!aside) legs.push_back(call.caller_leg);
    for (const Party& each : call.parties) {
        const bool waits = call.state == CallState::consulting && !call.aside;
        if (each.joined && !each.user && !waits) legs.push_back(each.leg);
    }
    return legs;
}

}  // namespace

Result<AgentView, DeskRefusal> CallFunctions::act(UserId agent, CallId id, const CallCommand& command) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr) return refuse(DeskRefusal::no_such_call);
    if (call->agent != agent && party_of(*call, agent) == nullptr) return refuse(DeskRefusal::not_your_call);
    const CallFunction function = std::visit([](const auto& one) { return function_of(one); }, command);
    if (!may(standing_of(*call, agent), function)) return refuse(DeskRefusal::not_possible_now);
    if (call->agent == agent) call->failed.reset();
    const auto done = std::visit([&](const auto& one) { return perform(*call, agent, one); }, command);
    if (!done) return refuse(done.error());
    if (const Call* still = parts_.calls.find(id)) parts_.screen.refresh(*still);
    return parts_.agents.view(agent);
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId, const call_command::Transfer& transfer) {
    return parts_.consultation.transfer(call, transfer.to);
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId, const call_command::Consult& consult) {
    return parts_.consultation.consult(call, consult.to);
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId, const call_command::Add& add) {
    return parts_.consultation.add(call, add.to);
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId, const call_command::Complete&) {
    parts_.consultation.complete(call);
    return {};
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId, const call_command::Back&) {
    parts_.consultation.back(call);
    return {};
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId, const call_command::Alternate&) {
    parts_.consultation.alternate(call);
    return {};
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId, const call_command::Join&) {
    parts_.consultation.join(call);
    return {};
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId agent, const call_command::Leave&) {
    if (const Party* party = party_of(call, agent))
        parts_.control.party_gone(call.id, party->leg, PartyEnd::left);
    else
        parts_.control.on(call.id, CallSignal::agent_gone, {CallParty::agent, ReleaseCause::normal_clearing});
    return {};
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId, const call_command::Drop& drop) {
    const Party* party = party_at(call, drop.party);
    if (party == nullptr || party->role == PartyRole::supervisor) return refuse(DeskRefusal::target_unknown);
    parts_.control.party_gone(call.id, drop.party, PartyEnd::dropped);
    if (Call* still = parts_.calls.find(call.id)) still->failed.reset();  // he asked for it
    return {};
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId agent, const call_command::Mute& mute) {
    if (call.agent == agent)
        call.agent_muted = mute.muted;
    else
        party_at(call, party_of(call, agent)->leg)->muted = mute.muted;
    if (mute.muted)
        parts_.calls.note(call.id, call_event::Muted{agent});
    else
        parts_.calls.note(call.id, call_event::Unmuted{agent});
    parts_.sound.refresh(call);
    return {};
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId agent, const call_command::SendKeys& send) {
    for (const LegId leg : hearers_of_keys(call)) context_.ports.media.send_keys(leg, send.keys);
    parts_.calls.note(call.id, call_event::KeysSent{agent, static_cast<int>(send.keys.size())});
    return {};
}

CallFunctions::Done CallFunctions::perform(Call& call, UserId agent, const call_command::AskHelp& ask) {
    if (ask.wanted) {
        call.help_since = context_.now();
        parts_.calls.note(call.id, call_event::HelpAsked{agent});
    } else {
        call.help_since.reset();
        parts_.calls.note(call.id, call_event::HelpOver{agent});
    }
    return {};
}

}  // namespace hotline::app
