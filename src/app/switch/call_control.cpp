#include "app/switch/call_control.hpp"

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "app/switch/release_cause.hpp"
#include "base/log.hpp"
#include "domain/call/after_leaving.hpp"

namespace hotline::app {
namespace {

const char* name_of(CallState state) { return boost::describe::enum_to_string(state, "?"); }

CitizenCallState as_citizens_see(CallState state) {
    switch (state) {
        case CallState::arriving:
        case CallState::calling_seat:
        case CallState::dialling: return CitizenCallState::connecting;
        case CallState::in_flow:
        case CallState::in_mailbox:
        case CallState::told: return CitizenCallState::in_flow;
        case CallState::forwarding:
        case CallState::queued:
        case CallState::ringing: return CitizenCallState::queued;
        case CallState::talking:
        case CallState::conference:
        case CallState::transferred: return CitizenCallState::talking;
        case CallState::held:
        case CallState::consulting:
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
    if (signal == CallSignal::caller_gone && call->state == CallState::in_flow) parts_.ivr.keep_what_was_said(*call);
    const bool agent_hangs_up = signal == CallSignal::agent_gone || signal == CallSignal::agent_ends;
    if (agent_hangs_up && call->comes_back && advance(call->state, CallSignal::after_talk)) signal = CallSignal::after_talk;
    const auto step = advance(call->state, signal, call->so_far);
    if (!step) return;
    log::debug("call {} {} -> {}", id.value, name_of(call->state), name_of(step->to));
    const auto seen_before = as_citizens_see(call->state);
    call->state = step->to;
    if (step->outcome) return end(id, *step->outcome, ending);
    if (as_citizens_see(call->state) != seen_before) tell_citizen(*call);
    perform(*call, step->then);
    if (const Call* still = parts_.calls.find(id)) parts_.screen.refresh(*still);
}

void CallControl::perform(Call& call, CallAction action) {
    switch (action) {  // no default: a new action must be handled here
        case CallAction::nothing: return;
        case CallAction::start_flow: return start_flow(call);
        case CallAction::join_queue: return join_queue(call, false);
        case CallAction::connect: return connect(call);
        case CallAction::play_hold_music: return hold(call);
        case CallAction::end_hold: return end_hold(call);
        case CallAction::ask_for_patience:
        case CallAction::connect_again: return parts_.sound.refresh(call);
        case CallAction::put_aside: return put_aside(call);
        case CallAction::take_back: return take_back(call);
        case CallAction::confer: return confer(call);
        case CallAction::rejoin_in_front: return rejoin(call);
        case CallAction::leave_to_others: return parts_.handover.leave_to_others(call);
        case CallAction::change_agent: return parts_.handover.change_agent(call);
        case CallAction::change_queue: return change_queue(call);
        case CallAction::open_mailbox: leave_queue(call); return parts_.mailboxes.open(call);
        case CallAction::say_message: leave_queue(call); return parts_.last_words.say(call);
        case CallAction::ring_outside: leave_queue(call); return parts_.forwarding.start(call);
        case CallAction::dial_out: return dial_out(call);
        case CallAction::connect_dialled: return connect_dialled(call);
        case CallAction::go_on_in_flow: return go_on_in_flow(call);
        case CallAction::end: return;  // on() ends a call itself
    }
}

void CallControl::start_flow(Call& call) {
    if (call.direction == CallDirection::outbound) parts_.outbound.answered(call);
    parts_.calls.note(call.id, call_event::Answered{});
    if (!call.trial) parts_.recordings.start(call);
    parts_.ivr.start(call);
}

void CallControl::join_queue(Call& call, bool in_front) {
    parts_.distribution.join(call, {.in_front = in_front});
    parts_.waiting.in_queue(call);
    parts_.fallbacks.joined(call);
    parts_.board.changed(call.queue);
}

void CallControl::leave_queue(Call& call) {
    parts_.waiting.stop(call.id);
    parts_.distribution.leave(call);
    if (!call.queue.empty()) parts_.board.changed(call.queue);
}

void CallControl::connect(Call& call) {
    parts_.distribution.accepted(call);
    parts_.sound.refresh(call);
    parts_.calls.note(call.id, call_event::AgentConnected{*call.agent});
    parts_.agents.connect(*call.agent);
    parts_.screen.refresh(call);
    parts_.board.changed(call.queue);
    if (const DeskCall* shown = shown_to(call)) parts_.live.call_connected(*call.agent, *shown);
}

/// Who takes a kept place has no citizen to talk with yet.
void CallControl::dial_out(Call& call) {
    if (!call.dialled_by) {
        parts_.distribution.accepted(call);
        parts_.agents.connect(*call.agent);
        parts_.board.changed(call.queue);
    }
    parts_.outbound.seat_is_there(call);
}

void CallControl::connect_dialled(Call& call) {
    parts_.outbound.answered(call);
    parts_.calls.note(call.id, call_event::Answered{});
    parts_.recordings.start(call);
    parts_.sound.refresh(call);
    parts_.calls.note(call.id, call_event::AgentConnected{*call.agent});
    parts_.screen.refresh(call);
    if (const DeskCall* shown = shown_to(call)) parts_.live.call_connected(*call.agent, *shown);
    if (!parts_.agents.find(*call.agent)->line_usable) on(call.id, CallSignal::line_lost);
}

void CallControl::hold(Call& call) {
    parts_.sound.refresh(call);
    parts_.calls.note(call.id, call_event::Held{});
    parts_.agents.hold(*call.agent);
    parts_.screen.refresh(call);
    if (const DeskCall* shown = shown_to(call)) parts_.live.call_held(*call.agent, *shown);
}

void CallControl::end_hold(Call& call) {
    parts_.sound.refresh(call);
    parts_.calls.note(call.id, call_event::Retrieved{});
    parts_.agents.retrieve(*call.agent);
    parts_.screen.refresh(call);
    if (const DeskCall* shown = shown_to(call)) parts_.live.call_retrieved(*call.agent, *shown);
}

void CallControl::put_aside(Call& call) {
    parts_.agents.retrieve(*call.agent);  // who held the citizen works with somebody else now
    parts_.sound.refresh(call);
}

void CallControl::take_back(Call& call) {
    parts_.calls.note(call.id, call_event::TakenBack{});
    const bool still_held = parts_.phones.came_back(call);
    parts_.sound.refresh(call);
    if (still_held) on(call.id, CallSignal::hold);
}

void CallControl::confer(Call& call) {
    if (call.agent) parts_.agents.retrieve(*call.agent);
    parts_.calls.note(call.id, call_event::Conferred{});
    parts_.sound.refresh(call);
}

void CallControl::rejoin(Call& call) {
    parts_.handover.clear(call, PartyEnd::dropped);
    parts_.handover.lose_agent(call);
    join_queue(call, true);
}

void CallControl::change_queue(Call& call) {
    parts_.handover.clear(call, PartyEnd::dropped);
    parts_.handover.release_agent(call, ReleaseCause::normal_clearing);
    join_queue(call, true);
}

void CallControl::go_on_in_flow(Call& call) {
    call.comes_back = false;
    call.so_far.talked = true;
    parts_.calls.note(call.id, call_event::TalkEnded{*call.agent});
    parts_.handover.clear(call, PartyEnd::dropped);
    parts_.handover.release_agent(call, ReleaseCause::normal_clearing);
    parts_.waiting.stop(call.id);
    parts_.board.changed(call.queue);
    parts_.ivr.talk_over(call);
}

void CallControl::end(CallId id, CallOutcome outcome, Ending ending) {
    Call call = parts_.calls.remove(id);
    if (call.barred) outcome = outcome_of_barred(outcome);
    if (call.direction == CallDirection::outbound) outcome = outcome_of_outbound(outcome);
    parts_.ivr.stop(id);
    parts_.waiting.stop(id);
    parts_.fallbacks.stop(id);
    parts_.mailboxes.stop(call);
    parts_.last_words.stop(id);
    parts_.forwarding.stop(id);
    parts_.outbound.ended(call, outcome);
    parts_.distribution.ended(call, outcome, is_breakdown(ending.cause));  // a reserved agent is free again
    parts_.handover.clear(call, PartyEnd::call_over);
    parts_.handover.release_agent(call, ending.cause);
    parts_.legs.hang_up(call.caller_leg, ending.cause);
    parts_.calls.note(id, call_event::Ended{outcome, ending.by, q850_number(ending.cause)});
    if (!call.queue.empty()) parts_.board.changed(call.queue);
    tell_citizen(call);
    parts_.kept.ended(call);
}

void CallControl::tell_citizen(const Call& call) {
    if (call.sink) call.sink(as_citizens_see(call.state));
}

const DeskCall* CallControl::shown_to(const Call& call) const {
    const Agent* agent = call.agent ? parts_.agents.find(*call.agent) : nullptr;
    return agent != nullptr && agent->call ? &*agent->call : nullptr;
}

void CallControl::key(CallId id, char key) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    if (call->state == CallState::queued) return parts_.kept.key(*call, key);
    const bool to_us = call->state == CallState::in_flow || call->state == CallState::in_mailbox;
    if (!to_us) return;  // what is dialled to a person is nobody's business
    if (call->state == CallState::in_flow) return parts_.ivr.key(*call, key);
    parts_.calls.note(id, call_event::KeyPressed{key});
    parts_.mailboxes.key(id, key);
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
    switch (owner->role) {
        case LegRole::caller: return on(owner->call, CallSignal::closed_by_us, {CallParty::system, ReleaseCause::media_timeout});
        case LegRole::agent: return on(owner->call, CallSignal::agent_given_up);
        case LegRole::party: return party_gone(owner->call, leg, PartyEnd::line_lost);
        case LegRole::aside: return parts_.phones.second_leg_gone(owner->call);
    }
}

void CallControl::speech(LegId leg, bool paused) {
    const auto owner = parts_.legs.owner_of(leg);
    if (!owner || owner->role != LegRole::caller) return;
    Call* call = parts_.calls.find(owner->call);
    if (call != nullptr && call->state == CallState::in_flow)
        return paused ? parts_.ivr.fell_silent(*call) : parts_.ivr.spoke(*call);
    paused ? parts_.mailboxes.fell_silent(owner->call) : parts_.mailboxes.spoke(owner->call);
}

void CallControl::leg_sounds(CallId id, LegId leg, LegRole role) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    Party* party = party_at(*call, leg);
    if (role != LegRole::caller && party == nullptr) return;
    (role == LegRole::caller ? call->far_end_sounds : party->sounds) = true;
    parts_.sound.refresh(*call);
}

void CallControl::leg_answered(CallId id, LegId leg, LegRole role) {
    const Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    switch (role) {
        case LegRole::caller: return on(id, call->agent ? CallSignal::reached : CallSignal::answered);
        case LegRole::agent: return on(id, answer_of_seat(*call));
        case LegRole::party: return party_answered(id, leg);
        case LegRole::aside: return;  // it called us
    }
}

void CallControl::leg_gone(CallId id, LegId leg, LegRole role, ReleaseCause cause) {
    if (role == LegRole::party) return party_gone(id, leg, party_end_of(cause));
    if (role == LegRole::aside) return parts_.phones.second_leg_gone(id);
    const Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    if (role == LegRole::caller && call->state == CallState::dialling) return parts_.outbound.far_end_gone(*call, cause);
    if (role == LegRole::caller) return on(id, CallSignal::caller_gone, {CallParty::citizen, cause});
    if (call->state == CallState::ringing) return parts_.distribution.refused(id, refusal_of(cause));
    if (is_breakdown(cause)) return on(id, CallSignal::agent_given_up);
    on(id, CallSignal::agent_gone, {CallParty::agent, cause});
}

void CallControl::leg_held(CallId id, LegId, LegRole role, bool held) {
    if (role != LegRole::agent) return;
    if (Call* call = parts_.calls.find(id); call != nullptr && parts_.phones.alternates(*call, held)) return;
    on(id, held ? CallSignal::hold : CallSignal::retrieve);
}

void CallControl::party_answered(CallId id, LegId leg) {
    Call* call = parts_.calls.find(id);
    Party* party = call == nullptr ? nullptr : party_at(*call, leg);
    if (party == nullptr || party->joined) return;
    if (call->state == CallState::forwarding) return parts_.forwarding.picked_up(id);
    parts_.parties.join(*call, *party);
    // The phone's second leg gets its sound first: what a leg without sound is to hear would be lost.
    if (party->role == PartyRole::consulted && !parts_.phones.answered(*call)) return parts_.consultation.back(*call);
    party->role == PartyRole::supervisor ? parts_.supervision.answered(*call, *party)
                                         : parts_.consultation.answered(*call, *party);
    call = parts_.calls.find(id);
    if (call != nullptr) parts_.screen.refresh(*call);
}

void CallControl::party_gone(CallId id, LegId leg, PartyEnd why) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr || party_at(*call, leg) == nullptr) return;
    parts_.sound.leave(id, leg);
    const Party gone = parts_.parties.remove(*call, leg, why);
    if (call->state == CallState::forwarding) return parts_.forwarding.lost(id);
    if (gone.intercepts) call->interceptor.reset();
    if (!gone.joined && gone.role != PartyRole::supervisor)
        call->failed = {gone.name.empty() ? gone.number : gone.name, why, context_.now()};
    const auto ringing = std::ranges::count_if(
        call->parties, [](const Party& each) { return !each.joined && each.role != PartyRole::supervisor; });
    const Leaving leaving{gone.role, gone.joined, why == PartyEnd::line_lost, joined_parties(*call), static_cast<int>(ringing)};
    if (const auto next = after_leaving(call->state, leaving))
        return on(id, *next, {CallParty::system, ReleaseCause::normal_clearing});
    parts_.sound.refresh(*call);
    parts_.screen.refresh(*call);
}

