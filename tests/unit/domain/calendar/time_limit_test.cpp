#include "domain/calendar/time_limit.hpp"

#include <gtest/gtest.h>

#include "base/time.hpp"
#include "domain/calendar/lamp.hpp"
#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;

Date day(const char* text) { return parse_iso_date(text).value(); }

/// Local time of the city, "2026-09-30 17:10:00".
Instant at(const std::string& local) { return parse_rfc3339(local.substr(0, 10) + "T" + local.substr(11) + "+08:00").value(); }

void close(Calendar& calendar, const char* first, int days) {
    for (int i = 0; i < days; ++i) calendar.holidays[Date{std::chrono::sys_days{day(first)} + std::chrono::days{i}}] = "holiday";
}

/// Monday to Friday 9-12 and 13:30-17:30, with the 2026 holidays that the tests touch.
Calendar office() {
    Calendar calendar{.code = {"office"}, .published_years = {2026}};
    for (std::size_t weekday = 0; weekday < 5; ++weekday) calendar.week[weekday] = {{540, 720}, {810, 1050}};
    close(calendar, "2026-01-01", 3);
    close(calendar, "2026-02-15", 9);
    close(calendar, "2026-10-01", 7);
    for (const char* worked : {"2026-01-04", "2026-02-14", "2026-02-28", "2026-09-20", "2026-10-10"})
        calendar.make_up_days[day(worked)] = "make-up";
    return calendar;
}

constexpr TimeLimit working(int days, LimitStart start = LimitStart::next_day) {
    return {.amount = days, .unit = LimitUnit::working_day, .start = start};
}

Instant due(const TimeLimit& limit, const std::string& from) { return deadline(limit, office(), at(from)).due_at; }

TEST(WorkingDays, KnowHolidaysAndMakeUpDays) {
    const Calendar calendar = office();
    EXPECT_TRUE(is_working_day(calendar, day("2026-09-30")));
    EXPECT_FALSE(is_working_day(calendar, day("2026-10-01"))) << "a Thursday, but National Day";
    EXPECT_TRUE(is_working_day(calendar, day("2026-10-10"))) << "a Saturday that is worked";
    EXPECT_FALSE(is_working_day(calendar, day("2026-10-11")));
}

TEST(WorkingDays, GiveMakeUpDaysTheHoursOfAMonday) {
    Calendar calendar = office();
    calendar.week[0] = {{600, 660}};
    EXPECT_EQ(working_spans(calendar, day("2026-10-10")).front().from_min, 600);
}

TEST(WorkingDays, RefuseACalendarWithoutAnyWork) {
    EXPECT_THROW((void)working_day_after(Calendar{}, day("2026-01-01"), 1), std::domain_error);
}

struct DueCase {
    const char* what;
    int days;
    const char* from;
    const char* due;
};

class WorkingDayLimits : public testing::TestWithParam<DueCase> {};

TEST_P(WorkingDayLimits, EndWithTheirLastWorkingMinute) {
    const DueCase& one = GetParam();
    EXPECT_EQ(due(working(one.days), one.from), at(one.due)) << one.what;
}

INSTANTIATE_TEST_SUITE_P(Boundaries, WorkingDayLimits,
                         testing::Values(DueCase{"in the middle of a day", 2, "2026-11-23 10:00:00", "2026-11-25 17:30:00"},
                                         DueCase{"at night, after midnight", 2, "2026-11-23 00:00:01", "2026-11-25 17:30:00"},
                                         DueCase{"last second of the day", 2, "2026-11-23 23:59:59", "2026-11-25 17:30:00"},
                                         DueCase{"first second of the next day", 2, "2026-11-24 00:00:00", "2026-11-26 17:30:00"},
                                         DueCase{"Friday evening", 2, "2026-11-27 18:00:00", "2026-12-01 17:30:00"},
                                         DueCase{"on a holiday", 2, "2026-10-03 12:00:00", "2026-10-09 17:30:00"},
                                         DueCase{"on a make-up day", 2, "2026-10-10 09:30:00", "2026-10-13 17:30:00"},
                                         DueCase{"the make-up day is the last one", 3, "2026-10-07 09:30:00",
                                                 "2026-10-10 17:30:00"},
                                         DueCase{"before the long holiday: 8, 9, 10 (make-up), 12-16, 19-23, 26, 27 October", 15,
                                                 "2026-09-30 17:10:00", "2026-10-27 17:30:00"},
                                         DueCase{"over the Spring Festival", 10, "2026-02-13 16:00:00", "2026-03-05 17:30:00"}));

TEST(LimitsFromTheSameMoment, EndAtTheSameTimeOfDay) {
    EXPECT_EQ(due(working(2, LimitStart::same_moment), "2026-11-23 10:00:00"), at("2026-11-25 10:00:00"));
    EXPECT_EQ(due(working(2, LimitStart::same_moment), "2026-11-23 17:29:59"), at("2026-11-25 17:29:59"));
}

TEST(LimitsFromTheSameMoment, BeginWhenWorkBegins) {
    EXPECT_EQ(due(working(1, LimitStart::same_moment), "2026-11-23 17:30:00"), at("2026-11-25 09:00:00"));
    EXPECT_EQ(due(working(1, LimitStart::same_moment), "2026-11-23 03:00:00"), at("2026-11-24 09:00:00"));
    EXPECT_EQ(due(working(1, LimitStart::same_moment), "2026-11-23 12:30:00"), at("2026-11-24 13:30:00"));
}

TEST(LimitsFromTheSameMoment, EndWithAShorterDay) {
    Calendar calendar = office();
    calendar.week[1] = {{540, 720}};  // Tuesday mornings only
    EXPECT_EQ(deadline(working(1, LimitStart::same_moment), calendar, at("2026-11-23 16:00:00")).due_at,
              at("2026-11-24 12:00:00"));
}

