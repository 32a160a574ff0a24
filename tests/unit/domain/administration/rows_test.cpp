#include <gtest/gtest.h>

#include "domain/administration/calendar_year.hpp"
#include "domain/administration/text_template.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;

Calendar office() {
    Calendar calendar{.code = {"office"}};
    for (std::size_t day = 0; day < 5; ++day) calendar.week.at(day) = {{.from_min = 540, .to_min = 1080}};
    calendar.holidays = {{2026y / 10 / 1, "国庆节"}, {2027y / 1 / 1, "元旦"}};
    calendar.make_up_days = {{2026y / 9 / 27, "国庆节"}};
    calendar.published_years = {2026};
    return calendar;
}

std::vector<std::string> told(const RowFaults& faults) {
    std::vector<std::string> all;
    for (const RowFault& fault : faults) all.push_back(fault.pointer + " " + fault.what);
    return all;
}
using Told = std::vector<std::string>;

TEST(CalendarYears, AreTakenFromACalendarWithTheirOwnDaysOnly) {
    const CalendarYear year = year_of(office(), 2026);
    EXPECT_TRUE(year.published);
    ASSERT_EQ(year.days.size(), 2U);
    EXPECT_EQ(year.days[0], (SpecialDay{2026y / 9 / 27, "国庆节", true}));
    EXPECT_FALSE(year_of(office(), 2027).published);
    EXPECT_EQ(faults_of({year}, {office()}), RowFaults{});
}

TEST(CalendarYears, HoldNoDayThatCannotBe) {
    CalendarYear year{.calendar = {"office"}, .year = 2027};
    year.days = {{2027y / 1 / 1, "元旦", false},
                 {2027y / 1 / 1, "元旦", false},
                 {2026y / 12 / 31, "", false},
                 {2027y / 1 / 4, "元旦", true}};
    EXPECT_EQ(told(faults_of({year}, {office()})),
              (Told{"/days/1 twice", "/days/2 other_year", "/days/2 too_short", "/days/3 worked_anyway"}));
    EXPECT_EQ(told(faults_of({{.calendar = {"none"}, .year = 2027}}, {office()})), Told{"/calendar unknown_code"});
}

TEST(CalendarYears, ArePublishedWithTheirHolidays) {
    CalendarYear year{.calendar = {"office"}, .year = 2027, .published = true};
    year.days = {{2027y / 1 / 3, "元旦", true}};
    EXPECT_EQ(told(faults_of({year}, {office()})), Told{"/published no_holidays"});
    year.year = 1026;
    year.days.clear();
    year.published = false;
    EXPECT_EQ(told(faults_of({year}, {office()})), Told{"/year format"});
}

TEST(Texts, AreFilledWithTheCasesOwnWords) {
    EXPECT_EQ(filled("工单{number}：{title}，{due}。{", {{"number", "20261123001"}, {"title", "路灯"}}),
              "工单20261123001：路灯，。{");
    EXPECT_EQ(filled("no words", {}), "no words");
}

TEST(Texts, NameOnlyWordsThatTheProgramKnows) {
    EXPECT_EQ(told(faults_of({{.code = {"ok"}, .body = "{number} {title} {department} {due}"}})), Told{});
    EXPECT_EQ(told(faults_of({{.code = {"b ad"}, .body = "{nubmer}"}})), (Told{"/code format", "/body unknown_word"}));
}

}  // namespace
}  // namespace hotline
