#include "domain/calendar/due_clock.hpp"

#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>

#include "domain/calendar/due_proof.hpp"
#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

Date day(const std::string& text) { return parse_iso_date(text).value(); }

/// Local time of the city, "2026-09-30 17:10:00".
Instant at(const std::string& local) { return parse_rfc3339(local.substr(0, 10) + "T" + local.substr(11) + "+08:00").value(); }

/// Monday to Friday 9-12 and 13:30-17:30 by the State Council's notice for 2026; Wednesdays end at noon where a test says so.
Calendar office() {
    Calendar calendar{.code = {"office"}, .published_years = {2026}};
    for (std::size_t weekday = 0; weekday < 5; ++weekday) calendar.week[weekday] = {{540, 720}, {810, 1050}};
    for (int i = 1; i <= 7; ++i) calendar.holidays[std::chrono::year{2026} / 10 / i] = "国庆节";
    calendar.make_up_days[day("2026-10-10")] = "国庆节调休";
    return calendar;
}

constexpr TimeLimit working(int days) { return {.amount = days, .unit = LimitUnit::working_day}; }

DueClock started(const TimeLimit& limit, const std::string& from, const Calendar& calendar = office()) {
    const Deadline due = deadline(limit, calendar, at(from));
    return {
        .kind = ClockKind::handle, .started_at = at(from), .due_at = due.due_at, .limit = limit, .provisional = due.provisional};
}

DueClock paused_from(DueClock clock, const std::string& from) {
    return changed({clock}, {.clock = clock.kind, .step = ClockStep::pause}, at(from)).front();
}

DueClock resumed_at(const DueClock& clock, const std::string& when, const Calendar& calendar = office()) {
    const Deadline due = due_when_resumed(clock, calendar, at(when));
    const ClockChange change{
        .clock = clock.kind, .step = ClockStep::resume, .due_at = due.due_at, .provisional = due.provisional};
    return changed({clock}, change, at(when)).front();
}

DueClock extended_by(const DueClock& clock, int amount, const std::string& when, const Calendar& calendar = office()) {
    const Deadline due = due_when_extended(clock, calendar, amount);
    const ClockChange change{
        .clock = clock.kind, .step = ClockStep::extend, .amount = amount, .due_at = due.due_at, .provisional = due.provisional};
    return changed({clock}, change, at(when)).front();
}

TEST(ASuspension, GivesBackExactlyTheWorkingTimeThatWasLeft) {
    // Due Wednesday 25 November 17:30; stopped on Tuesday at 16:30 with one hour of that day and seven of the next left.
    const DueClock stopped = paused_from(started(working(2), "2026-11-23 10:00:00"), "2026-11-24 16:30:00");
    EXPECT_EQ(resumed_at(stopped, "2026-12-01 09:00:00").due_at, at("2026-12-02 10:00:00")) << "seven hours, then one";
    EXPECT_EQ(resumed_at(stopped, "2026-11-28 03:00:00").due_at, at("2026-12-01 10:00:00")) << "a Saturday night gives nothing";
    EXPECT_EQ(resumed_at(stopped, "2026-11-24 16:30:00").due_at, at("2026-11-25 17:30:00")) << "no pause, no gain";
}

TEST(ASuspension, OfLimitsByTheHourOrTheDayIsMeasuredByTheClock) {
    const TimeLimit day_limit{.amount = 24, .unit = LimitUnit::hour, .start = LimitStart::same_moment};
    const DueClock stopped = paused_from(started(day_limit, "2026-10-01 10:00:00"), "2026-10-01 20:00:00");
    EXPECT_EQ(resumed_at(stopped, "2026-10-03 20:00:00").due_at, at("2026-10-04 10:00:00"));
}

TEST(ASuspension, CanHappenTwice) {
    const DueClock once =
        resumed_at(paused_from(started(working(2), "2026-11-23 10:00:00"), "2026-11-24 09:00:00"), "2026-11-25 09:00:00");
    EXPECT_EQ(once.due_at, at("2026-11-26 17:30:00"));
    const DueClock twice = resumed_at(paused_from(once, "2026-11-26 17:00:00"), "2026-11-30 09:00:00");
    EXPECT_EQ(twice.due_at, at("2026-11-30 09:30:00"));
    EXPECT_EQ(due_by(twice, office()).due_at, twice.due_at);
}

TEST(AnExtension, AddsWholeDaysToTheLastOne) {
    const DueClock clock = started(working(2), "2026-09-28 10:00:00");  // due 30 September
    EXPECT_EQ(extended_by(clock, 3, "2026-09-29 09:00:00").due_at, at("2026-10-10 17:30:00")) << "8, 9 and the make-up day";
    const TimeLimit week{.amount = 7, .unit = LimitUnit::calendar_day};
    EXPECT_EQ(extended_by(started(week, "2026-10-01 10:00:00"), 3, "2026-10-02 09:00:00").due_at, at("2026-10-11 23:59:59"));
}

TEST(AnExtension, EndsWithAHalfDay) {
    Calendar calendar = office();
    calendar.week[2] = {{540, 720}};
    const DueClock clock = started(working(1), "2026-11-23 10:00:00", calendar);
    EXPECT_EQ(extended_by(clock, 1, "2026-11-24 09:00:00", calendar).due_at, at("2026-11-25 12:00:00"));
}

