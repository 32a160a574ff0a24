#include "app/city/after_hours_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/city/check_city.hpp"
#include "domain/acd/fallback_check.hpp"

namespace hotline::app {
namespace {

void add_days(const std::map<std::string, std::string>& from, std::map<Date, std::string>& to) {
    for (const auto& [text, name] : from)
        if (const auto day = parse_iso_date(text)) to[*day] = name;
}

std::map<CalendarCode, Calendar> calendars_of(const City& city) {
    std::map<CalendarCode, Calendar> all;
    for (const CalendarItem& item : city.calendars) all.emplace(item.code, calendar_of(item, city));
    return all;
}

std::map<QueueCode, Queue> queues_of(const City& city) {
    std::map<QueueCode, Queue> all;
    for (const QueueItem& item : city.queues)
        all[item.code] = {.code = item.code,
                          .hours = item.hours,
                          .most_waiting = item.most_waiting,
                          .longest_wait_s = item.longest_wait_s,
                          .fallbacks = item.fallbacks};
    return all;
}

DestinationNames names_of(const City& city) {
    DestinationNames names;
    for (const Mailbox& box : city.after_hours.mailboxes) names.mailboxes.insert(box.code.value);
    for (const DutyContact& contact : city.after_hours.contacts) names.contacts.insert(contact.code.value);
    for (const PromptName& prompt : city.prompts) names.prompts.insert(prompt.value);
    return names;
}

bool has_prompt(const City& city, const PromptName& name) {
    return city.prompts.empty() || std::ranges::find(city.prompts, name) != city.prompts.end();
}

bool has_calendar(const City& city, const CalendarCode& code) {
    return code.empty() || std::ranges::any_of(city.calendars, [&](const CalendarItem& one) { return one.code == code; });
}

void check_mailboxes(const City& city, std::vector<CityProblem>& problems) {
    const auto& boxes = city.after_hours.mailboxes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto complain = [&](std::string_view member, std::string_view what) {
            problems.push_back({"after-hours.json", fmt::format("/mailboxes/{}/{}", i, member), std::string(what)});
        };
        if (!has_prompt(city, boxes[i].greeting)) complain("greeting", "unknown_code");
        if (boxes[i].min_length_s >= boxes[i].max_length_s) complain("min_length_s", "too_big");
        if (boxes[i].remind_after_min > boxes[i].escalate_after_min) complain("escalate_after_min", "too_small");
    }
}

void check_hours_named(const City& city, std::vector<CityProblem>& problems) {
    const auto& contacts = city.after_hours.contacts;
    for (std::size_t i = 0; i < contacts.size(); ++i)
        for (std::size_t j = 0; j < contacts[i].numbers.size(); ++j)
            if (!has_calendar(city, contacts[i].numbers[j].during))
                problems.push_back({"after-hours.json", fmt::format("/contacts/{}/numbers/{}/during", i, j), "unknown_code"});
    for (std::size_t i = 0; i < city.queues.size(); ++i)
        for (std::size_t j = 0; j < city.queues[i].fallbacks.size(); ++j)
            if (!has_calendar(city, city.queues[i].fallbacks[j].during))
                problems.push_back({"queues.json", fmt::format("/queues/{}/fallbacks/{}/during", i, j), "unknown_code"});
}

}  // namespace

Calendar calendar_of(const CalendarItem& item, const City& city) {
    Calendar calendar{.code = item.code, .utc_offset = std::chrono::minutes{city.about.utc_offset_min}};
    for (std::size_t day = 0; day < std::min(item.week.size(), calendar.week.size()); ++day)
        for (const HoursItem& hours : item.week[day])
            calendar.week[day].push_back({minutes_of(hours.from).value_or(0), minutes_of(hours.to).value_or(0)});
    if (!item.follows_holidays) return calendar;
    for (const HolidaysFile& year : city.holidays) {
        add_days(year.holidays, calendar.holidays);
        add_days(year.make_up_days, calendar.make_up_days);
    }
    return calendar;
}

void check_after_hours(const City& city, std::vector<CityProblem>& problems) {
    check_mailboxes(city, problems);
    check_hours_named(city, problems);
    for (const FallbackFinding& finding : check_fallbacks(queues_of(city), calendars_of(city), names_of(city))) {
        const auto queue = std::ranges::find(city.queues, finding.queue, &QueueItem::code);
        problems.push_back(
            {"queues.json", fmt::format("/queues/{}/fallbacks", std::distance(city.queues.begin(), queue)), in_words(finding)});
    }
}

}  // namespace hotline::app
