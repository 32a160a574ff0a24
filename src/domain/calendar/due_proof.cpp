#include "domain/calendar/due_proof.hpp"

#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using enum DueStepKind;

Date next(Date day) { return Date{sys_days{day} + days{1}}; }

/// Writes the lines of one clock.
class Proof {
public:
    Proof(const DueClock& clock, const Calendar& calendar) : clock_(clock), calendar_(calendar) {}

    std::vector<DueStep> all() {
        add({.what = started, .at = clock_.started_at});
        if (clock_.limit)
            limit(*clock_.limit);
        else
            add({.what = unknown_limit});
        for (const ClockAdjustment& one : clock_.adjustments) adjustment(one);
        add({.what = due, .at = clock_.due_at});
        return std::move(steps_);
    }

private:
    void add(DueStep step) { steps_.push_back(std::move(step)); }

    void limit(const TimeLimit& limit) {
        const Instant first_due = deadline(limit, calendar_, clock_.started_at).due_at;
        if (limit.unit == LimitUnit::hour)
            return add({.what = counted, .at = first_due, .unit = limit.unit, .count = limit.amount});
        const Date first = local_date(calendar_, clock_.started_at);
        const Date last = local_date(calendar_, first_due);
        if (limit.start == LimitStart::next_day) add({.what = day_not_counted, .from = first});
        if (limit.unit == LimitUnit::working_day) working_days(limit, first, last);
        add({.what = counted, .to = last, .unit = limit.unit, .count = limit.amount});
        add({.what = end_of(limit), .at = first_due});
    }

    static DueStepKind end_of(const TimeLimit& limit) {
        if (limit.start == LimitStart::same_moment) return same_time;
        return limit.unit == LimitUnit::working_day ? ends_with_work : ends_with_day;
    }

    void working_days(const TimeLimit& limit, Date first, Date last) {
        if (limit.start == LimitStart::same_moment) begin_of_work();
        int free_weekend_days = 0;
        for (Date day = next(first); day <= last;) {
            if (calendar_.holidays.contains(day)) {
                day = holidays(day, last);
                continue;
            }
            if (const auto worked = calendar_.make_up_days.find(day); worked != calendar_.make_up_days.end())
                add({.what = make_up_day, .from = day, .name = worked->second});
            free_weekend_days += is_working_day(calendar_, day) ? 0 : 1;
            day = next(day);
        }
        if (free_weekend_days > 0) add({.what = weekends, .count = free_weekend_days});
        unpublished(first, last);
    }

    void begin_of_work() {
        const Instant begin = next_working_moment(calendar_, clock_.started_at);
        if (begin != clock_.started_at) add({.what = begins_with_work, .at = begin});
    }

    /// One line for a run of days of one holiday; gives the day behind it.
    Date holidays(Date from, Date last) {
        const std::string& name = calendar_.holidays.at(from);
        DueStep step{.what = holiday, .from = from, .to = from, .name = name};
        Date day = from;
        for (; day <= last; day = next(day), ++step.count) {
            const auto found = calendar_.holidays.find(day);
            if (found == calendar_.holidays.end() || found->second != name) break;
            step.to = day;
        }
        add(std::move(step));
        return day;
    }

    void unpublished(Date first, Date last) {
        for (int year = static_cast<int>(first.year()); year <= static_cast<int>(last.year()); ++year)
            if (is_provisional(calendar_, std::chrono::year{year} / 1 / 1)) add({.what = unpublished_year, .count = year});
    }

    void adjustment(const ClockAdjustment& one) {
        const std::optional<LimitUnit> unit = clock_.limit ? std::optional{clock_.limit->unit} : std::nullopt;
        switch (one.step) {
            case ClockStep::pause: return add({.what = paused, .at = one.at});
            case ClockStep::resume: return add({.what = resumed, .at = one.at});
            case ClockStep::extend: return add({.what = extended, .at = one.due_at, .unit = unit, .count = one.amount});
            case ClockStep::recalculate: return add({.what = recalculated, .at = one.at});
            case ClockStep::start:
            case ClockStep::stop:
            case ClockStep::clear: return;
        }
    }

    const DueClock& clock_;
    const Calendar& calendar_;
    std::vector<DueStep> steps_;
};

}  // namespace

std::vector<DueStep> explain(const DueClock& clock, const Calendar& calendar) { return Proof{clock, calendar}.all(); }

}  // namespace hotline