bool CallControl::ends_trial(const Call* call) {
    if (call == nullptr || !call->trial) return false;
    flow_is_over(call->id);
    return true;
}

void CallControl::caller_wants_person(CallId id, const QueueCode& queue) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr || ends_trial(call)) return;
    if (const auto why = parts_.fallbacks.obstacle(*call, queue)) return parts_.fallbacks.unserved(*call, queue, *why);
    call->queue = queue;
    on(id, CallSignal::wants_person);
}

void CallControl::queue_has_nobody(CallId id, const QueueCode& queue, Unserved why) {
    Call* call = parts_.calls.find(id);
    if (call != nullptr && !ends_trial(call)) parts_.fallbacks.unserved(*call, queue, why);
}

void CallControl::caller_goes_along(CallId id, const std::vector<Destination>& to) {
    Call* call = parts_.calls.find(id);
    if (call != nullptr && !ends_trial(call)) parts_.fallbacks.follow(*call, to);
}

void CallControl::nobody_answers(CallId id) {
    if (Call* call = parts_.calls.find(id)) parts_.fallbacks.next(*call);
}

void CallControl::caller_leaves_message(CallId id, const MailboxCode& mailbox) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr || ends_trial(call)) return;
    call->mailbox = mailbox;
    on(id, CallSignal::to_mailbox);
}

