#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/formats/casework.hpp"
#include "app/formats/judgement.hpp"
#include "app/formats/knowledge.hpp"
#include "app/formats/reference.hpp"
#include "base/json/rules.hpp"
#include "domain/acd/caller_class.hpp"
#include "domain/acd/duty_contact.hpp"
#include "domain/acd/offer_rules.hpp"
#include "domain/acd/queue.hpp"
#include "domain/calendar/time_limit.hpp"
#include "domain/callback/callback.hpp"
#include "domain/casework/ladder.hpp"
#include "domain/security/role.hpp"
#include "domain/voicemail/mailbox.hpp"

namespace hotline {
BOOST_DESCRIBE_STRUCT(LadderRule, (), (when, amount, unit, level))
constexpr auto json_optional(const LadderRule*) { return std::array<std::string_view, 1>{"unit"}; }
constexpr json::Rules json_rules(const LadderRule*, std::string_view member) {
    if (member == "amount") return {.min = 0, .max = 1000};
    return {};
}
BOOST_DESCRIBE_STRUCT(ExtensionRule, (), (most_times, most_at_once))
constexpr json::Rules json_rules(const ExtensionRule*, std::string_view) { return {.min = 0, .max = 1000}; }

BOOST_DESCRIBE_STRUCT(Destination, (), (kind, target))
constexpr auto json_optional(const Destination*) { return std::array<std::string_view, 1>{"target"}; }
BOOST_DESCRIBE_STRUCT(Fallback, (), (when, during, to))
constexpr auto json_optional(const Fallback*) { return std::array<std::string_view, 1>{"during"}; }

BOOST_DESCRIBE_STRUCT(DutyNumber, (), (number, during))
constexpr auto json_optional(const DutyNumber*) { return std::array<std::string_view, 1>{"during"}; }
constexpr json::Rules json_rules(const DutyNumber*, std::string_view member) {
    if (member == "number") return {.min_len = 3, .max_len = 20};
    return {};
}
BOOST_DESCRIBE_STRUCT(DutyContact, (), (code, name_zh, name_en, numbers, ring_s, confirm_s))
constexpr auto json_optional(const DutyContact*) { return std::array<std::string_view, 2>{"ring_s", "confirm_s"}; }
constexpr json::Rules json_rules(const DutyContact*, std::string_view member) {
    if (member == "ring_s") return {.min = 5, .max = 120};
    if (member == "confirm_s") return {.min = 3, .max = 60};
    if (member == "numbers") return {.min_len = 1, .max_len = 20};
    return {};
}

BOOST_DESCRIBE_STRUCT(Mailbox, (),
                      (code, name_zh, name_en, greeting, max_length_s, min_length_s, silence_s, remind_after_min,
                       escalate_after_min, due_after_min))
constexpr auto json_optional(const Mailbox*) {
    return std::array<std::string_view, 6>{"max_length_s",     "min_length_s",       "silence_s",
                                           "remind_after_min", "escalate_after_min", "due_after_min"};
}
constexpr json::Rules json_rules(const Mailbox*, std::string_view member) {
    if (member == "max_length_s") return {.min = 5, .max = 1800};
    if (member == "min_length_s") return {.min = 1, .max = 30};
    if (member == "silence_s") return {.min = 2, .max = 60};
    if (member.ends_with("_min")) return {.min = 0, .max = 10080};
    return {};
}

BOOST_DESCRIBE_STRUCT(CallbackRules, (), (max_attempts, retry_after_min, lease_min, attempt_min, due_after_min))
constexpr auto json_optional(const CallbackRules*) {
    return std::array<std::string_view, 5>{"max_attempts", "retry_after_min", "lease_min", "attempt_min", "due_after_min"};
}
constexpr json::Rules json_rules(const CallbackRules*, std::string_view member) {
    if (member == "max_attempts") return {.min = 1, .max = 20};
    if (member == "retry_after_min") return {.min_len = 1, .max_len = 20};
    if (member.ends_with("_min")) return {.min = 1, .max = 10080};
    return {};
}

BOOST_DESCRIBE_STRUCT(Relaxation, (), (every_s, by, least))
constexpr json::Rules json_rules(const Relaxation*, std::string_view member) {
    if (member == "every_s") return {.min = 1, .max = 3600};
    return {.min = member == "by" ? 1 : 0, .max = 9};
}

BOOST_DESCRIBE_STRUCT(Overflow, (), (to, after_s, when_waiting))
constexpr auto json_optional(const Overflow*) { return std::array<std::string_view, 2>{"after_s", "when_waiting"}; }
constexpr json::Rules json_rules(const Overflow*, std::string_view member) {
    if (member == "after_s") return {.min = 1, .max = 3600};
    if (member == "when_waiting") return {.min = 1, .max = 100'000};
    return {};
}

BOOST_DESCRIBE_STRUCT(OfferRule, (), (why, memory_s, rest_s, limit))
constexpr json::Rules json_rules(const OfferRule*, std::string_view member) {
    if (member == "memory_s") return {.min = 1, .max = 3600};  // never at once to the same phone again
    if (member == "rest_s") return {.min = 0, .max = 3600};
    if (member == "limit") return {.min = 0, .max = 1000};
    return {};
}

BOOST_DESCRIBE_STRUCT(CallerClass, (), (code, name_zh, name_en, prefixes, head_start_s))
constexpr json::Rules json_rules(const CallerClass*, std::string_view member) {
    if (member == "prefixes") return {.min_len = 1, .max_len = 1000};
    if (member == "head_start_s") return {.min = 1, .max = 3600};
    return {};
}
}  // namespace hotline

/// The files that a city's data is loaded from; one struct is one file of the folder (see import_city.hpp).
namespace hotline::app {

/// city.json
struct CityFile {
    std::string name_zh;
    std::string name_en;
    int utc_offset_min{480};
};
BOOST_DESCRIBE_STRUCT(CityFile, (), (name_zh, name_en, utc_offset_min))

/// districts.json
struct DistrictsFile {
    std::vector<DistrictItem> districts;
};
BOOST_DESCRIBE_STRUCT(DistrictsFile, (), (districts))

/// departments.json: parents stand anywhere in the file.
struct DepartmentsFile {
    std::vector<DepartmentItem> departments;
};
BOOST_DESCRIBE_STRUCT(DepartmentsFile, (), (departments))

/// categories.json
struct CategoriesFile {
    std::vector<CategoryItem> categories;
};
BOOST_DESCRIBE_STRUCT(CategoriesFile, (), (categories))

/// One person. Who has no password in the file and is new gets one that is made at that moment; likewise phone secrets.
struct StaffItem {
    std::string username;
    std::string name;
    Role role{};
    DepartmentCode department;  ///< empty: works at the centre
    std::string extension;      ///< empty: has no seat
    std::optional<std::string> password;
    std::optional<std::string> phone_secret;
    std::map<SkillCode, int> skills;  ///< skill -> level 1-9
    std::vector<QueueCode> queues;
};
BOOST_DESCRIBE_STRUCT(StaffItem, (), (username, name, role, department, extension, password, phone_secret, skills, queues))
constexpr auto json_optional(const StaffItem*) {
    return std::array<std::string_view, 4>{"department", "extension", "skills", "queues"};
}
constexpr json::Rules json_rules(const StaffItem*, std::string_view member) {
    if (member == "username" || member == "name") return {.min_len = 1, .max_len = 64};
    return {};
}

/// staff.json
struct StaffFile {
    std::vector<StaffItem> staff;
};
BOOST_DESCRIBE_STRUCT(StaffFile, (), (staff))

struct SkillItem {
    SkillCode code;
    std::string name_zh;
    std::string name_en;
};
BOOST_DESCRIBE_STRUCT(SkillItem, (), (code, name_zh, name_en))

struct QueueItem {
    QueueCode code;
    std::string name_zh;
    std::string name_en;
    Strategy strategy{};
    std::map<SkillCode, int> needs;  ///< skill -> least level
    CalendarCode hours;
    int ring_timeout_s{20};
    int wrap_up_s{60};
    PromptName music;
    int announce_every_s{30};
    int most_waiting{0};
    int longest_wait_s{0};
    std::vector<Fallback> fallbacks;
    std::optional<Relaxation> relaxation;  ///< absent: what it needs never falls
    int head_start_s{0};
    std::vector<Overflow> overflow;
    int same_agent_s{0};
    int keeps_place_min{5};
    bool for_guests{false};
    bool offers_callback{false};
};
BOOST_DESCRIBE_STRUCT(QueueItem, (),
                      (code, name_zh, name_en, strategy, needs, hours, ring_timeout_s, wrap_up_s, music, announce_every_s,
                       most_waiting, longest_wait_s, fallbacks, relaxation, head_start_s, overflow, same_agent_s, keeps_place_min,
                       for_guests, offers_callback))
constexpr auto json_optional(const QueueItem*) {
    return std::array<std::string_view, 10>{"for_guests",      "most_waiting",   "longest_wait_s", "fallbacks",
                                            "relaxation",      "head_start_s",   "overflow",       "same_agent_s",
                                            "keeps_place_min", "offers_callback"};
}
constexpr json::Rules json_rules(const QueueItem*, std::string_view member) {
    if (member == "most_waiting") return {.min = 0, .max = 100000};
    if (member == "longest_wait_s") return {.min = 0, .max = 86400};
    if (member == "ring_timeout_s" || member == "announce_every_s") return {.min = 5, .max = 300};
    if (member == "wrap_up_s" || member == "head_start_s") return {.min = 0, .max = 3600};
    if (member == "same_agent_s") return {.min = 0, .max = 600};
    if (member == "keeps_place_min") return {.min = 0, .max = 60};
    return {};
}

/// queues.json
struct QueuesFile {
    std::vector<SkillItem> skills;
    std::vector<QueueItem> queues;
    std::vector<OfferRule> offer_rules;  ///< of the centre; a reason that is not named keeps its default (kOfferRules)
    std::vector<CallerClass> caller_classes;
};
BOOST_DESCRIBE_STRUCT(QueuesFile, (), (skills, queues, offer_rules, caller_classes))
constexpr auto json_optional(const QueuesFile*) { return std::array<std::string_view, 2>{"offer_rules", "caller_classes"}; }

/// after-hours.json, which a city may do without: who is reached when a queue has nobody, and how people are rung back.
struct AfterHoursFile {
    std::vector<Mailbox> mailboxes;
    std::vector<DutyContact> contacts;
    CallbackRules callbacks;
};
BOOST_DESCRIBE_STRUCT(AfterHoursFile, (), (mailboxes, contacts, callbacks))
constexpr auto json_optional(const AfterHoursFile*) {
    return std::array<std::string_view, 3>{"mailboxes", "contacts", "callbacks"};
}

struct RouteItem {
    std::string number;
    FlowCode flow;
};
BOOST_DESCRIBE_STRUCT(RouteItem, (), (number, flow))

struct AreaItem {
    std::string prefix;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(AreaItem, (), (prefix, name))

/// Where a department takes over citizens' calls.
struct DepartmentNumberItem {
    DepartmentCode department;
    std::string number;  ///< an extension or a number outside
};
BOOST_DESCRIBE_STRUCT(DepartmentNumberItem, (), (department, number))
constexpr json::Rules json_rules(const DepartmentNumberItem*, std::string_view member) {
    return member == "number" ? json::Rules{.min_len = 1, .max_len = 32} : json::Rules{};
}

/// numbers.json: which number leads to which flow, where callers' numbers belong, and where departments are reached.
struct NumbersFile {
    std::vector<RouteItem> routes;
    std::vector<AreaItem> areas;
    std::vector<DepartmentNumberItem> departments;
    FlowCode barred_flow;  ///< what callers of the blacklist hear; empty: nothing, their calls are refused
};
BOOST_DESCRIBE_STRUCT(NumbersFile, (), (routes, areas, departments, barred_flow))
constexpr auto json_optional(const NumbersFile*) { return std::array<std::string_view, 2>{"departments", "barred_flow"}; }

/// Local time of day, [from, to), "08:30"; "24:00" is the day's end.
struct HoursItem {
    std::string from;
    std::string to;
};
BOOST_DESCRIBE_STRUCT(HoursItem, (), (from, to))

struct CalendarItem {
    CalendarCode code;
    std::string name_zh;
    std::string name_en;
    bool follows_holidays{true};               ///< false: the same week all the year, e.g. a line that never closes
    std::vector<std::vector<HoursItem>> week;  ///< seven days, Monday first
};
BOOST_DESCRIBE_STRUCT(CalendarItem, (), (code, name_zh, name_en, follows_holidays, week))
constexpr json::Rules json_rules(const CalendarItem*, std::string_view member) {
    if (member == "week") return {.min_len = 7, .max_len = 7};
    return {};
}

/// calendars.json
struct CalendarsFile {
    std::vector<CalendarItem> calendars;
};
BOOST_DESCRIBE_STRUCT(CalendarsFile, (), (calendars))

/// calendar-2026.json: one year's official notice.
struct HolidaysFile {
    std::string source;
    int year{};
    std::map<std::string, std::string> holidays;      ///< ISO date -> name; closed
    std::map<std::string, std::string> make_up_days;  ///< weekend days that are worked instead (调休)
};
BOOST_DESCRIBE_STRUCT(HolidaysFile, (), (source, year, holidays, make_up_days))

/// time-limits.json
struct TimeLimitsFile {
    std::string source;
    CalendarCode calendar;  ///< the working time that the limits are counted in
    std::vector<TimeLimit> limits;
    ExtensionRule extensions;
};
BOOST_DESCRIBE_STRUCT(TimeLimitsFile, (), (source, calendar, limits, extensions))
constexpr auto json_optional(const TimeLimitsFile*) { return std::array<std::string_view, 1>{"extensions"}; }

/// supervision.json: what the clock does by itself (C26)
struct SupervisionFile {
    std::string source;
    std::vector<LadderRule> ladder;
    int archive_after_days{30};
};
BOOST_DESCRIBE_STRUCT(SupervisionFile, (), (source, ladder, archive_after_days))
constexpr json::Rules json_rules(const SupervisionFile*, std::string_view member) {
    if (member == "archive_after_days") return {.min = 1, .max = 3650};
    return {};
}

struct ArticleItem {
    std::string code;  ///< stable; importing it again changes the same article
    std::string title;
    std::string answer;
    CategoryCode category;
    DepartmentCode owner;
    std::string source;
    std::optional<Date> valid_until;
    std::string content;
    std::vector<std::string> more_answers;
    std::vector<std::string> keywords;
    std::string document_number;
    std::optional<Date> valid_from;
    std::vector<DistrictCode> districts;
    std::vector<std::string> related;  ///< codes
    bool is_public{false};
};
BOOST_DESCRIBE_STRUCT(ArticleItem, (),
                      (code, title, answer, category, owner, source, valid_until, content, more_answers, keywords,
                       document_number, valid_from, districts, related, is_public))
constexpr auto json_optional(const ArticleItem*) {
    return std::array<std::string_view, 7>{"content",   "more_answers", "keywords", "document_number",
                                           "districts", "related",      "is_public"};
}
constexpr json::Rules json_rules(const ArticleItem*, std::string_view member) {
    if (member == "code" || member == "title") return {.min_len = 1, .max_len = 200};
    return {};
}

/// search.json: what the search of the knowledge knows beside it
struct SearchFile {
    std::string source;
    SearchVocabulary vocabulary;
};
BOOST_DESCRIBE_STRUCT(SearchFile, (), (source, vocabulary))

/// knowledge.json
struct KnowledgeFile {
    std::vector<ArticleItem> articles;
};
BOOST_DESCRIBE_STRUCT(KnowledgeFile, (), (articles))

}  // namespace hotline::app