TEST(AnUnpublishedYear, IsProvisionalUntilItsNoticeComes) {
    // 28 December 2026, 5 working days: 29, 30, 31, then 1 and 4 January as far as anybody knows.
    const DueClock guess = started(working(5), "2026-12-28 10:00:00");
    EXPECT_TRUE(guess.provisional);
    EXPECT_EQ(guess.due_at, at("2027-01-04 17:30:00"));
    Calendar noticed = office();
    noticed.published_years.push_back(2027);
    for (const char* free : {"2027-01-01", "2027-01-02", "2027-01-03"}) noticed.holidays[day(free)] = "元旦";
    const Deadline known = due_by(guess, noticed);
    EXPECT_EQ(known.due_at, at("2027-01-05 17:30:00"));
    EXPECT_FALSE(known.provisional);
}

TEST(AnUnpublishedYear, IsAlsoMetByPausesAndExtensions) {
    const DueClock clock = started(working(2), "2026-12-28 10:00:00");
    EXPECT_FALSE(clock.provisional);
    const DueClock longer = extended_by(clock, 2, "2026-12-29 09:00:00");
    EXPECT_TRUE(longer.provisional) << "31 December, then 1 January";
    Calendar noticed = office();
    noticed.published_years.push_back(2027);
    noticed.holidays[day("2027-01-01")] = "元旦";
    EXPECT_EQ(due_by(longer, noticed).due_at, at("2027-01-04 17:30:00"));
}

TEST(AStoppedClock, IsLeftAlone) {
    const DueClock clock = changed({started(working(2), "2026-11-23 10:00:00")},
                                   {.clock = ClockKind::handle, .step = ClockStep::stop}, at("2026-11-24 10:00:00"))
                               .front();
    EXPECT_EQ(changed({clock}, {.clock = ClockKind::handle, .step = ClockStep::pause}, at("2026-11-25 10:00:00")).front(), clock);
    EXPECT_TRUE(changed({clock}, {.clock = ClockKind::handle, .step = ClockStep::clear}, at("2026-11-25 10:00:00")).empty());
}

/// "holiday 2026-10-01 2026-10-07 7 国庆节"
std::string line_of(const DueStep& step, const Calendar& calendar) {
    std::string line = boost::describe::enum_to_string(step.what, "?");
    if (step.at) line += ' ' + to_rfc3339(*step.at + calendar.utc_offset).substr(0, 16);
    for (const auto& date : {step.from, step.to})
        if (date) line += ' ' + to_iso_date(*date);
    if (step.count != 0) line += ' ' + std::to_string(step.count);
    if (step.unit) line += std::string{" "} + boost::describe::enum_to_string(*step.unit, "?");
    return step.name.empty() ? line : line + ' ' + step.name;
}

std::vector<std::string> proof_of(const DueClock& clock, const Calendar& calendar = office()) {
    std::vector<std::string> lines;
    for (const DueStep& step : explain(clock, calendar)) lines.push_back(line_of(step, calendar));
    return lines;
}

TEST(TheProof, NamesHolidaysMakeUpDaysAndWeekends) {
    EXPECT_EQ(proof_of(started(working(15), "2026-09-30 17:10:00")),
              (std::vector<std::string>{"started 2026-09-30T17:10", "day_not_counted 2026-09-30",
                                        "holiday 2026-10-01 2026-10-07 7 国庆节", "make_up_day 2026-10-10 国庆节调休",
                                        "weekends 5", "counted 2026-10-27 15 working_day", "ends_with_work 2026-10-27T17:30",
                                        "due 2026-10-27T17:30"}));
}

TEST(TheProof, TellsWhenWorkBeginsAndHoursPass) {
    const TimeLimit same{.amount = 1, .unit = LimitUnit::working_day, .start = LimitStart::same_moment};
    EXPECT_EQ(
        proof_of(started(same, "2026-11-23 03:00:00")),
        (std::vector<std::string>{"started 2026-11-23T03:00", "begins_with_work 2026-11-23T09:00",
                                  "counted 2026-11-24 1 working_day", "same_time 2026-11-24T09:00", "due 2026-11-24T09:00"}));
    const TimeLimit hours{.amount = 2, .unit = LimitUnit::hour, .start = LimitStart::same_moment};
    EXPECT_EQ(proof_of(started(hours, "2026-10-01 23:30:00")),
              (std::vector<std::string>{"started 2026-10-01T23:30", "counted 2026-10-02T01:30 2 hour", "due 2026-10-02T01:30"}));
}

TEST(TheProof, TellsOfPausesExtensionsAndUnpublishedYears) {
    const DueClock paused = paused_from(started(working(5), "2026-12-28 10:00:00"), "2026-12-30 09:00:00");
    const DueClock clock = extended_by(resumed_at(paused, "2026-12-31 09:00:00"), 1, "2026-12-31 10:00:00");
    EXPECT_EQ(proof_of(clock),
              (std::vector<std::string>{"started 2026-12-28T10:00", "day_not_counted 2026-12-28", "weekends 2",
                                        "unpublished_year 2027", "counted 2027-01-04 5 working_day",
                                        "ends_with_work 2027-01-04T17:30", "paused 2026-12-30T09:00", "resumed 2026-12-31T09:00",
                                        "extended 2027-01-06T17:30 1 working_day", "due 2027-01-06T17:30"}));
}

TEST(TheProof, OfAnUnknownLimitStillGivesTheDueTime) {
    DueClock clock = started(working(2), "2026-11-23 10:00:00");
    clock.limit.reset();
    EXPECT_EQ(proof_of(clock), (std::vector<std::string>{"started 2026-11-23T10:00", "unknown_limit", "due 2026-11-25T17:30"}));
}

}  // namespace
}  // namespace hotline
