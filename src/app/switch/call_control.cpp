#include "app/switch/call_control.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "app/switch/release_cause.hpp"
#include "base/log.hpp"

namespace hotline::app {
namespace {

const char* name_of(CallState state) { return boost::describe::enum_to_string(state, "?"); }

CitizenCallState as_citizens_see(CallState state) {
    switch (state) {
        case CallState::arriving: return CitizenCallState::connecting;
        case CallState::in_flow:
        case CallState::in_mailbox:
        case CallState::told: return CitizenCallState::in_flow;
        case CallState::queued:
        case CallState::ringing: return CitizenCallState::queued;
        case CallState::talking: return CitizenCallState::talking;
        case CallState::held:
        case CallState::agent_lost: return CitizenCallState::held;
        case CallState::ended: return CitizenCallState::ended;
    }
    return CitizenCallState::ended;
}

/// A leg that ended like this did not hang up: it broke.
bool is_breakdown(ReleaseCause cause) {
    return cause == ReleaseCause::temporary_failure || cause == ReleaseCause::media_timeout ||
           cause == ReleaseCause::not_registered || cause == ReleaseCause::congestion;
}

}  // namespace

void CallControl::on(CallId id, CallSignal signal, Ending ending) {
    require_switch_thread(context_);
    Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    const auto step = advance(call->state, signal, call->so_far);
    if (!step) return;
    log::debug("call {} {} -> {}", id.value, name_of(call->state), name_of(step->to));
    const auto seen_before = as_citizens_see(call->state);
    call->state = step->to;
    if (step->outcome) return end(id, *step->outcome, ending);
    if (as_citizens_see(call->state) != seen_before) tell_citizen(*call);
    perform(*call, step->then);
}

void CallControl::perform(Call& call, CallAction action) {
    switch (action) {  // no default: a new action must be handled here
        case CallAction::nothing: return;
        case CallAction::start_flow: return start_flow(call);
        case CallAction::join_queue: return join_queue(call, false);
        case CallAction::connect: return connect(call);
        case CallAction::play_hold_music: return hold(call);
        case CallAction::end_hold: return end_hold(call);
        case CallAction::ask_for_patience: return ask_for_patience(call);
        case CallAction::connect_again: return let_talk(call);
        case CallAction::rejoin_in_front: return part_from_agent(call);
        case CallAction::open_mailbox: leave_queue(call); return parts_.mailboxes.open(call);
        case CallAction::say_message: leave_queue(call); return parts_.last_words.say(call);
        case CallAction::end: return;  // on() ends a call itself
    }
}

void CallControl::start_flow(Call& call) {
    parts_.calls.note(call.id, call_event::Answered{});
    parts_.recordings.start(call);
    parts_.ivr.start(call);
}

void CallControl::join_queue(Call& call, bool in_front) {
    parts_.distribution.join(call, in_front);
    parts_.waiting.in_queue(call);
    parts_.fallbacks.joined(call);
    parts_.board.changed(call.queue);
}

void CallControl::leave_queue(Call& call) {
    parts_.waiting.stop(call.id);
    parts_.distribution.leave(call);
    if (!call.queue.empty()) parts_.board.changed(call.queue);
}

void CallControl::let_talk(Call& call) {
    parts_.waiting.stop(call.id);
    context_.ports.media.hear(call.caller_leg, {call.agent_leg});
    context_.ports.media.hear(call.agent_leg, {call.caller_leg});
}

void CallControl::keep_apart(const Call& call) {
    context_.ports.media.hear(call.caller_leg, {});
    context_.ports.media.hear(call.agent_leg, {});
}

void CallControl::connect(Call& call) {
    parts_.distribution.accepted(call);
    let_talk(call);
    parts_.calls.note(call.id, call_event::AgentConnected{*call.agent});
    parts_.agents.connect(*call.agent);
    parts_.board.changed(call.queue);
    if (const DeskCall* shown = shown_to(call)) parts_.live.call_connected(*call.agent, *shown);
}

void CallControl::ask_for_patience(Call& call) {
    keep_apart(call);
    parts_.waiting.for_line(call);
}

void CallControl::hold(Call& call) {
    keep_apart(call);
    parts_.waiting.on_hold(call);
    parts_.calls.note(call.id, call_event::Held{});
    parts_.agents.hold(*call.agent);
    if (const DeskCall* shown = shown_to(call)) parts_.live.call_held(*call.agent, *shown);
}

void CallControl::end_hold(Call& call) {
    let_talk(call);
    parts_.calls.note(call.id, call_event::Retrieved{});
    parts_.agents.retrieve(*call.agent);
    if (const DeskCall* shown = shown_to(call)) parts_.live.call_retrieved(*call.agent, *shown);
}

void CallControl::part_from_agent(Call& call) {
    const UserId agent = *call.agent;
    const bool at_phone = parts_.agents.find(agent)->state.seat == SeatKind::phone;
    if (at_phone) parts_.calls.note(call.id, call_event::AgentLineLost{agent});
    if (const DeskCall* shown = shown_to(call)) parts_.live.call_ended(agent, *shown);
    keep_apart(call);
    parts_.legs.hang_up(call.agent_leg, ReleaseCause::media_timeout);
    call.agent.reset();
    call.agent_leg = {};
    // A phone reports no line that comes back, so its agent goes on by himself after wrap-up.
    at_phone ? parts_.agents.call_over(agent) : parts_.agents.give_up_line(agent);
    join_queue(call, true);
}

void CallControl::end(CallId id, CallOutcome outcome, Ending ending) {
    Call call = parts_.calls.remove(id);
    parts_.ivr.stop(id);
    parts_.waiting.stop(id);
    parts_.fallbacks.stop(id);
    parts_.mailboxes.stop(call);
    parts_.last_words.stop(id);
    parts_.distribution.leave(call);  // a reserved agent is free again
    if (call.agent) release_agent(call, ending.cause);
    parts_.legs.hang_up(call.caller_leg, ending.cause);
    parts_.calls.note(id, call_event::Ended{outcome, ending.by, q850_number(ending.cause)});
    if (!call.queue.empty()) parts_.board.changed(call.queue);
    tell_citizen(call);
}

void CallControl::release_agent(Call& call, ReleaseCause cause) {
    parts_.legs.hang_up(call.agent_leg, cause);
    parts_.agents.call_over(*call.agent);
    if (const DeskCall* shown = shown_to(call)) parts_.live.call_ended(*call.agent, *shown);
}

void CallControl::tell_citizen(const Call& call) {
    if (call.sink) call.sink(as_citizens_see(call.state));
}

const DeskCall* CallControl::shown_to(const Call& call) const {
    const Agent* agent = call.agent ? parts_.agents.find(*call.agent) : nullptr;
    return agent != nullptr && agent->call ? &*agent->call : nullptr;
}

void CallControl::key(CallId id, char key) {
    const Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    const bool to_us = call->state == CallState::in_flow || call->state == CallState::in_mailbox;
    if (!to_us) return;  // what is dialled to a person is nobody's business
    parts_.calls.note(id, call_event::KeyPressed{key});
    call->state == CallState::in_flow ? parts_.ivr.key(id, key) : parts_.mailboxes.key(id, key);
}

void CallControl::play_finished(CallId call, PlayId playback) {
    parts_.ivr.play_finished(call, playback);
    parts_.waiting.play_finished(call, playback);
    parts_.mailboxes.play_finished(call, playback);
    parts_.last_words.play_finished(call, playback);
}

void CallControl::leg_fell_silent(LegId leg) {
    const auto owner = parts_.legs.owner_of(leg);
    if (!owner) return;
    if (owner->role == LegRole::caller)
        on(owner->call, CallSignal::closed_by_us, {CallParty::system, ReleaseCause::media_timeout});
    else
        on(owner->call, CallSignal::agent_given_up);
}

void CallControl::speech(LegId leg, bool paused) {
    const auto owner = parts_.legs.owner_of(leg);
    if (!owner || owner->role != LegRole::caller) return;
    paused ? parts_.mailboxes.fell_silent(owner->call) : parts_.mailboxes.spoke(owner->call);
}

void CallControl::leg_gone(CallId id, LegRole role, ReleaseCause cause) {
    if (role == LegRole::caller) return on(id, CallSignal::caller_gone, {CallParty::citizen, cause});
    const Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    if (call->state == CallState::ringing) return parts_.distribution.refused(id, refusal_of(cause));
    if (is_breakdown(cause)) return on(id, CallSignal::agent_given_up);
    on(id, CallSignal::agent_gone, {CallParty::agent, cause});
}

void CallControl::leg_held(CallId call, LegRole role, bool held) {
    if (role == LegRole::agent) on(call, held ? CallSignal::hold : CallSignal::retrieve);
}

void CallControl::caller_wants_person(CallId id, const QueueCode& queue) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    if (const auto why = parts_.fallbacks.obstacle(*call, queue)) return parts_.fallbacks.unserved(*call, queue, *why);
    call->queue = queue;
    on(id, CallSignal::wants_person);
}

