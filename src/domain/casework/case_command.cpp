#include "domain/casework/case_command.hpp"

#include <algorithm>
#include <array>

#include "domain/casework/case_facts.hpp"
#include "domain/casework/kept_moment.hpp"

namespace hotline {
namespace {

constexpr std::chrono::days kLongestSuspension{366};

/// Collects what is wrong with a command, field by field.
class Check {
public:
    Check(const Transition& line, const CaseCommand& command, const Looking& looking, const CaseContext& context)
        : line_(line), command_(command), looking_(looking), context_(context) {}

    std::vector<FieldProblem> all() {
        if (line_.action == CaseAction::amend) problems_ = check_facts(command_.facts.value_or(CaseFacts{}));
        department();
        text();
        reason();
        legal_basis();
        units();
        lead_case();
        until();
        amount();
        return std::move(problems_);
    }

private:
    [[nodiscard]] bool needs(CaseField field) const { return line_.needs.has(field); }
    void wrong(CaseField field, FieldFault what) { problems_.push_back({field, what}); }
    /// Says `missing` for an empty field that is needed; whether there is something to look at.
    bool given(CaseField field, bool is_there) {
        if (!is_there && needs(field)) wrong(field, FieldFault::missing);
        return is_there && (needs(field) || line_.takes.has(field));
    }

    void department() {
        const bool is_there = command_.department && !command_.department->empty();
        if (!given(CaseField::department, is_there)) return;
        const bool fits =
            line_.action == CaseAction::delegate ? context_.target == TargetUnit::below : context_.target != TargetUnit::unknown;
        if (!fits) wrong(CaseField::department, FieldFault::unknown);
    }

    void text() {
        const auto field = text_field_of(line_);
        if (!field) return;
        if (given(*field, !is_blank(command_.text)) && !fits(command_.text, kTextLimit)) wrong(*field, FieldFault::too_long);
    }

    void reason() {
        const auto& reason = command_.details.reason;
        if (!given(CaseField::reason_code, reason.has_value())) return;
        if (std::ranges::find(reasons_for(line_.action), *reason) == reasons_for(line_.action).end())
            wrong(CaseField::reason_code, FieldFault::unknown);
    }

    void legal_basis() {
        const std::string& basis = command_.details.legal_basis;
        if (given(CaseField::legal_basis, !is_blank(basis)) && !fits(basis, kBasisLimit))
            wrong(CaseField::legal_basis, FieldFault::too_long);
    }

    void units() {
        const CaseDetails& details = command_.details;
        if (given(CaseField::units, !details.units.empty()) && !context_.units_known)
            wrong(CaseField::units, FieldFault::unknown);
        if (given(CaseField::proposed, !details.proposed.empty()) && !context_.units_known)
            wrong(CaseField::proposed, FieldFault::unknown);
    }

    void lead_case() {
        if (given(CaseField::lead_case, command_.details.lead_case.has_value()) && !context_.lead_case_fits)
            wrong(CaseField::lead_case, FieldFault::unknown);
    }

    void until() {
        const auto& until = command_.details.until;
        if (!given(CaseField::until, until.has_value())) return;
        if (*until <= looking_.now || *until > looking_.now + kLongestSuspension)
            wrong(CaseField::until, FieldFault::out_of_range);
    }

    void amount() {
        const int amount = command_.details.amount;
        if (!given(CaseField::amount, amount != 0)) return;
        if (amount < 1 || amount > looking_.time.policy.extensions.most_at_once)
            wrong(CaseField::amount, FieldFault::out_of_range);
    }

