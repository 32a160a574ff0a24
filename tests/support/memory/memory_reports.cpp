#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <map>

#include "support/memory/memory_stores.hpp"

namespace hotline::test {
namespace {

constexpr std::size_t kTopCategories = 10;
constexpr std::chrono::seconds kGoodWait{15};

using Counts = std::map<std::string, int>;

Date day_of(const MemoryState& state, Instant at) {
    const auto calendar = state.calendars.find(state.limits.calendar);
    const auto offset = calendar == state.calendars.end() ? std::chrono::minutes{480} : calendar->second.utc_offset;
    return Date{std::chrono::floor<std::chrono::days>(at + offset)};
}

std::vector<app::NamedCount> largest_first(const Counts& counts) {
    std::vector<app::NamedCount> named;
    for (const auto& [code, count] : counts)
        if (!code.empty()) named.push_back({code, count});
    std::ranges::sort(named, {}, [](const app::NamedCount& item) { return std::pair{-item.count, item.code}; });
    return named;
}

std::string first_level(const MemoryState& state, std::string code) {
    const auto& categories = state.reference.categories;
    for (;;) {
        const auto found = std::ranges::find(categories, CategoryCode{code}, &app::CategoryItem::code);
        if (found == categories.end() || found->parent.empty()) return code;
        code = found->parent.value;
    }
}

void count_call(const CallRecord& record, app::Overview& sum, app::DayCount& day, Duration& wait, Duration& talk) {
    const bool answered = record.connected_at.has_value();
    sum.calls += 1;
    sum.self_served += record.outcome == CallOutcome::self_served;
    sum.queued += record.queued_at.has_value();
    sum.answered += answered;
    sum.answered_15s += answered && wait_time(record) <= kGoodWait;
    sum.abandoned += record.outcome == CallOutcome::abandoned_queue || record.outcome == CallOutcome::abandoned_ringing;
    day.calls += 1;
    day.answered += answered;
    if (answered) wait += wait_time(record);
    talk += talk_time(record);
}

void count_case(const Case& at, app::Overview& sum, app::DayCount& day) {
    const bool closed = label_of(at.stage) == CaseState::approved;
    sum.cases += 1;
    sum.closed += closed;
    sum.overdue += at.due_at && *at.due_at < sum.as_of && !at.handled_at && at.stage != CaseStage::suspended;
    sum.rehandled += at.rehandled > 0;
    day.cases += 1;
}

struct Breakdown {
    Counts state, kind, district, department, category;

    void add(const MemoryState& all, const Case& at) {
        ++state[boost::describe::enum_to_string(label_of(at.stage), "")];
        ++kind[boost::describe::enum_to_string(at.facts.kind, "")];
        ++district[at.facts.district.value];
        ++department[at.department.value];
        ++category[first_level(all, at.facts.category.value)];
    }
};

std::map<Date, app::DayCount> days_between(const MemoryState& state, Instant from, Instant to) {
    std::map<Date, app::DayCount> days;
    const Date last = day_of(state, to - Duration{1});
    for (Date day = day_of(state, from); day <= last; day = Date{std::chrono::sys_days{day} + std::chrono::days{1}})
        days[day].day = day;
    return days;
}

void put_breakdown(const Breakdown& by, app::Overview& sum) {
    sum.by_state = largest_first(by.state);
    sum.by_kind = largest_first(by.kind);
    sum.by_district = largest_first(by.district);
    sum.by_department = largest_first(by.department);
    sum.by_category = largest_first(by.category);
    if (sum.by_category.size() > kTopCategories) sum.by_category.resize(kTopCategories);
}

}  // namespace

app::Overview MemoryReportStore::overview(Instant from, Instant to, Instant now) {
    app::Overview sum{.from = from, .to = to, .as_of = now};
    auto days = days_between(state_, from, to);
    const auto within = [&](Instant at) { return from <= at && at < to; };
    Duration wait{};
    Duration talk{};
    for (const auto& [id, stored] : state_.calls)
        if (const Instant at = stored.record.offered_at; within(at) && stored.record.direction == CallDirection::inbound)
            count_call(stored.record, sum, days[day_of(state_, at)], wait, talk);
    Breakdown by;
    for (const auto& [id, stored] : state_.cases) {
        if (!within(stored.at.recorded_at)) continue;
        count_case(stored.at, sum, days[day_of(state_, stored.at.recorded_at)]);
        by.add(state_, stored.at);
    }
    if (sum.answered > 0) {
        sum.average_wait_s = std::chrono::duration<double>(wait).count() / sum.answered;
        sum.average_talk_s = std::chrono::duration<double>(talk).count() / sum.answered;
    }
    put_breakdown(by, sum);
    for (const auto& [date, day] : days) sum.days.push_back(day);
    return sum;
}

}  // namespace hotline::test
