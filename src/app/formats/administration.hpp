#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/formats/city.hpp"
#include "base/csv/table.hpp"
#include "domain/administration/account.hpp"
#include "domain/administration/calendar_year.hpp"
#include "domain/administration/category.hpp"
#include "domain/administration/text_template.hpp"
#include "domain/administration/unit.hpp"

namespace hotline {
inline constexpr json::Rules kNameRules{.min_len = 1, .max_len = 100};

BOOST_DESCRIBE_STRUCT(Liaison, (), (name, phone))
constexpr json::Rules json_rules(const Liaison*, std::string_view member) {
    return member == "name" ? kNameRules : json::Rules{.max_len = 32};
}

BOOST_DESCRIBE_STRUCT(Unit, (), (code, parent, name_zh, name_en, duty_zh, district, hours, liaisons, closed))
constexpr auto json_optional(const Unit*) {
    return std::array<std::string_view, 6>{"parent", "duty_zh", "district", "hours", "liaisons", "closed"};
}
constexpr json::Rules json_rules(const Unit*, std::string_view member) {
    if (member == "name_zh" || member == "name_en") return kNameRules;
    if (member == "duty_zh") return {.max_len = 500};
    if (member == "liaisons") return {.max_len = 20};
    return {};
}

BOOST_DESCRIBE_STRUCT(Category, (), (code, parent, name_zh, name_en, default_department, closed, replaced_by))
constexpr auto json_optional(const Category*) {
    return std::array<std::string_view, 4>{"parent", "default_department", "closed", "replaced_by"};
}
constexpr json::Rules json_rules(const Category*, std::string_view member) {
    return member == "name_zh" || member == "name_en" ? kNameRules : json::Rules{};
}

BOOST_DESCRIBE_STRUCT(SpecialDay, (), (day, name, worked))
constexpr json::Rules json_rules(const SpecialDay*, std::string_view member) {
    return member == "name" ? kNameRules : json::Rules{};
}
BOOST_DESCRIBE_STRUCT(CalendarYear, (), (calendar, year, published, days))
constexpr json::Rules json_rules(const CalendarYear*, std::string_view member) {
    return member == "days" ? json::Rules{.max_len = 366} : json::Rules{};
}

BOOST_DESCRIBE_STRUCT(TextTemplate, (), (code, kind, title, body, closed))
constexpr auto json_optional(const TextTemplate*) { return std::array<std::string_view, 1>{"closed"}; }
constexpr json::Rules json_rules(const TextTemplate*, std::string_view member) {
    if (member == "title") return kNameRules;
    if (member == "body") return {.min_len = 1, .max_len = 4000};
    return {};
}

BOOST_DESCRIBE_STRUCT(Account, (), (id, username, name, role, department, districts, extension, skills, granted, locked))
}  // namespace hotline

