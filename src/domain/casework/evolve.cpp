#include "domain/casework/evolve.hpp"

#include <algorithm>

namespace hotline {
namespace {

using enum CaseAction;

void take_facts(Case& at, const CaseEvent& event) {
    if (event.facts) at.facts = *event.facts;
}

void take_record(Case& at, const CaseEvent& event) {
    take_facts(at, event);
    at.recorded_by = event.actor;
    at.recorded_at = event.at;
}

void sign_now(Case& at, const CaseEvent& event) {
    if (!at.course.signed_at) at.course.signed_at = event.at;
}

/// Another unit has yet to sign, and may say that it is not theirs.
void forget_unit(Case& at) {
    at.course.signed_at.reset();
    at.course.auto_signed = false;
    at.course.return_overruled = false;
    at.course.forced = false;
    at.course.supervision = SupervisionLevel::none;
    at.course.receipt_due = false;
    at.course.co_handlers.clear();
}

void leave_unit(Case& at) {
    forget_unit(at);
    at.department = {};
    at.lead = {};
    at.dispatched_at.reset();
}

void add_units(Case& at, const CaseEvent& event) {
    auto& all = at.course.co_handlers;
    for (const DepartmentCode& unit : event.details.units)
        if (unit != at.lead && std::ranges::find(all, unit, &CoHandler::unit) == all.end()) all.push_back({.unit = unit});
}

void take_dispatch(Case& at, const CaseEvent& event) {
    forget_unit(at);
    at.department = event.department;
    at.lead = event.department;
    at.instruction = event.text;
    at.dispatched_at = event.at;
    add_units(at, event);
}

void take_delegation(Case& at, const CaseEvent& event) {
    at.department = event.department;
    if (event.to == CaseStage::delegated) sign_now(at, event);
}

void take_contribution(Case& at, const CaseEvent& event) {
    for (CoHandler& one : at.course.co_handlers) {
        if (std::ranges::find(event.details.units, one.unit) == event.details.units.end()) continue;
        one.reply = event.text;
        one.replied_at = event.at;
    }
}

void take_reply(Case& at, const CaseEvent& event) {
    at.reply = event.text;
    at.replied_by = event.actor;
    at.handled_at = event.at;
}

void take_end(Case& at, const CaseEvent& event) {
    if (!at.handled_at) at.handled_at = event.at;
    at.closed_at = event.at;
}

/// Handling begins anew, with the unit that had it.
void begin_round(Case& at) {
    at.handled_at.reset();
    at.closed_at.reset();
    at.course.signed_at.reset();
    at.course.auto_signed = false;
    at.course.supervision = SupervisionLevel::none;
    at.course.receipt_due = false;
}

void take_supervision(Case& at, SupervisionLevel level) {
    at.course.supervision = std::max(at.course.supervision, level);
    at.course.receipt_due = true;
}

void take_rehandling(Case& at, const CaseEvent& event) {
    begin_round(at);
    at.opinion = event.text;
    ++at.rehandled;
}

Verdict verdict_of(const CaseEvent& event) { return event.details.verdict.value_or(Verdict{}); }

void open_follow_up(JudgedRound& round, const CaseEvent& event) {
    const Verdict said = verdict_of(event);
    if (!said.opens) return;
    const auto said_before = round.follow_up.answers;
    round.follow_up = {
        .state = FollowUpState::open, .cause = said.opens, .plan = said.plan, .next_try_at = event.at, .answers = said_before};
}

void take_approval(Case& at, const CaseEvent& event) {
    const Verdict said = verdict_of(event);
    at.opinion = event.text;
    take_end(at, event);
    JudgedRound& round = at.course.rounds.emplace_back(
        JudgedRound{.closed_at = event.at, .unit = at.lead, .scores = said.scores, .score = said.score});
    open_follow_up(round, event);
}

void let_go(FollowUp& follow_up) {
    follow_up.held_by = {};
    follow_up.held_by_name.clear();
    follow_up.held_until.reset();
    follow_up.next_try_at.reset();
}

void take_hold(FollowUp& follow_up, const CaseEvent& event) {
    follow_up.held_by = event.actor;
    follow_up.held_by_name = event.actor_name;
    follow_up.held_until = event.details.until;
}

void take_miss(FollowUp& follow_up, const CaseEvent& event) {
    ++follow_up.attempts;
    let_go(follow_up);
    follow_up.next_try_at = event.details.until;
    if (event.details.until) return;
    const bool refused = verdict_of(event).outcome == FollowUpMiss::refused;
    follow_up.state = refused ? FollowUpState::refused : FollowUpState::unreachable;
}

void take_answers(JudgedRound& round, const CaseEvent& event) {
    const Verdict said = verdict_of(event);
    ++round.follow_up.attempts;
    let_go(round.follow_up);
    round.follow_up.state = FollowUpState::answered;
    round.follow_up.answers = FollowUpAnswers{.contacted = said.contacted.value_or(Said::unsaid),
                                              .resolved = said.resolved.value_or(Said::unsaid),
                                              .satisfaction = said.satisfaction,
                                              .at = event.at};
    if (said.satisfaction) round.evaluation = {*said.satisfaction, EvaluationChannel::agent, event.at};
}

void take_evaluation(JudgedRound& round, const CaseEvent& event) {
    const Verdict said = verdict_of(event);
    const auto channel = said.channel.value_or(EvaluationChannel::web);
    if (said.satisfaction) round.evaluation = {*said.satisfaction, channel, event.at};
    ++round.evaluations;
    open_follow_up(round, event);
}

void take_exclusion_request(Exclusion& exclusion, const CaseEvent& event) {
    exclusion = {.state = ExclusionState::asked, .reason = event.details.reason, .text = event.text, .asked_by = event.actor};
}

void rule_on_exclusion(Exclusion& exclusion, const CaseEvent& event, ExclusionState state) {
    exclusion.state = state;
    exclusion.opinion = event.text;
}

/// What is said about the round that was closed last.
void take_judgement(Case& at, const CaseEvent& event) {
    if (at.course.rounds.empty()) return;
    JudgedRound& round = at.course.rounds.back();
    switch (event.action) {
        case begin_follow_up: return take_hold(round.follow_up, event);
        case miss_follow_up: return take_miss(round.follow_up, event);
        case follow_up: return take_answers(round, event);
        case evaluate: return take_evaluation(round, event);
        case ask_exclusion: return take_exclusion_request(round.exclusion, event);
        case grant_exclusion: return rule_on_exclusion(round.exclusion, event, ExclusionState::granted);
        case refuse_exclusion: return rule_on_exclusion(round.exclusion, event, ExclusionState::refused);
        default: return;
    }
}

/// Nobody is asked about what is being done anew.
void drop_follow_up(Case& at) {
    if (at.course.rounds.empty()) return;
    FollowUp& follow_up = at.course.rounds.back().follow_up;
    if (follow_up.state == FollowUpState::open) follow_up = {};
}

void take_reopening(Case& at) {
    drop_follow_up(at);
    begin_round(at);
    if (++at.course.reopened > 1) take_supervision(at, SupervisionLevel::supervised);
}

void take_merge(Case& at, const CaseEvent& event) {
    leave_unit(at);
    at.handled_at.reset();
    at.lead_case = event.details.lead_case;
}

void take_return(Case& at) {
    leave_unit(at);
    ++at.course.returns;
}

/// Ends and stations of the way at the centre.
void take_centre(Case& at, const CaseEvent& event) {
    switch (event.action) {
        case record: return take_record(at, event);
        case amend: return take_facts(at, event);
        case dispatch: return take_dispatch(at, event);
        case answer_directly:
        case reject: take_reply(at, event); return take_end(at, event);
        case approve: return take_approval(at, event);
        case withdraw: return take_end(at, event);
        case rehandle: return take_rehandling(at, event);
        case reopen: return take_reopening(at);
        case merge: return take_merge(at, event);
        case unmerge: at.lead_case.reset(); return;
        case invite: return add_units(at, event);
        case uphold_return: return take_return(at);
        case overrule_return: at.course.return_overruled = true; return;
        case force: at.course.return_overruled = at.course.forced = true; return;
        case grant_extension: ++at.course.extensions; return;
        case remind: return take_supervision(at, SupervisionLevel::reminded);
        case supervise: return take_supervision(at, SupervisionLevel::supervised);
        case escalate: return take_supervision(at, SupervisionLevel::escalated);
        default: return;
    }
}

void take_unit(Case& at, const CaseEvent& event) {
    switch (event.action) {
        case sign:
        case accept: return sign_now(at, event);
        case auto_sign: at.course.auto_signed = true; return sign_now(at, event);
        case delegate: return take_delegation(at, event);
        case hand_back: at.department = event.department; return;
        case contact:
            if (!at.course.contacted_at) at.course.contacted_at = event.at;
            return;
        case contribute: return take_contribution(at, event);
        case reply: return take_reply(at, event);
        case ask_return: at.course.asked = event.details; return sign_now(at, event);
        case object:
        case ask_extension:
        case ask_suspension: at.course.asked = event.details; return;
        case acknowledge: at.course.receipt_due = false; return;
        default: return;
    }
}

/// Events from before clocks were kept say only when handling is due, and stop at approval.
std::vector<ClockChange> clocks_of(const Case& at, const CaseEvent& event) {
    if (!event.clocks.empty()) return event.clocks;
    if (event.due_at) return {{.clock = ClockKind::handle, .step = ClockStep::start, .due_at = event.due_at}};
    const DueClock* handling = clock_of(at, ClockKind::handle);
    if (event.action == approve && handling != nullptr && !handling->stopped_at)
        return {{.clock = ClockKind::handle, .step = ClockStep::stop}};
    return {};
}

void take_clocks(Case& at, const CaseEvent& event) {
    for (const ClockChange& change : clocks_of(at, event))
        at.course.clocks = changed(std::move(at.course.clocks), change, event.at);
    const DueClock* handling = clock_of(at, ClockKind::handle);
    at.due_at = handling == nullptr ? std::nullopt : std::optional{handling->due_at};
}

}  // namespace

Case evolve(Case before, const CaseEvent& event) {
    Case after = std::move(before);
    take_centre(after, event);
    take_unit(after, event);
    take_judgement(after, event);
    take_clocks(after, event);
    after.stage = event.to;
    after.version = event.seq;
    return after;
}

Case fold(const Case& identity, std::span<const CaseEvent> events) {
    Case folded{.id = identity.id, .number = identity.number, .channel = identity.channel, .call = identity.call};
    for (const CaseEvent& event : events) folded = evolve(std::move(folded), event);
    return folded;
}

}  // namespace hotline
