#include "domain/casework/evolve.hpp"

namespace hotline {
namespace {

void take_facts(Case& at, const CaseEvent& event) {
    if (event.facts) at.facts = *event.facts;
}

void take_record(Case& at, const CaseEvent& event) {
    take_facts(at, event);
    at.recorded_by = event.actor;
    at.recorded_at = event.at;
}

void take_dispatch(Case& at, const CaseEvent& event) {
    at.department = event.department;
    at.instruction = event.text;
    at.dispatched_at = event.at;
    if (event.from == CaseState::recorded) at.due_at = event.due_at;
}

void take_reply(Case& at, const CaseEvent& event) {
    at.reply = event.text;
    at.replied_by = event.actor;
}

void take_approval(Case& at, const CaseEvent& event) {
    at.opinion = event.text;
    at.closed_at = event.at;
}

void take_rehandling(Case& at, const CaseEvent& event) {
    at.opinion = event.text;
    at.due_at = event.due_at;
    ++at.rehandled;
}

}  // namespace

Case evolve(Case before, const CaseEvent& event) {
    Case after = std::move(before);
    switch (event.action) {
        case CaseAction::record: take_record(after, event); break;
        case CaseAction::amend: take_facts(after, event); break;
        case CaseAction::dispatch: take_dispatch(after, event); break;
        case CaseAction::delegate: after.department = event.department; break;
        case CaseAction::reply: take_reply(after, event); break;
        case CaseAction::approve: take_approval(after, event); break;
        case CaseAction::rehandle: take_rehandling(after, event); break;
        case CaseAction::accept:
        case CaseAction::note: break;
    }
    after.state = event.to;
    after.version = event.seq;
    return after;
}

Case fold(const Case& identity, std::span<const CaseEvent> events) {
    Case folded{.id = identity.id, .number = identity.number, .channel = identity.channel, .call = identity.call};
    for (const CaseEvent& event : events) folded = evolve(std::move(folded), event);
    return folded;
}

}  // namespace hotline