void CallControl::queue_has_nobody(CallId id, const QueueCode& queue, Unserved why) {
    if (Call* call = parts_.calls.find(id)) parts_.fallbacks.unserved(*call, queue, why);
}

void CallControl::caller_leaves_message(CallId id, const MailboxCode& mailbox) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    call->mailbox = mailbox;
    on(id, CallSignal::to_mailbox);
}

void CallControl::agent_changed(const Agent& agent) {
    parts_.distribution.agent_changed(agent);
    parts_.board.agent_changed(agent.id);
}

void CallControl::line_down(const Agent& agent) {
    if (!agent.call || agent.state.seat == SeatKind::phone || !has_live_call(agent.state.work)) return;
    const CallId call = agent.call->id;
    if (agent.state.work == Work::reserved) return parts_.distribution.refused(call, OfferRefusal::line_lost);
    parts_.calls.note(call, call_event::AgentLineLost{agent.id});
    on(call, CallSignal::line_lost);
}

void CallControl::line_up(const Agent& agent) {
    if (!agent.call || agent.state.seat == SeatKind::phone || !has_live_call(agent.state.work)) return;
    parts_.calls.note(agent.call->id, call_event::AgentLineBack{agent.id});
    on(agent.call->id, CallSignal::line_back);
}

void CallControl::line_given_up(const Agent& agent) {
    if (!has_live_call(agent.state.work)) return parts_.agents.give_up_line(agent.id);
    // A phone's call lives on its own leg, whatever became of its registration.
    if (agent.state.seat == SeatKind::browser) on(agent.call->id, CallSignal::agent_given_up);
}

}  // namespace hotline::app
