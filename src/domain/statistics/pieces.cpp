#include "domain/statistics/pieces.hpp"

namespace hotline {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

constexpr unsigned kMonthsInQuarter = 3;
constexpr int kSlotMinutes = 15;
constexpr int kHourMinutes = 60;

/// A moment as the city's calendar and clock show it.
struct Local {
    Date day;
    Duration time;
};

Local local_of(Instant at, std::chrono::minutes utc_offset) {
    const Instant shown = at + utc_offset;
    const auto day = floor<days>(shown);
    return {Date{day}, shown - day};
}

Instant instant_of(const Local& local, std::chrono::minutes utc_offset) {
    return Instant{sys_days{local.day}} + local.time - utc_offset;
}

/// A day that the month does not have becomes its last one.
Date fitting(Date day) { return day.ok() ? day : Date{day.year() / day.month() / std::chrono::last}; }

bool begins_month(const Local& local) { return local.time == Duration::zero() && local.day.day() == std::chrono::day{1}; }

}  // namespace

Date piece_begin(Date day, Granularity granularity) {
    using std::chrono::month;
    const unsigned in_year = static_cast<unsigned>(day.month());
    switch (granularity) {
        case Granularity::week: {
            const std::chrono::weekday weekday{sys_days{day}};
            return Date{sys_days{day} - (weekday - std::chrono::Monday)};
        }
        case Granularity::month: return day.year() / day.month() / 1;
        case Granularity::quarter: return day.year() / month{(in_year - 1) / kMonthsInQuarter * kMonthsInQuarter + 1} / 1;
        case Granularity::year: return day.year() / std::chrono::January / 1;
        default: return day;
    }
}

Date piece_after(Date begin, Granularity granularity) {
    switch (granularity) {
        case Granularity::week: return Date{sys_days{begin} + days{7}};
        case Granularity::month: return begin + months{1};
        case Granularity::quarter: return begin + months{kMonthsInQuarter};
        case Granularity::year: return begin + years{1};
        default: return Date{sys_days{begin} + days{1}};
    }
}

int slots_in(Granularity granularity) {
    if (granularity == Granularity::quarter_hour) return 1;
    return granularity == Granularity::half_hour ? 2 : kHourMinutes / kSlotMinutes;
}

std::string slot_name(int slot) {
    const int minutes = slot * kSlotMinutes;
    const auto two = [](int number) {
        return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    };
    return two(minutes / kHourMinutes) + ':' + two(minutes % kHourMinutes);
}

StatPeriod previous_of(const StatPeriod& period, std::chrono::minutes utc_offset) {
    const Local from = local_of(period.from, utc_offset);
    const Local to = local_of(period.to, utc_offset);
    if (!begins_month(from) || !begins_month(to)) return {period.from - (period.to - period.from), period.from};
    const months length = (to.day.year() / to.day.month()) - (from.day.year() / from.day.month());
    return {instant_of({from.day - length, {}}, utc_offset), period.from};
}

StatPeriod year_ago_of(const StatPeriod& period, std::chrono::minutes utc_offset) {
    const auto back = [&](Instant at) {
        Local local = local_of(at, utc_offset);
        local.day = fitting(local.day - years{1});
        return instant_of(local, utc_offset);
    };
    return {back(period.from), back(period.to)};
}

}  // namespace hotline
