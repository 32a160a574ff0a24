#include "app/act_on_case.hpp"

#include <algorithm>

#include "app/case_viewer.hpp"
#include "base/utf8.hpp"
#include "domain/casework/case_facts.hpp"
#include "domain/casework/evolve.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {
namespace {

TargetUnit target_of(UnitOfWork& work, const CityNames& names, const Case& at, const CaseCommand& command) {
    if (!command.department || !names.takes_cases(*command.department)) return TargetUnit::unknown;
    if (at.department.empty() || *command.department == at.department) return TargetUnit::elsewhere;
    const auto units = work.city.unit_and_below(at.department);
    return std::ranges::find(units, *command.department) == units.end() ? TargetUnit::elsewhere : TargetUnit::below;
}

std::optional<Instant> due_at(const CityTime& time, const Case& at, Instant now) {
    const auto limit = limit_for(time.policy, at.facts.kind, at.facts.urgency);
    if (!limit) return std::nullopt;
    return deadline(*limit, time.calendar, now).due_at;
}

CaseContext context_of(UnitOfWork& work, const CaseViewer& viewer, const Case& at, const CaseCommand& command, Instant now) {
    const Transition* line = find_transition(at.state, command.action);
    const bool starts_clock = line != nullptr && line->clock == ClockEffect::start;
    return {.own_unit = viewer.is_own_unit(at),
            .target = target_of(work, viewer.names(), at, command),
            .due_at = starts_clock ? due_at(viewer.time(), at, now) : std::nullopt};
}

/// The command without stray white space, and with what the actor was not shown put back into the facts.
CaseCommand completed(CaseCommand command, const CaseViewer& viewer, const Case& at) {
    command.text = std::string{trimmed(command.text)};
    if (command.facts) command.facts = with_hidden_restored(tidied(std::move(*command.facts)), at.facts, viewer.sight(at));
    return command;
}

CaseChange change_of(const Case& before, const Case& after, const CaseEvent& event) {
    return {.data = {.id = after.id,
                     .number = after.number,
                     .state = after.state,
                     .action = event.action,
                     .department = after.department,
                     .version = after.version},
            .department_before = before.department};
}

}  // namespace

Result<CaseDone, CaseRefused> act_on_case(UnitOfWork& work, const Actor& actor, CaseId id, CaseCommand command, Instant now) {
    const CaseViewer viewer{work, actor, now};
    const auto before = work.cases.find(id);
    if (!before || !viewer.sees(*before)) return refuse(CaseRefused{CaseRefusal::not_found, {}});

    command = completed(std::move(command), viewer, *before);
    auto event = decide(*before, command, actor, now, context_of(work, viewer, *before, command, now));
    if (!event) return refuse(std::move(event.error()));
    if (event->facts)
        if (auto unknown = viewer.names().unknown_codes(*event->facts, before->facts.category); !unknown.empty())
            return refuse(refused_for(std::move(unknown)));

    const Case after = evolve(*before, *event);
    work.cases.append(after, *event);
    return CaseDone{.view = viewer.view(after), .change = change_of(*before, after, *event)};
}

}  // namespace hotline::app
