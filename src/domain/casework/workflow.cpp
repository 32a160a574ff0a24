#include "domain/casework/workflow.hpp"

#include "domain/casework/case_command.hpp"
#include "domain/casework/case_facts.hpp"
#include "domain/casework/kept_moment.hpp"
#include "domain/casework/workflow_checks.hpp"

namespace hotline {
namespace {

using namespace workflow;

constexpr std::array kReturnReasons{CaseReason::not_our_duty, CaseReason::other_district, CaseReason::unclear_facts,
                                    CaseReason::legal_procedure, CaseReason::other};
constexpr std::array kRejectReasons{CaseReason::legal_procedure,      CaseReason::out_of_scope,  CaseReason::secret_or_private,
                                    CaseReason::against_public_order, CaseReason::unclear_facts, CaseReason::other};
constexpr std::array kExtensionReasons{CaseReason::complex_matter, CaseReason::several_units, CaseReason::third_party,
                                       CaseReason::bad_weather, CaseReason::other};
constexpr std::array kSuspensionReasons{CaseReason::awaiting_evidence, CaseReason::legal_procedure, CaseReason::season,
                                        CaseReason::construction_schedule, CaseReason::other};
constexpr std::array kReopenReasons{CaseReason::not_solved, CaseReason::not_satisfied, CaseReason::other};
constexpr std::array kMergeReasons{CaseReason::same_person, CaseReason::same_place};
constexpr std::array kWithdrawReasons{CaseReason::citizen_asked, CaseReason::settled, CaseReason::other};

bool is_department(Role role) { return kHandlers.has(role); }

bool role_ever_does(const Actor& actor, CaseAction action) {
    return std::ranges::any_of(kWorkflow, [&](const Transition& line) {
        return line.action == action && (actor.is_clock ? line.by.clock : line.by.roles.has(actor.role));
    });
}

bool stands_right(Hand hand, const CaseStanding& standing) {
    switch (hand) {
        case Hand::holder: return standing.own_unit;
        case Hand::lead: return standing.lead_unit;
        case Hand::co_handler: break;
    }
    return !standing.co_unit.empty();
}

/// Agents touch what they recorded, departments what lies with them in the way that the line asks for; the rest of the
/// centre everything.
std::optional<CaseRefusal> out_of_reach(const Transition& line, const Case& at, const Actor& actor,
                                        const CaseStanding& standing) {
    if (actor.is_clock) return std::nullopt;
    if (actor.role == Role::agent && at.recorded_by != actor.user) return CaseRefusal::not_your_case;
    if (is_department(actor.role) && !stands_right(line.by.hand, standing)) return CaseRefusal::not_your_department;
    return std::nullopt;
}

bool has_time_left(const Case& at, Instant now) {
    const DueClock* clock = clock_of(at, ClockKind::handle);
    return clock == nullptr || now <= clock->due_at;
}

bool may_be_extended(const Case& at, const TimeRules& time) {
    return clock_of(at, ClockKind::handle) != nullptr && at.course.extensions < time.policy.extensions.most_times;
}

/// Whether the case is as the rule wants it.
bool holds(CaseRule rule, const Case& at, const Looking& looking) {
    const CaseCourse& course = at.course;
    switch (rule) {
        case another_person: return at.recorded_by != looking.actor.user;
        case others_work: return at.replied_by != looking.actor.user;
        case returnable: return !course.return_overruled && !course.forced;
        case may_object: return course.return_overruled && !course.forced;
        case before_due: return has_time_left(at, looking.now);
        case extension_left: return may_be_extended(at, looking.time);
        case below_lead: return at.department != at.lead;
        case below_supervised: return course.supervision < SupervisionLevel::supervised;
        case below_escalated: return course.supervision < SupervisionLevel::escalated;
        case receipt_due: return course.receipt_due;
        case first_reopening: return course.reopened == 0;
        case second_reopening: break;
    }
    return course.reopened == 1;
}

CaseRefusal refusal_of(CaseRule rule) {
    switch (rule) {
        case another_person:
        case others_work: return CaseRefusal::own_work;
        case returnable:
        case may_object: return CaseRefusal::return_is_final;
        case before_due: return CaseRefusal::too_late;
        case extension_left: return CaseRefusal::no_extension_left;
        case first_reopening:
        case second_reopening: return CaseRefusal::reopened_before;
        case below_supervised:
        case below_escalated: return CaseRefusal::supervised_already;
        case below_lead:
        case receipt_due: break;
    }
    return CaseRefusal::not_in_this_state;
}

std::optional<CaseRefusal> broken_rule(const Transition& line, const Case& at, const Looking& looking) {
    for (std::size_t i = 0; i <= static_cast<std::size_t>(second_reopening); ++i) {
        const auto rule = static_cast<CaseRule>(i);
        if (line.only.has(rule) && !holds(rule, at, looking)) return refusal_of(rule);
    }
    return std::nullopt;
}

bool may_do(const Transition& line, const Actor& actor) {
    return actor.is_clock ? line.by.clock : actor.user && line.by.roles.has(actor.role);
}

/// Why this line is not for this person now; nothing when it is.
std::optional<CaseRefusal> refusal(const Transition& line, const Case& at, const Looking& looking) {
    if (!may_do(line, looking.actor)) return CaseRefusal::not_your_role;
    if (const auto why = out_of_reach(line, at, looking.actor, looking.standing)) return why;
    return broken_rule(line, at, looking);
}

/// The line that fits, or why none does: of several lines that nearly fit, the last one's words.
Result<const Transition*, CaseRefusal> line_for(const Case& at, CaseAction action, const Looking& looking) {
    CaseRefusal why = CaseRefusal::not_in_this_state;
    for (const Transition& line : kWorkflow) {
        if (line.action != action || !line.from.has(at.stage)) continue;
        const auto refused = refusal(line, at, looking);
        if (!refused) return &line;
        why = *refused;
    }
    return refuse(why);
}

/// Somebody who may never touch this case learns nothing of how it stands.
std::optional<CaseRefusal> stranger(const Case& at, CaseAction action, const Looking& looking) {
    if (!role_ever_does(looking.actor, action) || !(looking.actor.user || looking.actor.is_clock))
        return CaseRefusal::not_your_role;
    std::optional<CaseRefusal> why;
    for (const Transition& line : kWorkflow) {
        if (line.action != action || !may_do(line, looking.actor)) continue;
        why = out_of_reach(line, at, looking.actor, looking.standing);
        if (!why) return std::nullopt;
    }
    return why;
}

template <class Enum>
std::vector<Enum> members_of(EnumSet<Enum> set) {
    std::vector<Enum> members;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto one) {
        if (set.has(one.value)) members.push_back(one.value);
    });
    return members;
}

}  // namespace

