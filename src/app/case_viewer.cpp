#include "app/case_viewer.hpp"

#include "domain/casework/workflow.hpp"

namespace hotline::app {
namespace {

std::set<DepartmentCode> units_of(UnitOfWork& work, const Actor& actor) {
    if (actor.department.empty()) return {};
    const auto units = work.city.unit_and_below(actor.department);
    return {units.begin(), units.end()};
}

}  // namespace

CaseViewer::CaseViewer(UnitOfWork& work, const Actor& actor, Instant now)
    : work_(work),
      actor_(actor),
      now_(now),
      names_(work.city.reference()),
      time_(city_time(work)),
      own_units_(units_of(work, actor)) {}

Sight CaseViewer::sight(const Case& at) const {
    const auto call = at.call ? work_.calls.find(*at.call) : std::nullopt;
    const bool in_call = call && call->agent == actor_.user && !call->outcome;
    return sight_of(at, actor_, in_call);
}

Lamp CaseViewer::lamp(const Case& at) const {
    return lamp_of({.started_at = at.dispatched_at, .due_at = at.due_at, .stopped_at = at.closed_at}, time_.calendar, now_);
}

std::optional<RecordingId> CaseViewer::recording(const Case& at) const {
    const auto call = at.call ? work_.calls.find(*at.call) : std::nullopt;
    if (!call) return std::nullopt;
    const RecordedCall recorded{
        .agents = work_.calls.agents_of(call->id), .has_case = true, .confidential = at.facts.confidential};
    return may_hear(recorded, actor_) ? call->recording : std::nullopt;
}

std::vector<CaseEventView> CaseViewer::history(CaseId id) const {
    std::vector<CaseEventView> history;
    for (CaseEvent& event : work_.cases.events(id))
        history.push_back({.seq = event.seq,
                           .at = event.at,
                           .action = event.action,
                           .actor_name = std::move(event.actor_name),
                           .from = event.from,
                           .to = event.to,
                           .department = event.department,
                           .department_name = names_.department(event.department),
                           .text = std::move(event.text),
                           .due_at = event.due_at});
    return history;
}

CaseRow CaseViewer::row(const Case& at) const {
    return {.id = at.id,
            .number = at.number,
            .state = at.state,
            .kind = at.facts.kind,
            .channel = at.channel,
            .urgency = at.facts.urgency,
            .title = at.facts.title,
            .category = at.facts.category,
            .district = at.facts.district,
            .department = at.department,
            .department_name = names_.department(at.department),
            .confidential = at.facts.confidential,
            .recorded_at = at.recorded_at,
            .due_at = at.due_at,
            .closed_at = at.closed_at,
            .lamp = lamp(at),
            .version = at.version};
}

CaseView CaseViewer::view(const Case& at) const {
    const auto recorder = at.recorded_by ? work_.people.find_user(at.recorded_by) : std::nullopt;
    return {.id = at.id,
            .number = at.number,
            .state = at.state,
            .channel = at.channel,
            .facts = shown_facts(at.facts, sight(at)),
            .call = at.call,
            .recording = recording(at),
            .department = at.department,
            .department_name = names_.department(at.department),
            .instruction = at.instruction,
            .reply = at.reply,
            .opinion = at.opinion,
            .recorded_by_name = recorder ? recorder->user.name : std::string{},
            .recorded_at = at.recorded_at,
            .dispatched_at = at.dispatched_at,
            .due_at = at.due_at,
            .closed_at = at.closed_at,
            .lamp = lamp(at),
            .rehandled = at.rehandled,
            .version = at.version,
            .allowed_actions = allowed_actions(at, actor_, is_own_unit(at)),
            .events = history(at.id)};
}

}  // namespace hotline::app
