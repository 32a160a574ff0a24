#include "domain/acd/fallback_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/describe/enum_to_string.hpp>

#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

using Findings = std::vector<FallbackFinding>;
using Calendars = std::map<CalendarCode, Calendar>;

constexpr int kDay = 1440;
constexpr std::chrono::local_days kSomeMonday{std::chrono::year{2001} / 1 / 1};

/// The week as it is without any notice of the State Council.
Calendars plain_weeks(Calendars calendars) {
    for (auto& [code, calendar] : calendars) {
        calendar.holidays.clear();
        calendar.make_up_days.clear();
    }
    return calendars;
}

/// The minutes of a day at which anything that the queue's plan looks at may change.
std::set<int> changes_of(const Queue& queue, const Calendars& calendars, Date day) {
    std::set<int> minutes{0};
    const auto take = [&](const CalendarCode& code) {
        const auto calendar = calendars.find(code);
        if (calendar == calendars.end()) return;
        for (const TimeSpan& span : working_spans(calendar->second, day)) minutes.insert({span.from_min, span.to_min});
    };
    take(queue.hours);
    for (const Fallback& line : queue.fallbacks) take(line.during);
    minutes.erase(kDay);
    return minutes;
}

/// Holidays and make-up days of the calendars that the queue's plan looks at.
std::set<Date> special_days_of(const Queue& queue, const Calendars& calendars) {
    std::set<Date> days;
    const auto take = [&](const CalendarCode& code) {
        const auto calendar = calendars.find(code);
        if (calendar == calendars.end()) return;
        for (const auto& [day, name] : calendar->second.holidays) days.insert(day);
        for (const auto& [day, name] : calendar->second.make_up_days) days.insert(day);
    };
    take(queue.hours);
    for (const Fallback& line : queue.fallbacks) take(line.during);
    return days;
}

/// The troubles a caller can meet at this moment.
std::vector<Unserved> troubles_at(const Queue& queue, const Calendar& hours, Instant at) {
    if (!is_open(hours, at)) return {why_closed(hours, at)};
    std::vector<Unserved> troubles;
    if (queue.longest_wait_s > 0) troubles.push_back(Unserved::waited_too_long);
    if (queue.most_waiting > 0) troubles.push_back(Unserved::full);
    return troubles;
}

/// One day of one queue; `finding` says which day it is.
void check_day(const Queue& queue, const Calendars& calendars, Date day, const FallbackFinding& finding, Findings& found) {
    const Calendar& hours = calendars.at(queue.hours);
    const std::set<int> minutes = changes_of(queue, calendars, day);
    std::map<Unserved, FallbackFinding*> open_gaps;
    Findings gaps;
    gaps.reserve(minutes.size() * 2);
    for (auto from = minutes.begin(); from != minutes.end(); ++from) {
        const int to = std::next(from) == minutes.end() ? kDay : *std::next(from);
        const Instant at = at_minute(hours, day, *from);
        for (const Unserved why : troubles_at(queue, hours, at)) {
            if (fallback_for(queue.fallbacks, why, calendars, at) != nullptr) continue;
            FallbackFinding*& last = open_gaps[why];
            if (last != nullptr && last->span.to_min == *from) {
                last->span.to_min = to;
                continue;
            }
            last = &gaps.emplace_back(finding);
            last->when = why;
            last->span = {*from, to};
        }
    }
    std::ranges::move(gaps, std::back_inserter(found));
}

void check_hours(const Queue& queue, const Calendars& calendars, const Calendars& plain, Findings& found) {
    FallbackFinding finding{.fault = FallbackFault::no_destination, .queue = queue.code};
    for (int weekday = 0; weekday < 7; ++weekday) {
        finding.weekday = weekday;
        check_day(queue, plain, Date{kSomeMonday + std::chrono::days{weekday}}, finding, found);
    }
    for (const Date day : special_days_of(queue, calendars)) {
        finding.day = day;
        check_day(queue, calendars, day, finding, found);
    }
}

bool is_dialable(const std::string& number) {
    return number.size() >= 3 && number.size() <= 20 && number.find_first_not_of("0123456789") == std::string::npos;
}

bool is_known(const Destination& to, const std::map<QueueCode, Queue>& queues, const DestinationNames& names) {
    switch (to.kind) {
        case DestinationKind::queue: return queues.contains({to.target});
        case DestinationKind::mailbox: return names.mailboxes.contains(to.target);
        case DestinationKind::contact: return names.contacts.contains(to.target);
        case DestinationKind::message: return names.prompts.empty() ? !to.target.empty() : names.prompts.contains(to.target);
        case DestinationKind::forward:
        case DestinationKind::call_back: return true;
    }
    return false;
}

void check_lists(const Queue& queue, const std::map<QueueCode, Queue>& queues, const DestinationNames& names, Findings& found) {
    for (const Fallback& line : queue.fallbacks) {
        const auto complain = [&](FallbackFault fault, const std::string& what) {
            found.push_back({.fault = fault, .queue = queue.code, .when = line.when, .what = what});
        };
        if (line.to.empty() || may_fail(line.to.back().kind))
            complain(FallbackFault::nothing_after_it, line.to.empty() ? std::string{} : line.to.back().target);
        for (const Destination& to : line.to) {
            if (!is_known(to, queues, names)) complain(FallbackFault::unknown_target, to.target);
            if (to.kind == DestinationKind::forward && !is_dialable(to.target)) complain(FallbackFault::bad_number, to.target);
        }
    }
}

bool leads_back(const std::map<QueueCode, Queue>& queues, const QueueCode& start) {
    std::set<QueueCode> seen;
    std::vector<QueueCode> open{start};
    while (!open.empty()) {
        const auto queue = queues.find(open.back());
        open.pop_back();
        if (queue == queues.end()) continue;
        for (const Fallback& line : queue->second.fallbacks)
            for (const Destination& to : line.to) {
                if (to.kind != DestinationKind::queue) continue;
                if (to.target == start.value) return true;
                if (seen.insert({to.target}).second) open.push_back({to.target});
            }
    }
    return false;
}

constexpr std::array kWeekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

}  // namespace

std::vector<FallbackFinding> check_fallbacks(const std::map<QueueCode, Queue>& queues, const Calendars& calendars,
                                             const DestinationNames& names) {
    Findings found;
    const Calendars plain = plain_weeks(calendars);
    for (const auto& [code, queue] : queues) {
        check_lists(queue, queues, names, found);
        if (leads_back(queues, code)) found.push_back({.fault = FallbackFault::circle, .queue = code});
        if (calendars.contains(queue.hours)) check_hours(queue, calendars, plain, found);
    }
    return found;
}

std::string in_words(const FallbackFinding& finding) {
    const std::string why = boost::describe::enum_to_string(finding.when, "?");
    const std::string fault = boost::describe::enum_to_string(finding.fault, "?");
    if (finding.fault != FallbackFault::no_destination)
        return fmt::format("{} {}: {}, {}", fault, finding.queue.value, why, finding.what);
    const auto& span = finding.span;
    return fmt::format(
        "{} {}: {}, {} {:02}:{:02}-{:02}:{:02}", fault, finding.queue.value, why,
        finding.day ? to_iso_date(*finding.day) : std::string{kWeekdays.at(static_cast<std::size_t>(finding.weekday))},
        span.from_min / 60, span.from_min % 60, span.to_min / 60, span.to_min % 60);
}

}  // namespace hotline
