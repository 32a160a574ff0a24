#include "domain/outbound/dial_plan.hpp"

#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>

namespace hotline {
namespace {

using enum NumberClass;

const TrunkGroup kOut{"out"};
const Instant kMonday9 = Instant{} + std::chrono::days{4} + std::chrono::hours{1};  // 1970-01-05, 09:00 in the city

Calendar weekdays() {
    Calendar calendar{.code = {"weekdays"}};
    for (int day = 0; day < 5; ++day) calendar.week.at(static_cast<std::size_t>(day)) = {{8 * 60, 18 * 60}};
    return calendar;
}

class TheDialPlan : public testing::Test {
protected:
    DialPlan plan{.numbers = {{emergency, {"110", "119", "120"}, 3, 3},
                              {service, {"12", "400"}, 5, 10},
                              {mobile, {"13", "15", "18"}, 11, 11},
                              {local, {"2", "8", "0999"}, 7, 12},
                              {long_distance, {"0"}, 10, 12},
                              {international, {"+"}, 7, 15},
                              {premium, {"16"}, 5, 12}},
                  .rules = {{.roles = {Role::agent, Role::supervisor},
                             .hotline_itself = false,
                             .classes = {local, mobile, emergency},
                             .hours = {},
                             .group = kOut},
                            {.roles = {Role::supervisor},
                             .hotline_itself = false,
                             .classes = {long_distance},
                             .hours = {"weekdays"},
                             .group = {"far"}},
                            {.roles = {}, .hotline_itself = true, .classes = {mobile}, .hours = {"weekdays"}, .group = kOut}},
                  .emergency_lines = {}};
    std::map<CalendarCode, Calendar> calendars{{{"weekdays"}, weekdays()}};

    std::string asks(std::string_view typed, std::optional<Role> role = Role::agent, Instant at = kMonday9) {
        const auto permit = may_dial(plan, typed, role, calendars, at);
        if (!permit) return boost::describe::enum_to_string(permit.error(), "?");
        return permit->to.number + " over " + permit->to.group.value;
    }
};

TEST_F(TheDialPlan, KnowsTheClassByTheLongestPrefix) {
    EXPECT_EQ(class_of(plan, "09991234567"), local);
    EXPECT_EQ(class_of(plan, "01088881234"), long_distance);
    EXPECT_EQ(class_of(plan, "120"), emergency);
    EXPECT_EQ(class_of(plan, "12388"), service);
    EXPECT_EQ(class_of(plan, "+81312345678"), international);
}

TEST_F(TheDialPlan, KnowsNoClassForANumberThatIsTooShortOrTooLong) {
    EXPECT_FALSE(class_of(plan, "1381234567"));
    EXPECT_FALSE(class_of(plan, "138123456789"));
    EXPECT_FALSE(class_of(plan, "1101"));
    EXPECT_FALSE(class_of(plan, "9"));
}

TEST_F(TheDialPlan, AllowsWhatARuleNamesInTheNumbersOneSpelling) {
    EXPECT_EQ(asks("+86 138-1234-1234"), "13812341234 over out");
    EXPECT_EQ(asks("0999 1234567"), "09991234567 over out");
    EXPECT_EQ(asks("110"), "110 over out");
}

TEST_F(TheDialPlan, DeniesWhatNoRuleNames) {
    EXPECT_EQ(asks("0086 10 8888 1234"), "not_for_your_role");
    EXPECT_EQ(asks("00813 1234 5678"), "not_for_your_role");
    EXPECT_EQ(asks("16812345"), "not_for_your_role");
    EXPECT_EQ(asks("13812341234", Role::leader), "not_for_your_role");
}

TEST_F(TheDialPlan, AllowsARoleMoreInItsHours) {
    EXPECT_EQ(asks("01088881234", Role::supervisor), "01088881234 over far");
    EXPECT_EQ(asks("01088881234", Role::supervisor, kMonday9 - std::chrono::hours{3}), "outside_hours");
}

TEST_F(TheDialPlan, HasRulesOfItsOwnForTheHotlineItself) {
    EXPECT_EQ(asks("13812341234", std::nullopt), "13812341234 over out");
    EXPECT_EQ(asks("0999 1234567", std::nullopt), "not_for_your_role");
}

TEST_F(TheDialPlan, TellsWhatIsNoNumber) {
    EXPECT_EQ(asks("hello"), "no_number");
    EXPECT_EQ(asks(""), "no_number");
    EXPECT_EQ(asks("138 1234 123"), "unknown_number");
}

TEST_F(TheDialPlan, NeverOpensACalendarThatIsNotKnown) {
    calendars.clear();
    EXPECT_EQ(asks("01088881234", Role::supervisor), "outside_hours");
}

TEST(AnEmptyDialPlan, DeniesEverything) {
    EXPECT_EQ(may_dial({}, "110", Role::supervisor, {}, kMonday9).error(), DialDenied::unknown_number);
}

}  // namespace
}  // namespace hotline