TEST(HourLimits, RunThroughNightsAndHolidays) {
    const TimeLimit two_hours{.amount = 2, .unit = LimitUnit::hour, .start = LimitStart::same_moment};
    EXPECT_EQ(due(two_hours, "2026-10-01 23:30:00"), at("2026-10-02 01:30:00"));
}

TEST(CalendarDayLimits, EndWithTheDay) {
    const TimeLimit week{.amount = 7, .unit = LimitUnit::calendar_day, .start = LimitStart::next_day};
    EXPECT_EQ(due(week, "2026-10-01 10:00:00"), at("2026-10-08 23:59:59"));
    const TimeLimit same{.amount = 7, .unit = LimitUnit::calendar_day, .start = LimitStart::same_moment};
    EXPECT_EQ(due(same, "2026-10-01 10:00:00"), at("2026-10-08 10:00:00"));
}

TEST(Deadlines, AreProvisionalInAnUnpublishedYear) {
    EXPECT_FALSE(deadline(working(2), office(), at("2026-11-23 10:00:00")).provisional);
    EXPECT_TRUE(deadline(working(10), office(), at("2026-12-28 10:00:00")).provisional);
    const TimeLimit hours{.amount = 24, .unit = LimitUnit::hour};
    EXPECT_FALSE(deadline(hours, office(), at("2026-12-31 20:00:00")).provisional) << "hours need no holidays";
}

TEST(TimeLimitPolicy, TakesTheFirstLineThatFits) {
    const TimeLimitPolicy policy{.limits = {{.urgency = Urgency::critical, .amount = 2, .unit = LimitUnit::hour},
                                            {.kind = CaseKind::enquiry, .amount = 2},
                                            {.kind = CaseKind::complaint, .amount = 15}}};
    EXPECT_EQ(limit_for(policy, ClockKind::handle, {CaseKind::enquiry, Urgency::normal, {}})->amount, 2);
    EXPECT_EQ(limit_for(policy, ClockKind::handle, {CaseKind::complaint, Urgency::critical, {}})->unit, LimitUnit::hour);
    EXPECT_FALSE(limit_for(policy, ClockKind::handle, {CaseKind::praise, Urgency::normal, {}})) << "praise is not timed";
}

TEST(TimeLimitPolicy, MayDifferByClockAndDistrict) {
    const TimeLimitPolicy policy{
        .limits = {{.clock = ClockKind::sign, .amount = 1}, {.district = DistrictCode{"Q06"}, .amount = 12}, {.amount = 10}}};
    const auto amount = [&](ClockKind clock, const char* district) {
        return limit_for(policy, clock, {CaseKind::help, Urgency::normal, {district}})->amount;
    };
    EXPECT_EQ(amount(ClockKind::sign, "Q06"), 1);
    EXPECT_EQ(amount(ClockKind::handle, "Q06"), 12);
    EXPECT_EQ(amount(ClockKind::handle, "Q01"), 10);
    EXPECT_FALSE(limit_for(policy, ClockKind::review, {}));
}

TEST(WorkingTime, IsCountedWithinSpansOnly) {
    EXPECT_EQ(working_time_between(office(), at("2026-11-23 11:00:00"), at("2026-11-23 14:00:00")), 90min);
    EXPECT_EQ(working_time_between(office(), at("2026-09-30 17:00:00"), at("2026-10-08 09:30:00")), 60min);
    EXPECT_EQ(working_time_between(office(), at("2026-11-23 14:00:00"), at("2026-11-23 11:00:00")), 0min);
}

class ALamp : public testing::Test {
protected:
    Lamp seen(const char* now) const { return lamp_of(clock, office(), at(now)); }

    // Four working days of seven hours: 28 hours, the last 7 of them yellow.
    DueClock clock{.started_at = at("2026-11-23 09:00:00"), .due_at = at("2026-11-26 17:30:00")};
};

TEST_F(ALamp, TurnsWithTheWorkingTimeLeft) {
    EXPECT_EQ(seen("2026-11-23 09:00:00"), Lamp::green);
    EXPECT_EQ(seen("2026-11-25 17:29:59"), Lamp::green);
    EXPECT_EQ(seen("2026-11-25 17:30:00"), Lamp::yellow);
    EXPECT_EQ(seen("2026-11-26 17:30:00"), Lamp::yellow) << "the last moment is still in time";
    EXPECT_EQ(seen("2026-11-26 17:30:01"), Lamp::red);
}

TEST_F(ALamp, CountsShortLimitsAroundTheClock) {
    clock = {.started_at = at("2026-11-23 22:00:00"), .due_at = at("2026-11-24 00:00:00")};
    EXPECT_EQ(seen("2026-11-23 23:00:00"), Lamp::green);
    EXPECT_EQ(seen("2026-11-23 23:30:00"), Lamp::yellow);
}

TEST_F(ALamp, StaysWhereTheCaseEnded) {
    clock.stopped_at = at("2026-11-26 17:00:00");
    EXPECT_EQ(seen("2027-01-01 00:00:00"), Lamp::green);
    clock.stopped_at = at("2026-11-27 09:00:00");
    EXPECT_EQ(seen("2026-11-27 10:00:00"), Lamp::red);
}

TEST_F(ALamp, StandsStillWhileTheClockIsPaused) {
    clock.paused_at = at("2026-11-25 17:29:59");
    EXPECT_EQ(seen("2027-01-01 00:00:00"), Lamp::green);
}

}  // namespace
}  // namespace hotline
