#include "app/case_viewer.hpp"

#include "app/catalogue.hpp"
#include "domain/calendar/working_days.hpp"
#include "domain/casework/view_rules.hpp"
#include "domain/casework/workflow.hpp"
#include "domain/security/permission.hpp"

namespace hotline::app {
namespace {

std::set<DepartmentCode> units_of(UnitOfWork& work, const Actor& actor) {
    if (actor.department.empty()) return {};
    const auto units = work.city.unit_and_below(actor.department);
    return {units.begin(), units.end()};
}

std::optional<Instant> due_of(const Case& at) {
    const DueClock* clock = ruling_clock(at);
    return clock == nullptr ? std::nullopt : std::optional{clock->due_at};
}

CourseView course_of(const Case& at, Role reader) {
    const CaseCourse& course = at.course;
    return {.asked = course.asked,
            .signed_at = course.signed_at,
            .contacted_at = course.contacted_at,
            .auto_signed = course.auto_signed,
            .forced = course.forced,
            .returns = course.returns,
            .extensions = course.extensions,
            .reopened = course.reopened,
            .supervision = course.supervision,
            .receipt_due = course.receipt_due,
            .rounds = shown_rounds(course.rounds, reader)};
}

LinkedCase link_to(const Case& other) {
    return {.id = other.id,
            .number = other.number,
            .title = other.facts.title,
            .state = label_of(other.stage),
            .reply = other.closed_at ? other.reply : std::string{}};
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
    if (holds_follow_up(at, actor_.user, now_)) return sight_of(at, actor_, Speaking::following_up);
    return sight_of(at, actor_, in_call ? Speaking::in_call : Speaking::no);
}

bool CaseViewer::sees(const Case& at) const {
    const CaseStanding own = standing(at);
    return may_read(actor_, own.own_unit || own.lead_unit || !own.co_unit.empty()) && in_scope(at, actor_);
}

CaseStanding CaseViewer::standing(const Case& at) const {
    CaseStanding found{.own_unit = own_units_.contains(at.department), .lead_unit = own_units_.contains(at.lead)};
    for (const CoHandler& one : at.course.co_handlers)
        if (own_units_.contains(one.unit)) found.co_unit = one.unit;
    return found;
}

Lamp CaseViewer::lamp(const Case& at) const {
    const DueClock* clock = ruling_clock(at);
    return clock == nullptr ? Lamp::none : lamp_of(*clock, time_.calendar, now_);
}

std::vector<ClockView> CaseViewer::clocks(const Case& at) const {
    std::vector<ClockView> shown;
    for (const DueClock& clock : at.course.clocks)
        shown.push_back({.kind = clock.kind,
                         .started_at = clock.started_at,
                         .due_at = clock.due_at,
                         .provisional = clock.provisional,
                         .stopped_at = clock.stopped_at,
                         .paused_at = clock.paused_at,
                         .lamp = lamp_of(clock, time_.calendar, now_),
                         .steps = explain(clock, time_.calendar)});
    return shown;
}

std::vector<CoHandlerView> CaseViewer::co_handlers(const Case& at) const {
    std::vector<CoHandlerView> shown;
    for (const CoHandler& one : at.course.co_handlers)
        shown.push_back(
            {.unit = one.unit, .unit_name = names_.department(one.unit), .reply = one.reply, .replied_at = one.replied_at});
    return shown;
}

std::optional<LinkedCase> CaseViewer::lead_case(const Case& at) const {
    const auto lead = at.lead_case ? work_.cases.find(*at.lead_case) : std::nullopt;
    return lead ? std::optional{link_to(*lead)} : std::nullopt;
}

std::vector<LinkedCase> CaseViewer::followers(const Case& at) const {
    std::vector<LinkedCase> shown;
    for (const Case& one : work_.cases.followers(at.id)) shown.push_back(link_to(one));
    return shown;
}

std::optional<RecordingId> CaseViewer::recording(const Case& at) const {
    const auto call = at.call ? work_.calls.find(*at.call) : std::nullopt;
    if (!call) return std::nullopt;
    const RecordedCall recorded{
        .agents = work_.calls.agents_of(call->id), .has_case = true, .confidential = at.facts.confidential};
    return may_hear(recorded, actor_) ? call->recording : std::nullopt;
}

/// It speaks of an agent, which is no business of a department's.
std::optional<Satisfaction> CaseViewer::talk_judged_as(const Case& at) const {
    const auto call = at.call && reads_every_case(actor_.role) ? work_.calls.find(*at.call) : std::nullopt;
    return call ? call->satisfaction : std::nullopt;
}

std::vector<CaseEventView> CaseViewer::history(CaseId id) const {
    std::vector<CaseEventView> history;
    for (CaseEvent& event : work_.cases.events(id))
        history.push_back({.seq = event.seq,
                           .at = event.at,
                           .action = event.action,
                           .actor_name = std::move(event.actor_name),
                           .from = label_of(event.from),
                           .to = label_of(event.to),
                           .from_stage = event.from,
                           .to_stage = event.to,
                           .department = event.department,
                           .department_name = names_.department(event.department),
                           .text = std::move(event.text),
                           .due_at = event.due_at,
                           .details = shown_details(std::move(event.details), actor_.role)});
    return history;
}

const CaseViewer::Dispatching& CaseViewer::dispatching() const {
    if (!dispatching_)
        dispatching_ = Dispatching{catalogue_of(work_.catalogue.latest()), category_parents(work_.city.reference())};
    return *dispatching_;
}

std::optional<Proposal> CaseViewer::proposal(const Case& at) const {
    const Dispatching& by = dispatching();
    return propose(by.catalogue, by.tree, at.facts, local_date(time_.calendar, now_));
}

std::optional<ProposalView> CaseViewer::proposal_for(const CaseFacts& facts) const {
    const auto found = proposal(Case{.facts = facts});
    return found ? std::optional{shown(*found)} : std::nullopt;
}

ProposalView CaseViewer::shown(const Proposal& found) const {
    return {.lead = found.lead,
            .lead_name = names_.department(found.lead),
            .co_handlers = found.co_handlers,
            .legal_basis = found.legal_basis,
            .ground = found.ground,
            .category = found.category,
            .version = found.version};
}

std::optional<ProposalView> CaseViewer::shown_proposal(const Case& at) const {
    const bool disputed = at.stage == CaseStage::return_pending || at.stage == CaseStage::objected;
    if (!may(actor_.role, Permission::case_dispatch) || (at.stage != CaseStage::recorded && !disputed)) return std::nullopt;
    return proposal_for(at.facts);
}

CaseRow CaseViewer::row(const Case& at) const {
    return {.id = at.id,
            .number = at.number,
            .state = label_of(at.stage),
            .stage = at.stage,
            .kind = at.facts.kind,
            .channel = at.channel,
            .urgency = at.facts.urgency,
            .title = at.facts.title,
            .category = at.facts.category,
            .district = at.facts.district,
            .department = at.department,
            .department_name = names_.department(at.department),
            .confidential = at.facts.confidential,
            .supervision = at.course.supervision,
            .proposal = shown_proposal(at),
            .recorded_at = at.recorded_at,
            .due_at = due_of(at),
            .closed_at = at.closed_at,
            .lamp = lamp(at),
            .version = at.version};
}

CaseView CaseViewer::view(const Case& at) const {
    const auto recorder = at.recorded_by ? work_.people.find_user(at.recorded_by) : std::nullopt;
    return {.id = at.id,
            .number = at.number,
            .state = label_of(at.stage),
            .stage = at.stage,
            .channel = at.channel,
            .facts = shown_facts(at.facts, sight(at)),
            .call = at.call,
            .recording = recording(at),
            .talk_judged_as = talk_judged_as(at),
            .department = at.department,
            .department_name = names_.department(at.department),
            .lead = at.lead,
            .lead_name = names_.department(at.lead),
            .instruction = at.instruction,
            .reply = at.reply,
            .opinion = at.opinion,
            .recorded_by_name = recorder ? recorder->user.name : std::string{},
            .recorded_at = at.recorded_at,
            .dispatched_at = at.dispatched_at,
            .due_at = due_of(at),
            .closed_at = at.closed_at,
            .lamp = lamp(at),
            .rehandled = at.rehandled,
            .version = at.version,
            .course = course_of(at, actor_.role),
            .clocks = clocks(at),
            .co_handlers = co_handlers(at),
            .lead_case = lead_case(at),
            .followers = followers(at),
            .proposal = shown_proposal(at),
            .allowed_actions = allowed_actions(at, {actor_, standing(at), now_, time_}),
            .events = history(at.id)};
}

}  // namespace hotline::app
