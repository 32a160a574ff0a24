#include "domain/casework/case_number.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

constexpr Date kDay{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};

TEST(CaseNumber, IsDayRunningNumberAndCheckDigit) {
    const std::string number = make_case_number(kDay, 1);
    EXPECT_EQ(number.size(), 11U);
    EXPECT_EQ(number.substr(0, 10), "2611230001");
    EXPECT_TRUE(is_case_number(number));
}

TEST(CaseNumber, HasThePublishedCheckDigit) {
    // Damm's own example: 572 has the check digit 4.
    EXPECT_TRUE(is_case_number(make_case_number(kDay, 572)));
    EXPECT_EQ(make_case_number(Date{std::chrono::year{2000}, std::chrono::month{0}, std::chrono::day{0}}, 572), "00000005724");
}

TEST(CaseNumber, GrowsOnBusyDays) {
    EXPECT_EQ(make_case_number(kDay, 9999).size(), 11U);
    EXPECT_EQ(make_case_number(kDay, 10'000).size(), 12U);
    EXPECT_TRUE(is_case_number(make_case_number(kDay, 57'310)));
    EXPECT_TRUE(is_case_number(make_case_number(kDay, 999'999)));
}

TEST(CaseNumber, FindsEveryWrongDigit) {
    for (int running = 1; running < 50; ++running) {
        const std::string number = make_case_number(kDay, running);
        for (std::size_t at = 0; at < number.size(); ++at)
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string wrong = number;
                wrong[at] = digit;
                EXPECT_EQ(is_case_number(wrong), wrong == number) << wrong;
            }
    }
}

TEST(CaseNumber, FindsEverySwapOfNeighbours) {
    for (int running = 1; running < 500; ++running) {
        const std::string number = make_case_number(kDay, running);
        for (std::size_t at = 0; at + 1 < number.size(); ++at) {
            std::string wrong = number;
            std::swap(wrong[at], wrong[at + 1]);
            EXPECT_EQ(is_case_number(wrong), wrong == number) << wrong;
        }
    }
}

TEST(CaseNumber, RefusesOtherTexts) {
    for (const char* text : {"", "1", "2611230001", "26112300010000", "2611230001x", "-6112300015"})
        EXPECT_FALSE(is_case_number(text)) << text;
}

TEST(CaseNumber, IsReadAloudInGroupsAndUnderstoodInAnyTyping) {
    const std::string number = make_case_number(kDay, 1);
    EXPECT_EQ(grouped_case_number(number), "261 1230 001" + number.substr(10));
    EXPECT_EQ(grouped_case_number("261123123456"), "2611 2312 3456");
    EXPECT_EQ(tidy_case_number(grouped_case_number(number)), number);
    EXPECT_EQ(tidy_case_number("２６１-1230　0015"), "26112300015");
}

}  // namespace
}  // namespace hotline
