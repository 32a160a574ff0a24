#include "domain/casework/workflow.hpp"

#include <algorithm>
#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include "domain/casework/case_facts.hpp"

namespace hotline {
namespace {

using enum CaseState;
using enum CaseAction;
using enum ClockEffect;

constexpr RoleSet kDispatchers{Role::supervisor, Role::dispatcher};
constexpr RoleSet kAmenders{Role::agent, Role::supervisor, Role::dispatcher};
constexpr RoleSet kHandlers{Role::department, Role::sub_department};
constexpr RoleSet kCommenters{Role::supervisor, Role::dispatcher, Role::reviewer, Role::leader};

constexpr FieldSet kRequest{CaseField::title, CaseField::content};
constexpr FieldSet kOrder{CaseField::department, CaseField::instruction};
constexpr FieldSet kInstruction{CaseField::instruction};

// clang-format off
constexpr std::array kWorkflow{
    //         from             action    to               by                  needs                    clock
    Transition{recorded,        amend,    recorded,        kAmenders,          kRequest,                keep},
    Transition{recorded,        dispatch, assigned,        kDispatchers,       kOrder,                  start},
    Transition{recorded,        note,     recorded,        kCommenters,        kInstruction,            keep},
    // Sending it on to another department does not buy time: the clock keeps running (C17).
    Transition{assigned,        dispatch, assigned,        kDispatchers,       kOrder,                  keep},
    Transition{assigned,        delegate, assigned,        {Role::department}, {CaseField::department}, keep},
    Transition{assigned,        accept,   in_progress,     kHandlers,          {},                      keep},
    Transition{assigned,        note,     assigned,        kCommenters,        kInstruction,            keep},
    Transition{in_progress,     delegate, assigned,        {Role::department}, {CaseField::department}, keep},
    Transition{in_progress,     reply,    awaiting_review, kHandlers,          {CaseField::reply},      keep},
    Transition{in_progress,     note,     in_progress,     kCommenters,        kInstruction,            keep},
    Transition{awaiting_review, rehandle, assigned,        {Role::reviewer},   {CaseField::reason},     start},
    Transition{awaiting_review, approve,  approved,        {Role::reviewer},   {CaseField::opinion},    stop},
    Transition{awaiting_review, note,     awaiting_review, kCommenters,        kInstruction,            keep},
};
// clang-format on

constexpr std::size_t kStates = boost::mp11::mp_size<boost::describe::describe_enumerators<CaseState>>::value;
using StateFlags = std::array<bool, kStates>;

constexpr std::size_t index_of(CaseState state) { return static_cast<std::size_t>(state); }

constexpr bool every_state_is_reachable() {
    StateFlags reached{};
    reached[index_of(recorded)] = true;
    for (std::size_t round = 0; round < kStates; ++round)
        for (const Transition& line : kWorkflow)
            if (reached[index_of(line.from)]) reached[index_of(line.to)] = true;
    return std::ranges::all_of(reached, [](bool flag) { return flag; });
}

constexpr bool only_approved_is_final() {
    StateFlags has_way_out{};
    for (const Transition& line : kWorkflow)
        if (line.from != line.to) has_way_out[index_of(line.from)] = true;
    for (std::size_t state = 0; state < kStates; ++state)
        if (has_way_out[state] == (state == index_of(approved))) return false;
    return std::ranges::none_of(kWorkflow, [](const Transition& line) { return line.from == approved; });
}

constexpr bool no_line_stands_twice() {
    for (std::size_t a = 0; a < kWorkflow.size(); ++a)
        for (std::size_t b = a + 1; b < kWorkflow.size(); ++b)
            if (kWorkflow[a].from == kWorkflow[b].from && kWorkflow[a].action == kWorkflow[b].action) return false;
    return true;
}

constexpr bool the_clock_stops_where_the_case_ends() {
    return std::ranges::all_of(kWorkflow, [](const Transition& line) { return (line.clock == stop) == (line.to == approved); });
}

static_assert(every_state_is_reachable());
static_assert(only_approved_is_final());
static_assert(no_line_stands_twice());
static_assert(the_clock_stops_where_the_case_ends());
static_assert(std::ranges::none_of(kWorkflow, [](const Transition& line) { return line.by.empty(); }));

bool role_ever_does(Role role, CaseAction action) {
    return std::ranges::any_of(kWorkflow, [&](const Transition& line) { return line.action == action && line.by.has(role); });
}

/// Agents touch what they recorded, departments what lies with them, reviewers what others replied; the rest of the centre
/// everything.
std::optional<CaseRefusal> out_of_reach(const Case& at, const Actor& actor, CaseAction action, bool own_unit) {
    switch (actor.role) {
        case Role::agent:
            if (at.recorded_by != actor.user) return CaseRefusal::not_your_case;
            break;
        case Role::department:
        case Role::sub_department:
            if (!own_unit) return CaseRefusal::not_your_department;
            break;
        case Role::reviewer:
            if (action != note && at.replied_by == actor.user) return CaseRefusal::own_work;
            break;
        default: break;
    }
    return std::nullopt;
}

/// Which field the command's free text stands for.
CaseField field_of_text(CaseAction action) {
    switch (action) {
        case reply: return CaseField::reply;
        case approve: return CaseField::opinion;
        case rehandle: return CaseField::reason;
        default: return CaseField::instruction;
    }
}

void check_text(const Transition& line, const CaseCommand& command, std::vector<FieldProblem>& problems) {
    const CaseField field = field_of_text(command.action);
    if (line.needs.has(field) && is_blank(command.text))
        problems.push_back({field, FieldFault::missing});
    else if (!fits(command.text, kTextLimit))
        problems.push_back({field, FieldFault::too_long});
}

void check_target(const Transition& line, const CaseCommand& command, const CaseContext& context,
                  std::vector<FieldProblem>& problems) {
    if (!line.needs.has(CaseField::department)) return;
    const bool fits_action =
        line.action == delegate ? context.target == TargetUnit::below : context.target != TargetUnit::unknown;
    if (!command.department || command.department->empty())
        problems.push_back({CaseField::department, FieldFault::missing});
    else if (!fits_action)
        problems.push_back({CaseField::department, FieldFault::unknown});
}

std::vector<FieldProblem> problems_of(const Transition& line, const CaseCommand& command, const CaseContext& context) {
    std::vector<FieldProblem> problems;
    if (line.action == amend) problems = check_facts(command.facts.value_or(CaseFacts{}));
    check_target(line, command, context, problems);
    check_text(line, command, problems);
    return problems;
}

CaseEvent event_of(const Transition& line, const Case& before, const CaseCommand& command, const Actor& actor, Instant now) {
    CaseEvent event{.id = before.id,
                    .seq = before.version + 1,
                    .at = now,
                    .action = line.action,
                    .actor = actor.user,
                    .actor_name = actor.name,
                    .from = line.from,
                    .to = line.to,
                    .text = command.text};
    if (line.action == amend) event.facts = command.facts;
    if (line.needs.has(CaseField::department)) event.department = *command.department;
    return event;
}

std::vector<CaseField> fields_in(FieldSet needs) {
    std::vector<CaseField> fields;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<CaseField>>([&](auto field) {
        if (needs.has(field.value)) fields.push_back(field.value);
    });
    return fields;
}

}  // namespace

std::span<const Transition> case_workflow() { return kWorkflow; }

const Transition* find_transition(CaseState from, CaseAction action) {
    const auto found =
        std::ranges::find_if(kWorkflow, [&](const Transition& line) { return line.from == from && line.action == action; });
    return found == kWorkflow.end() ? nullptr : &*found;
}

Result<CaseEvent, CaseRefused> decide(const Case& before, const CaseCommand& command, const Actor& actor, Instant now,
                                      const CaseContext& context) {
    const auto no = [](CaseRefusal why) { return refuse(CaseRefused{why, {}}); };
    if (!actor.user || !role_ever_does(actor.role, command.action)) return no(CaseRefusal::not_your_role);
    if (const auto why = out_of_reach(before, actor, command.action, context.own_unit)) return no(*why);
    if (command.version != before.version) return no(CaseRefusal::case_changed);
    const Transition* line = find_transition(before.state, command.action);
    if (line == nullptr) return no(CaseRefusal::not_in_this_state);
    if (!line->by.has(actor.role)) return no(CaseRefusal::not_your_role);
    if (auto problems = problems_of(*line, command, context); !problems.empty()) return refuse(refused_for(std::move(problems)));

    CaseEvent event = event_of(*line, before, command, actor, now);
    if (line->clock == start) event.due_at = context.due_at;
    return event;
}

std::vector<AllowedAction> allowed_actions(const Case& at, const Actor& actor, bool own_unit) {
    std::vector<AllowedAction> allowed;
    if (!actor.user) return allowed;
    for (const Transition& line : kWorkflow) {
        if (line.from != at.state || !line.by.has(actor.role)) continue;
        if (!out_of_reach(at, actor, line.action, own_unit)) allowed.push_back({line.action, fields_in(line.needs)});
    }
    return allowed;
}

}  // namespace hotline