std::span<const Transition> case_workflow() { return kWorkflow; }

std::span<const CaseReason> reasons_for(CaseAction action) {
    switch (action) {
        case ask_return: return kReturnReasons;
        case reject: return kRejectReasons;
        case ask_extension: return kExtensionReasons;
        case ask_suspension: return kSuspensionReasons;
        case reopen: return kReopenReasons;
        case merge: return kMergeReasons;
        case withdraw: return kWithdrawReasons;
        default: return {};
    }
}

bool is_end(CaseStage stage) { return kEnds.has(stage); }

bool is_with_unit(CaseStage stage) { return kWithUnit.has(stage); }

Actor the_clock() { return {.is_clock = true}; }

Result<CaseEvent, CaseRefused> decide(const Case& before, const CaseCommand& command, const Actor& actor, Instant at,
                                      const CaseContext& context) {
    const Instant now = kept_moment(at);
    const auto no = [](CaseRefusal why) { return refuse(CaseRefused{why, {}}); };
    const Looking looking{actor, context.standing, now, context.time};
    if (const auto why = stranger(before, command.action, looking)) return no(*why);
    if (command.version != before.version) return no(CaseRefusal::case_changed);
    const auto line = line_for(before, command.action, looking);
    if (!line) return no(line.error());
    if (auto problems = command_problems(**line, command, looking, context); !problems.empty())
        return refuse(refused_for(std::move(problems)));
    CaseEvent event = event_of(**line, before, command, looking);
    if (command.action == dispatch) event.details.catalogue = context.catalogue;
    if (command.action == recalculate && event.clocks.empty()) return no(CaseRefusal::not_in_this_state);
    return event;
}

std::vector<AllowedAction> allowed_actions(const Case& at, const Looking& looking) {
    std::vector<AllowedAction> allowed;
    if (!looking.actor.user) return allowed;
    for (const Transition& line : kWorkflow) {
        if (!line.from.has(at.stage) || refusal(line, at, looking)) continue;
        const auto reasons = reasons_for(line.action);
        allowed.push_back({.action = line.action,
                           .needs = members_of(line.needs),
                           .takes = members_of(line.takes),
                           .reasons = {reasons.begin(), reasons.end()}});
    }
    return allowed;
}

}  // namespace hotline
