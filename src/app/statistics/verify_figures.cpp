#include "app/statistics/verify_figures.hpp"

#include <array>

#include "domain/casework/evolve.hpp"
#include "domain/statistics/amounts.hpp"

namespace hotline::app {
namespace {

constexpr int kPage = 200;
using Totals = std::map<std::string, FactCounts>;

/// A whole and the parts that make it.
struct Invariant {
    std::string_view name;
    Fact whole;
    std::vector<Fact> parts;
};

std::vector<Invariant> invariants_of(Subject subject) {
    using enum Fact;
    if (subject == Subject::calls)
        return {{"queued",
                 calls_queued,
                 {calls_answered, calls_abandoned, calls_overflowed, calls_to_mailbox, calls_asked_callback, calls_after_hours,
                  calls_failed, calls_waiting, calls_queue_other}},
                {"abandoned", calls_abandoned, {calls_abandoned_short, calls_abandoned_long}}};
    if (subject == Subject::cases) return {{"recorded", cases_recorded, {cases_direct, cases_with_unit, cases_unplaced}}};
    if (subject == Subject::cases_due) return {{"due", due_cases, {due_on_time, due_late, due_running}}};
    return {{"signed_in",
             time_signed_in,
             {time_ready, time_offered, time_talking, time_holding, time_wrap_up, time_away, time_supervising}}};
}

std::vector<Fact> facts_of(Subject subject) {
    std::vector<Fact> facts;
    for (const FactInfo& info : all_facts())
        if (info.subject == subject) facts.push_back(info.fact);
    return facts;
}

std::string day_of(Instant at, std::chrono::minutes utc_offset) {
    return to_iso_date(Date{std::chrono::floor<std::chrono::days>(at + utc_offset)});
}

class Verifier {
public:
    Verifier(UnitOfWork& work, std::chrono::minutes utc_offset, Instant now) : work_(work), offset_(utc_offset), now_(now) {}

    std::vector<FigureFault> check(const StatPeriod& period) {
        check_calls(period);
        check_cases(period);
        for (const Subject subject : {Subject::calls, Subject::cases, Subject::cases_due, Subject::agent_time})
            check_invariants(subject, period);
        return std::move(faults_);
    }

private:
    Totals counted(Subject subject, const StatPeriod& period) {
        const Dimension by = subject == Subject::agent_time ? Dimension::agent : Dimension::time;
        const FactFilter filter{.from = period.from, .to = period.to, .now = now_, .utc_offset = offset_};
        Totals totals;
        for (GroupCounts& group : work_.reports.count(subject, by, facts_of(subject), filter)) totals[group.group] = group.counts;
        return totals;
    }

    void compare(Subject subject, const StatPeriod& period, Totals expected) {
        Totals rows = counted(subject, period);
        for (const auto& [day, counts] : rows) expected.try_emplace(day);
        for (const auto& [day, counts] : expected)
            for (const Fact fact : facts_of(subject))
                if (rows[day][fact] != counts[fact])
                    faults_.push_back({std::string(info_of(fact).code), day, rows[day][fact], counts[fact]});
    }

    void check_calls(const StatPeriod& period) {
        Totals expected;
        for (const CallRecord& call : work_.reports.calls_of_events(period.from, period.to))
            for (const Fact fact : facts_of(Subject::calls))
                expected[day_of(call.offered_at, offset_)].gather(fact, amount(fact, call));
        compare(Subject::calls, period, std::move(expected));
    }

    void check_cases(const StatPeriod& period) {
        Totals expected;
        CaseFilter filter{.from = period.from, .to = period.to, .limit = kPage};
        do {
            CaseStore::Page page = work_.cases.list(filter, now_);
            for (const Case& stored : page.cases) {
                const Case made = fold(stored, work_.cases.events(stored.id));
                if (made != stored) faults_.push_back({"case", stored.number, stored.version, made.version});
                for (const Fact fact : facts_of(Subject::cases))
                    expected[day_of(made.recorded_at, offset_)].gather(fact, amount(fact, made, now_));
            }
            filter.cursor = std::move(page.next);
        } while (!filter.cursor.empty());
        compare(Subject::cases, period, std::move(expected));
    }

    void check_invariants(Subject subject, const StatPeriod& period) {
        for (const auto& [group, counts] : counted(subject, period))
            for (const Invariant& one : invariants_of(subject)) {
                std::int64_t parts = 0;
                for (const Fact fact : one.parts) parts += counts[fact];
                if (parts != counts[one.whole]) faults_.push_back({std::string(one.name), group, counts[one.whole], parts});
            }
    }

    UnitOfWork& work_;
    std::chrono::minutes offset_;
    Instant now_;
    std::vector<FigureFault> faults_;
};

}  // namespace

std::vector<FigureFault> verify_figures(UnitOfWork& work, const StatPeriod& period, std::chrono::minutes utc_offset,
                                        Instant now) {
    std::vector<FigureFault> all;
    for (StatPeriod day{period.from, period.from}; day.from < period.to; day.from = day.to) {
        day.to = std::min(period.to, day.from + std::chrono::days{1});
        for (FigureFault& fault : Verifier(work, utc_offset, now).check(day)) all.push_back(std::move(fault));
    }
    return all;
}

}  // namespace hotline::app
