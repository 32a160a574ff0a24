#include "app/citizen_progress.hpp"

#include "app/city_names.hpp"
#include "app/new_case.hpp"
#include "domain/casework/case_number.hpp"

namespace hotline::app {
namespace {

/// Only what moves the case is a step: its state, or who has it.
std::vector<ProgressStep> steps_of(const std::vector<CaseEvent>& events, const CityNames& names) {
    std::vector<ProgressStep> steps;
    DepartmentCode department;
    for (const CaseEvent& event : events) {
        const bool moved = event.action == CaseAction::record || event.from != event.to || !event.department.empty();
        if (!event.department.empty()) department = event.department;
        if (moved) steps.push_back({event.at, event.to, names.department(department)});
    }
    return steps;
}

}  // namespace

std::optional<Progress> citizen_progress(UnitOfWork& work, const ProgressQuery& query, Secrets& secrets) {
    const std::string number = tidy_case_number(query.number);
    const std::string hash = progress_hash_of(number, tidy_case_number(query.code), secrets);
    const auto found = is_case_number(number) ? work.cases.find_by_number(number) : std::nullopt;
    if (!found || work.cases.progress_hash(found->id) != hash) return std::nullopt;

    const CityNames names{work.city.reference()};
    return Progress{.number = found->number,
                    .kind = found->facts.kind,
                    .title = found->facts.title,
                    .state = found->state,
                    .recorded_at = found->recorded_at,
                    .due_at = found->due_at,
                    .department_name = names.department(found->department),
                    .reply = found->state == CaseState::approved ? found->reply : std::string{},
                    .steps = steps_of(work.cases.events(found->id), names)};
}

}  // namespace hotline::app
