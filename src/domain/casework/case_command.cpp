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
        scores();
        answers();
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

    [[nodiscard]] bool has_score(const ReviewDimension& dimension, const Verdict& said) const {
        const auto fits = [&](const ReviewScore& score) {
            return score.dimension == dimension.code && score.points >= 1 && score.points <= kMostPoints;
        };
        return std::ranges::count_if(said.scores, fits) == 1;
    }

    /// One for each dimension, and no others.
    void scores() {
        const Verdict said = command_.details.verdict.value_or(Verdict{});
        const auto& dimensions = looking_.time.judgement.dimensions;
        if (dimensions.empty() || !given(CaseField::scores, !said.scores.empty())) return;
        const bool all = std::ranges::all_of(dimensions, [&](const auto& one) { return has_score(one, said); });
        if (!all || said.scores.size() != dimensions.size()) wrong(CaseField::scores, FieldFault::out_of_range);
    }

    void answers() {
        const Verdict said = command_.details.verdict.value_or(Verdict{});
        given(CaseField::outcome, said.outcome.has_value());
        given(CaseField::contacted, said.contacted.has_value());
        given(CaseField::resolved, said.resolved.has_value());
        given(CaseField::satisfaction, said.satisfaction.has_value());
    }

    const Transition& line_;
    const CaseCommand& command_;
    const Looking& looking_;
    const CaseContext& context_;
    std::vector<FieldProblem> problems_;
};

bool may_be_called(const Case& at) { return !at.facts.confidential && !at.facts.citizen_phone.empty(); }

/// Whether approving opens a follow-up: always after the citizen had it opened again, else by the sample.
void open_by_sample(Verdict& kept, const Case& at, const JudgementPolicy& policy) {
    if (!may_be_called(at)) return;
    if (at.course.reopened > 0) {
        kept.opens = FollowUpCause::reopened;
    } else if (const SamplingPlan* plan = sampled_by(policy.follow_up, at.number, at.facts.kind, at.lead)) {
        kept.opens = FollowUpCause::sampled;
        kept.plan = plan->code;
    }
}

/// Who is dissatisfied on the web is called and asked (C34), unless somebody is about to, or the round does not count.
void open_by_evaluation(Verdict& kept, const Case& at) {
    const JudgedRound* round = last_round(at);
    const bool counts = round != nullptr && round->exclusion.state != ExclusionState::granted;
    if (counts && round->follow_up.state != FollowUpState::open && may_be_called(at) && is_poor(*kept.satisfaction))
        kept.opens = FollowUpCause::poor_evaluation;
}

/// What the action says about the work, and what follows from it; nothing for actions that judge nothing.
std::optional<Verdict> verdict_of(const Transition& line, const Case& at, const CaseCommand& command, const Looking& looking) {
    const Verdict said = command.details.verdict.value_or(Verdict{});
    const JudgementPolicy& policy = looking.time.judgement;
    Verdict kept;
    if (line.action == CaseAction::approve) {
        if (!policy.dimensions.empty()) kept.scores = said.scores;
        kept.score = score_of(policy.dimensions, kept.scores);
        open_by_sample(kept, at, policy);
    }
    if (line.needs.has(CaseField::outcome)) kept.outcome = said.outcome;
    if (line.needs.has(CaseField::contacted)) kept.contacted = said.contacted;
    if (line.needs.has(CaseField::resolved)) kept.resolved = said.resolved;
    if (line.needs.has(CaseField::satisfaction) || line.takes.has(CaseField::satisfaction)) kept.satisfaction = said.satisfaction;
    if (line.action == CaseAction::evaluate) {
        kept.channel = said.channel;
        open_by_evaluation(kept, at);
    }
    return kept == Verdict{} ? std::nullopt : std::optional{kept};
}

/// When the citizen is called again; nothing when this was the last call, or one that makes others useless.
std::optional<Instant> next_try(const JudgedRound& round, const CaseCommand& command, const Looking& looking) {
    const auto outcome = command.details.verdict ? command.details.verdict->outcome : std::nullopt;
    if (outcome == FollowUpMiss::wrong_number || outcome == FollowUpMiss::refused) return std::nullopt;
    const auto& pauses = looking.time.judgement.follow_up.retry_after_h;
    const auto made = static_cast<std::size_t>(round.follow_up.attempts);
    return made < pauses.size() ? std::optional{looking.now + std::chrono::hours{pauses[made]}} : std::nullopt;
}

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
    if (line.action == CaseAction::begin_follow_up)
        kept.until = looking.now + std::chrono::minutes{looking.time.judgement.follow_up.hold_min};
    if (line.action == CaseAction::miss_follow_up) kept.until = next_try(before.course.rounds.back(), command, looking);
    kept.verdict = verdict_of(line, before, command, looking);
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
