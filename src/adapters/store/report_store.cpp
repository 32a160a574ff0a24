#include "adapters/store/report_store.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace hotline::store {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;

constexpr int kMostDays = 400;
constexpr std::size_t kTopCategories = 10;

struct Period {
    Instant from;
    Instant to;
    Duration offset;  ///< of the city's clock from UTC

    [[nodiscard]] int day_number(Instant at) const {
        return static_cast<int>(floor<days>(at + offset).time_since_epoch().count());
    }
};

Duration city_offset(Connection& connection) {
    Query query(connection, "SELECT value FROM settings WHERE name = 'utc_offset_min'");
    return std::chrono::minutes{query.next() ? query.get<int>(0) : 480};
}

std::map<int, app::DayCount> empty_days(const Period& period) {
    std::map<int, app::DayCount> all;
    if (period.to <= period.from) return all;
    const int last = period.day_number(period.to - Duration{1});
    for (int day = std::max(period.day_number(period.from), last - kMostDays + 1); day <= last; ++day)
        all[day].day = Date{sys_days{days{day}}};
    return all;
}

void count_calls(Connection& connection, const Period& period, app::Overview& sum, std::map<int, app::DayCount>& by_day) {
    Query query(connection,
                "SELECT (offered_at + ?3) / 86400000000 AS day, COUNT(*), "
                "SUM(CASE WHEN outcome = 'self_served' THEN 1 ELSE 0 END), "
                "SUM(CASE WHEN queued_at IS NOT NULL THEN 1 ELSE 0 END), "
                "SUM(CASE WHEN connected_at IS NOT NULL THEN 1 ELSE 0 END), "
                "SUM(CASE WHEN connected_at IS NOT NULL AND wait_ms <= 15000 THEN 1 ELSE 0 END), "
                "SUM(CASE WHEN outcome IN ('abandoned_queue', 'abandoned_ringing') THEN 1 ELSE 0 END), "
                "SUM(CASE WHEN connected_at IS NOT NULL THEN wait_ms ELSE 0 END), SUM(talk_ms) "
                "FROM calls WHERE direction = 'inbound' AND offered_at >= ?1 AND offered_at < ?2 GROUP BY 1",
                period.from, period.to, period.offset.count());
    std::int64_t wait_ms = 0;
    std::int64_t talk_ms = 0;
    while (query.next()) {
        sum.calls += query.get<int>(1);
        sum.self_served += query.get<int>(2);
        sum.queued += query.get<int>(3);
        sum.answered += query.get<int>(4);
        sum.answered_15s += query.get<int>(5);
        sum.abandoned += query.get<int>(6);
        wait_ms += query.get<std::int64_t>(7);
        talk_ms += query.get<std::int64_t>(8);
        if (auto day = by_day.find(query.get<int>(0)); day != by_day.end()) {
            day->second.calls = query.get<int>(1);
            day->second.answered = query.get<int>(4);
        }
    }
    if (sum.answered == 0) return;
    const double per_answered = 1000.0 * sum.answered;  // milliseconds to seconds
    sum.average_wait_s = static_cast<double>(wait_ms) / per_answered;
    sum.average_talk_s = static_cast<double>(talk_ms) / per_answered;
}

void count_cases(Connection& connection, const Period& period, app::Overview& sum, std::map<int, app::DayCount>& by_day) {
    Query query(connection,
                "SELECT (recorded_at + ?3) / 86400000000 AS day, COUNT(*), SUM(CASE WHEN state = 'approved' THEN 1 ELSE 0 END), "
                "SUM(CASE WHEN handled_at IS NULL AND stage <> 'suspended' AND due_at < ?4 THEN 1 ELSE 0 END), SUM(CASE WHEN "
                "rehandled > 0 THEN 1 ELSE 0 END) "
                "FROM cases WHERE recorded_at >= ?1 AND recorded_at < ?2 GROUP BY 1",
                period.from, period.to, period.offset.count(), sum.as_of);
    while (query.next()) {
        sum.cases += query.get<int>(1);
        sum.closed += query.get<int>(2);
        sum.overdue += query.get<int>(3);
        sum.rehandled += query.get<int>(4);
        if (auto day = by_day.find(query.get<int>(0)); day != by_day.end()) day->second.cases = query.get<int>(1);
    }
}

void sort_largest_first(std::vector<app::NamedCount>& counts) {
    std::ranges::sort(counts,
                      [](const auto& a, const auto& b) { return std::pair{-a.count, a.code} < std::pair{-b.count, b.code}; });
}

/// `column` is one of ours, never a person's text.
std::vector<app::NamedCount> cases_by(Connection& connection, const Period& period, std::string_view column) {
    std::vector<app::NamedCount> counts;
    const std::string name(column);
    Query query(
        connection,
        "SELECT " + name + ", COUNT(*) FROM cases WHERE recorded_at >= ?1 AND recorded_at < ?2 AND " + name + " <> '' GROUP BY 1",
        period.from, period.to);
    while (query.next()) counts.push_back({.code = query.get<std::string>(0), .count = query.get<int>(1)});
    sort_largest_first(counts);
    return counts;
}

/// Adds what stands below a first-level category to it.
std::vector<app::NamedCount> top_categories(Connection& connection, const std::vector<app::NamedCount>& counts) {
    std::map<std::string, std::string> parents;
    Query query(connection, "SELECT code, parent_code FROM categories");
    while (query.next()) parents[query.get<std::string>(0)] = query.get<std::string>(1);
    std::map<std::string, int> by_root;
    for (const app::NamedCount& item : counts) {
        std::string root = item.code;
        for (auto up = parents.find(root); up != parents.end() && !up->second.empty(); up = parents.find(root)) root = up->second;
        by_root[root] += item.count;
    }
    std::vector<app::NamedCount> top;
    for (const auto& [code, count] : by_root) top.push_back({.code = code, .count = count});
    sort_largest_first(top);
    if (top.size() > kTopCategories) top.resize(kTopCategories);
    return top;
}

}  // namespace

app::Overview SqlReportStore::overview(Instant from, Instant to, Instant now) {
    const Period period{.from = from, .to = to, .offset = city_offset(connection_)};
    app::Overview sum{.from = from, .to = to, .as_of = now};
    auto by_day = empty_days(period);
    count_calls(connection_, period, sum, by_day);
    count_cases(connection_, period, sum, by_day);
    sum.by_state = cases_by(connection_, period, "state");
    sum.by_kind = cases_by(connection_, period, "kind");
    sum.by_district = cases_by(connection_, period, "district_code");
    sum.by_department = cases_by(connection_, period, "department_code");
    sum.by_category = top_categories(connection_, cases_by(connection_, period, "category_code"));
    for (const auto& [number, day] : by_day) sum.days.push_back(day);
    return sum;
}

}  // namespace hotline::store