/// What administrators see and send. Every row has a revision, the id of its last change: whoever sends an older one is told that
/// somebody else was quicker.
namespace hotline::app {

inline constexpr json::Rules kAdminNoteRules{.max_len = 200};

BOOST_DEFINE_ENUM_CLASS(AdminObject, account, unit, category, calendar_year, time_limits, text, case_list, case_paper, flow,
                        vocabulary, report)
BOOST_DEFINE_ENUM_CLASS(AdminAction, create, change, grant, lock, unlock, reset_password, change_password, take_out, publish,
                        schedule, unschedule, roll_back)

/// One act of an administrator; kept for good.
struct AdminEvent {
    AdminEventId id;
    Instant at;
    UserId by;
    AdminObject object{};
    std::string key;
    AdminAction action{};
    std::string before;  ///< the row as JSON; empty: there was none
    std::string after;
    std::string note;
};
struct AdminEventView {
    AdminEventId id;
    Instant at;
    std::string by_name;
    AdminObject object{};
    std::string key;
    AdminAction action{};
    std::string before;
    std::string after;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(AdminEventView, (), (id, at, by_name, object, key, action, before, after, note))
struct AdminHistory {
    std::vector<AdminEventView> events;  ///< newest first
    std::string next;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(AdminHistory, (), (events, next, as_of))

struct UnitRow {
    Unit unit;
    AdminEventId revision;
    int people{0};  ///< who can log in there
};
BOOST_DESCRIBE_STRUCT(UnitRow, (), (unit, revision, people))
struct CodeName {
    std::string code;
    std::string name_zh;
    std::string name_en;
};
BOOST_DESCRIBE_STRUCT(CodeName, (), (code, name_zh, name_en))
struct UnitTree {
    std::vector<UnitRow> rows;
    std::vector<CodeName> calendars;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(UnitTree, (), (rows, calendars, as_of))
struct ChangeUnit {
    Unit unit;
    AdminEventId revision;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ChangeUnit, (), (unit, revision, note))
constexpr json::Rules json_rules(const ChangeUnit*, std::string_view) { return kAdminNoteRules; }

/// The tree of categories at one time; each change of it makes the next version.
struct CategoryVersion {
    int version{};
    Instant at;
    UserId by;
    std::string note;
};
struct CategoryVersionView {
    int version{};
    Instant at;
    std::string by_name;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(CategoryVersionView, (), (version, at, by_name, note))
struct CategoryRow {
    Category category;
    AdminEventId revision;
    CategoryCode present;  ///< what its cases are filed under now; empty: nothing
};
BOOST_DESCRIBE_STRUCT(CategoryRow, (), (category, revision, present))
struct CategoryTree {
    int version{};  ///< of the rows
    std::vector<CategoryRow> rows;
    std::vector<CategoryVersionView> versions;  ///< newest first; what was there before the first is version 0
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(CategoryTree, (), (version, rows, versions, as_of))
struct ChangeCategory {
    Category category;
    AdminEventId revision;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ChangeCategory, (), (category, revision, note))
constexpr json::Rules json_rules(const ChangeCategory*, std::string_view) { return kAdminNoteRules; }
/// What an old code means today.
struct CategoryMapping {
    CategoryCode code;
    CategoryCode present;
    std::string name_zh;
    std::string present_name_zh;
};
BOOST_DESCRIBE_STRUCT(CategoryMapping, (), (code, present, name_zh, present_name_zh))

struct CalendarYearRow {
    CalendarYear year;
    AdminEventId revision;
};
BOOST_DESCRIBE_STRUCT(CalendarYearRow, (), (year, revision))
struct CalendarView {
    CalendarCode code;
    std::string name_zh;
    std::string name_en;
    std::vector<int> free_weekdays;  ///< 0 is Monday
    std::vector<CalendarYearRow> years;
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (code, name_zh, name_en, free_weekdays, years))
struct CalendarList {
    std::vector<CalendarView> calendars;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(CalendarList, (), (calendars, as_of))
struct ChangeCalendarYear {
    CalendarYear year;
    AdminEventId revision;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ChangeCalendarYear, (), (year, revision, note))
constexpr json::Rules json_rules(const ChangeCalendarYear*, std::string_view) { return kAdminNoteRules; }
/// One line of a calendar's file.
struct CalendarLine {
    CalendarCode calendar;
    Date day;
    std::string name;
    bool worked{false};
};
BOOST_DESCRIBE_STRUCT(CalendarLine, (), (calendar, day, name, worked))
constexpr json::Rules json_rules(const CalendarLine*, std::string_view member) {
    return member == "name" ? kNameRules : json::Rules{};
}

/// What a member of a row may hold, so that forms need not know the rows.
BOOST_DEFINE_ENUM_CLASS(FieldKind, text, integer, flag, choice)
struct FormField {
    std::string name;
    FieldKind kind{};
    std::vector<std::string> choices;
    bool optional{false};  ///< absent means every one
    std::optional<int> min;
    std::optional<int> max;
};
BOOST_DESCRIBE_STRUCT(FormField, (), (name, kind, choices, optional, min, max))

/// The whole policy is one row: its lines are tried in order.
struct TimeLimitTable {
    CalendarCode calendar;
    std::vector<TimeLimit> limits;
    ExtensionRule extensions;
};
BOOST_DESCRIBE_STRUCT(TimeLimitTable, (), (calendar, limits, extensions))
constexpr json::Rules json_rules(const TimeLimitTable*, std::string_view member) {
    return member == "limits" ? json::Rules{.max_len = 1000} : json::Rules{};
}
struct TimeLimitView {
    TimeLimitTable table;
    AdminEventId revision;
    std::vector<FormField> fields;  ///< of a line
    std::vector<CodeName> calendars;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(TimeLimitView, (), (table, revision, fields, calendars, as_of))
struct ChangeTimeLimits {
    TimeLimitTable table;
    AdminEventId revision;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ChangeTimeLimits, (), (table, revision, note))
constexpr json::Rules json_rules(const ChangeTimeLimits*, std::string_view) { return kAdminNoteRules; }

struct TextVersion {
    TextTemplate text;
    int version{};
};
struct TextRow {
    TextTemplate text;
    int version{};
    AdminEventId revision;
};
BOOST_DESCRIBE_STRUCT(TextRow, (), (text, version, revision))
/// What may stand in braces in texts of a kind.
struct TextWords {
    TextKind kind{};
    std::vector<std::string> words;
    bool paper{false};
};
BOOST_DESCRIBE_STRUCT(TextWords, (), (kind, words, paper))
struct TextList {
    std::vector<TextRow> rows;
    std::vector<TextWords> kinds;  ///< every one, in the order in which a person chooses
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(TextList, (), (rows, kinds, as_of))
/// A paper as it is being written, to be looked at.
struct PaperDraft {
    std::string title;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(PaperDraft, (), (title, body))
constexpr json::Rules json_rules(const PaperDraft*, std::string_view member) {
    return member == "body" ? json::Rules{.min_len = 1, .max_len = 4000} : json::Rules{.max_len = 100};
}
struct ChangeText {
    TextTemplate text;
    AdminEventId revision;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ChangeText, (), (text, revision, note))
constexpr json::Rules json_rules(const ChangeText*, std::string_view) { return kAdminNoteRules; }
/// A prepared text as somebody who works on a case is offered it.
struct OfferedText {
    TextCode code;
    std::string title;
    std::string body;  ///< with the case's own words filled in
};
BOOST_DESCRIBE_STRUCT(OfferedText, (), (code, title, body))
struct OfferedTexts {
    std::vector<OfferedText> texts;
};
BOOST_DESCRIBE_STRUCT(OfferedTexts, (), (texts))

/// A paper that can be printed about a case.
struct OfferedPaper {
    TextCode code;
    TextKind kind{};
    std::string title;
};
BOOST_DESCRIBE_STRUCT(OfferedPaper, (), (code, kind, title))
struct OfferedPapers {
    std::vector<OfferedPaper> papers;
};
BOOST_DESCRIBE_STRUCT(OfferedPapers, (), (papers))

}  // namespace hotline::app
