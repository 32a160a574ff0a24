#include <gtest/gtest.h>

#include "domain/calendar/calendar.hpp"

namespace hotline {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

// 08:30-12:00 on weekdays; Thursday 1 October 2026 is a holiday, Saturday 10 October a make-up day. Instants are UTC.
Calendar office() {
    Calendar calendar{.code = {"office"}};
    for (std::size_t day = 0; day < 5; ++day) calendar.week[day] = {{510, 720}, {810, 1050}};
    calendar.holidays[2026y / October / 1] = "国庆节";
    calendar.make_up_days[2026y / October / 10] = "国庆节调休";
    return calendar;
}

Instant local(year_month_day day, minutes time) { return Instant{sys_days{day}.time_since_epoch() + time - 8h}; }

struct Row {
    const char* what;
    year_month_day day;
    minutes time;
    bool open;
};

class OpeningHours : public testing::TestWithParam<Row> {};

TEST_P(OpeningHours, FollowTheCityClock) {
    EXPECT_EQ(is_open(office(), local(GetParam().day, GetParam().time)), GetParam().open) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(All, OpeningHours,
                         testing::Values(Row{"opens on the minute", 2026y / 9 / 30, 8h + 30min, true},
                                         Row{"a minute before", 2026y / 9 / 30, 8h + 29min, false},
                                         Row{"the end is not open any more", 2026y / 9 / 30, 12h, false},
                                         Row{"the last minute", 2026y / 9 / 30, 11h + 59min, true},
                                         Row{"noon break", 2026y / 9 / 30, 13h, false},
                                         Row{"holiday", 2026y / 10 / 1, 10h, false}, Row{"Sunday", 2026y / 10 / 11, 10h, false},
                                         Row{"Saturday worked like a Monday", 2026y / 10 / 10, 10h, true},
                                         Row{"plain Saturday", 2026y / 10 / 17, 10h, false}));

TEST(OpeningHoursOfAllDay, ReachMidnight) {
    Calendar calendar;
    for (auto& day : calendar.week) day = {{0, 1440}};
    EXPECT_TRUE(is_open(calendar, local(2026y / 9 / 30, 24h - 1min)));
    EXPECT_TRUE(is_open(calendar, local(2026y / 9 / 30, 0min)));
}

}  // namespace
}  // namespace hotline