    const Transition& line_;
    const CaseCommand& command_;
    const Looking& looking_;
    const CaseContext& context_;
    std::vector<FieldProblem> problems_;
};

/// What the action says beside its text, and no more.
CaseDetails details_of(const Transition& line, const Case& before, const CaseCommand& command, const Looking& looking) {
    const CaseDetails& said = command.details;
    const auto has = [&](CaseField field) { return line.needs.has(field) || line.takes.has(field); };
    CaseDetails kept;
    if (has(CaseField::reason_code)) kept.reason = said.reason;
    if (has(CaseField::legal_basis)) kept.legal_basis = said.legal_basis;
    if (has(CaseField::units)) kept.units = said.units;
    if (has(CaseField::proposed)) kept.proposed = said.proposed;
    if (has(CaseField::lead_case)) kept.lead_case = said.lead_case;
    if (has(CaseField::until) && said.until) kept.until = kept_moment(*said.until);
    if (has(CaseField::amount)) kept.amount = said.amount;
    if (line.action == CaseAction::contribute) kept.units = {looking.standing.co_unit};
    if (line.action == CaseAction::grant_extension) kept.amount = before.course.asked.amount;
    if (line.action == CaseAction::grant_suspension) kept.until = before.course.asked.until;
    return kept;
}

ClockChange started(ClockKind kind, const Case& before, const Looking& looking) {
    const TimedMatter matter{before.facts.kind, before.facts.urgency, before.facts.district};
    const auto limit = limit_for(looking.time.policy, kind, matter);
    if (!limit) return {.clock = kind, .step = ClockStep::clear};
    const Deadline due = deadline(*limit, looking.time.calendar, looking.now);
    return {.clock = kind, .step = ClockStep::start, .limit = limit, .due_at = due.due_at, .provisional = due.provisional};
}

ClockChange moved(const DueClock& clock, ClockStep step, int amount, const Deadline& due) {
    return {.clock = clock.kind, .step = step, .amount = amount, .due_at = due.due_at, .provisional = due.provisional};
}

/// What a step does to a clock that is there; nothing when it would change nothing.
std::optional<ClockChange> change_of(const DueClock& clock, ClockStep step, const Case& before, const Looking& looking) {
    const Calendar& calendar = looking.time.calendar;
    if (step == ClockStep::clear) return ClockChange{.clock = clock.kind, .step = step};
    if (clock.stopped_at) return std::nullopt;
    if (step == ClockStep::resume) return moved(clock, step, 0, due_when_resumed(clock, calendar, looking.now));
    if (step == ClockStep::extend) {
        const int amount = before.course.asked.amount;
        return moved(clock, step, amount, due_when_extended(clock, calendar, amount));
    }
    if (step == ClockStep::recalculate) {
        const Deadline due = due_by(clock, calendar);
        if (due.due_at == clock.due_at && due.provisional == clock.provisional) return std::nullopt;
        return moved(clock, step, 0, due);
    }
    return ClockChange{.clock = clock.kind, .step = step};
}

std::optional<ClockChange> effect_on(ClockKind kind, ClockStep step, const Case& before, const Looking& looking) {
    const DueClock* clock = clock_of(before, kind);
    if (step != ClockStep::start) return clock == nullptr ? std::nullopt : change_of(*clock, step, before, looking);
    const ClockChange change = started(kind, before, looking);
    if (change.step == ClockStep::clear && clock == nullptr) return std::nullopt;
    return change;
}

std::vector<ClockChange> clock_changes(const Transition& line, const Case& before, const Looking& looking) {
    const std::array effects{std::pair{ClockKind::sign, line.clocks.sign},
                             std::pair{ClockKind::first_contact, line.clocks.first_contact},
                             std::pair{ClockKind::handle, line.clocks.handle}, std::pair{ClockKind::review, line.clocks.review}};
    std::vector<ClockChange> changes;
    for (const auto& [kind, step] : effects)
        if (const auto change = step ? effect_on(kind, *step, before, looking) : std::nullopt) changes.push_back(*change);
    return changes;
}

std::optional<Instant> due_of_handling(const std::vector<ClockChange>& changes) {
    for (const ClockChange& change : changes)
        if (change.clock == ClockKind::handle && change.due_at) return change.due_at;
    return std::nullopt;
}

DepartmentCode where_to(const Transition& line, const Case& before, const CaseCommand& command) {
    if (line.action == CaseAction::hand_back) return before.lead;
    return line.needs.has(CaseField::department) ? command.department.value_or(DepartmentCode{}) : DepartmentCode{};
}

}  // namespace

std::optional<CaseField> text_field_of(const Transition& line) {
    for (const CaseField field : {CaseField::instruction, CaseField::reply, CaseField::opinion, CaseField::reason})
        if (line.needs.has(field) || line.takes.has(field)) return field;
    return std::nullopt;
}

std::vector<FieldProblem> command_problems(const Transition& line, const CaseCommand& command, const Looking& looking,
                                           const CaseContext& context) {
    if (looking.actor.is_clock) return {};
    return Check{line, command, looking, context}.all();
}

CaseEvent event_of(const Transition& line, const Case& before, const CaseCommand& command, const Looking& looking) {
    CaseEvent event{.id = before.id,
                    .seq = before.version + 1,
                    .at = looking.now,
                    .action = line.action,
                    .actor = looking.actor.user,
                    .actor_name = looking.actor.name,
                    .from = before.stage,
                    .to = line.to.value_or(before.stage),
                    .department = where_to(line, before, command),
                    .details = details_of(line, before, command, looking),
                    .clocks = clock_changes(line, before, looking)};
    if (text_field_of(line)) event.text = command.text;
    if (line.action == CaseAction::amend) event.facts = command.facts;
    event.due_at = due_of_handling(event.clocks);
    return event;
}

}  // namespace hotline