void CallControl::caller_keeps_place(CallId id, const QueueCode& queue, const std::string& number) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr || ends_trial(call)) return;
    parts_.kept.ask(*call, queue, number);
}

/// A queue that is full is a reason to be rung back; one that has nobody is none.
bool CallControl::may_keep_place(const Call& call, const QueueCode& queue, const std::string& number) const {
    const auto obstacle = parts_.fallbacks.obstacle(call, queue);
    return (!obstacle || *obstacle == Unserved::full) && parts_.kept.may_ring(call, number);
}

void CallControl::agent_changed(const Agent& agent) {
    parts_.distribution.agent_changed(agent);
    parts_.board.agent_changed(agent.id);
}

void CallControl::line_down(const Agent& agent) {
    if (!agent.call || agent.state.seat == SeatKind::phone || !has_live_call(agent.state.work)) return;
    const CallId id = agent.call->id;
    if (const LegId leg = part_of(agent)) {
        if (agent.state.work == Work::reserved) party_gone(id, leg, PartyEnd::line_lost);
        return;
    }
    if (agent.state.work == Work::reserved) return parts_.distribution.refused(id, OfferRefusal::line_lost);
    parts_.calls.note(id, call_event::AgentLineLost{agent.id});
    on(id, CallSignal::line_lost);
}

void CallControl::line_up(const Agent& agent) {
    if (!agent.call || agent.state.seat == SeatKind::phone || !has_live_call(agent.state.work) || part_of(agent)) return;
    parts_.calls.note(agent.call->id, call_event::AgentLineBack{agent.id});
    on(agent.call->id, CallSignal::line_back);
}

void CallControl::line_given_up(const Agent& agent) {
    if (!has_live_call(agent.state.work)) return parts_.agents.give_up_line(agent.id);
    // A phone's call lives on its own leg, whatever became of its registration.
    if (agent.state.seat == SeatKind::phone) return;
    const CallId id = agent.call->id;
    if (const LegId leg = part_of(agent)) return party_gone(id, leg, PartyEnd::line_lost);
    on(id, CallSignal::agent_given_up);
}

LegId CallControl::part_of(const Agent& agent) const {
    const Call* call = parts_.calls.find(agent.call->id);
    const Party* party = call == nullptr ? nullptr : party_of(*call, agent.id);
    return party == nullptr ? LegId{} : party->leg;
}

}  // namespace hotline::app
