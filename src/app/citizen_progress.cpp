#include "app/citizen_progress.hpp"

#include "app/city_names.hpp"
#include "app/city_time.hpp"
#include "app/new_case.hpp"
#include "app/save_case.hpp"
#include "base/utf8.hpp"
#include "domain/casework/case_intake.hpp"
#include "domain/casework/case_number.hpp"

namespace hotline::app {
namespace {

/// Only what moves the case is a step: its label, or who has it.
std::vector<ProgressStep> steps_of(const std::vector<CaseEvent>& events, const CityNames& names, Instant since) {
    std::vector<ProgressStep> steps;
    DepartmentCode department;
    for (const CaseEvent& event : events) {
        const bool is_first = event.action == CaseAction::record;
        const bool moved = is_first || label_of(event.from) != label_of(event.to) || !event.department.empty();
        if (event.to == CaseStage::recorded) department = {};
        if (!event.department.empty()) department = event.department;
        if (moved && event.at >= since) steps.push_back({event.at, label_of(event.to), names.department(department)});
    }
    return steps;
}

bool is_answered(CaseState state) {
    return state == CaseState::approved || state == CaseState::answered_directly || state == CaseState::rejected;
}

/// The case that is worked on for this one: itself, or the one it was merged with.
Case worked_on(UnitOfWork& work, const Case& asked) {
    const auto lead = asked.lead_case ? work.cases.find(*asked.lead_case) : std::nullopt;
    return lead.value_or(asked);
}

std::vector<ProgressStep> way_of(UnitOfWork& work, const Case& asked, const Case& ruling, const CityNames& names) {
    const auto own = work.cases.events(asked.id);
    auto steps = steps_of(own, names, Instant{});
    if (ruling.id == asked.id) return steps;
    const Instant joined = own.empty() ? Instant{} : own.back().at;
    for (ProgressStep& step : steps_of(work.cases.events(ruling.id), names, joined)) steps.push_back(std::move(step));
    return steps;
}

std::optional<Case> opened_by(UnitOfWork& work, const ProgressQuery& query, Secrets& secrets) {
    const std::string number = tidy_case_number(query.number);
    const std::string hash = progress_hash_of(number, tidy_case_number(query.code), secrets);
    auto found = is_case_number(number) ? work.cases.find_by_number(number) : std::nullopt;
    if (!found || work.cases.progress_hash(found->id) != hash) return std::nullopt;
    return found;
}

std::optional<ProgressEvaluation> evaluation_of(const Case& at, const TimeRules& time, Instant now) {
    const JudgedRound* round = last_round(at);
    if (round == nullptr || label_of(at.stage) != CaseState::approved) return std::nullopt;
    const Actor citizen = the_citizen();
    ProgressEvaluation shown{.open = !allowed_actions(at, {citizen, {}, now, time}).empty(),
                             .until = round->closed_at + std::chrono::days{time.judgement.evaluation_days}};
    if (round->evaluation) shown.level = round->evaluation->level;
    return shown;
}

}  // namespace

std::optional<Progress> citizen_progress(UnitOfWork& work, const ProgressQuery& query, Secrets& secrets, Instant now) {
    const auto found = opened_by(work, query, secrets);
    if (!found) return std::nullopt;

    const CityNames names{work.city.reference()};
    const Case ruling = worked_on(work, *found);
    const CaseState state = label_of(ruling.stage);
    return Progress{.number = found->number,
                    .kind = found->facts.kind,
                    .title = found->facts.title,
                    .state = state,
                    .joined = ruling.id != found->id,
                    .recorded_at = found->recorded_at,
                    .due_at = ruling.due_at,
                    .department_name = names.department(ruling.department),
                    .reply = is_answered(state) ? ruling.reply : std::string{},
                    .steps = way_of(work, *found, ruling, names),
                    .evaluation = evaluation_of(*found, city_time(work), now)};
}

Result<CaseChange, CaseRefused> evaluate_case(UnitOfWork& work, const EvaluationRequest& wanted, Secrets& secrets, Instant now) {
    const auto found = opened_by(work, {wanted.number, wanted.code}, secrets);
    if (!found) return refuse(CaseRefused{CaseRefusal::not_found, {}});
    const TimeRules time = city_time(work);
    const CaseCommand command{.action = CaseAction::evaluate,
                              .version = found->version,
                              .text = std::string{trimmed(wanted.text)},
                              .details = {.verdict = Verdict{.satisfaction = wanted.level}}};
    const auto event = decide(*found, command, the_citizen(), now, {.time = time});
    if (!event) return refuse(event.error());
    return change_of(*found, save_case(work, *found, *event, time, the_citizen()), *event);
}

}  // namespace hotline::app
