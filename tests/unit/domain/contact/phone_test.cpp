#include "domain/contact/phone.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

struct Spelling {
    const char* written;
    const char* known_as;
};

class PhoneSpellings : public testing::TestWithParam<Spelling> {};

TEST_P(PhoneSpellings, BecomeOne) { EXPECT_EQ(normalise_phone(GetParam().written), GetParam().known_as) << GetParam().written; }

INSTANTIATE_TEST_SUITE_P(All, PhoneSpellings,
                         testing::Values(Spelling{"13812341234", "13812341234"}, Spelling{"+86 138 1234 1234", "13812341234"},
                                         Spelling{"+8613812341234", "13812341234"}, Spelling{"0086-138-1234-1234", "13812341234"},
                                         Spelling{"8613812341234", "13812341234"}, Spelling{"013812341234", "13812341234"},
                                         Spelling{"１３８１２３４１２３４", "13812341234"},
                                         Spelling{"(010) 8888-1234", "01088881234"}, Spelling{"+86 10 8888 1234", "01088881234"},
                                         Spelling{"+86 010 88881234", "01088881234"}, Spelling{"+86 12345", "12345"},
                                         Spelling{"12345", "12345"}, Spelling{"0571-12345", "057112345"},
                                         Spelling{"+1 202 555 0123", "+12025550123"},
                                         Spelling{"001 202 555 0123", "+12025550123"}, Spelling{" anonymous ", "anonymous"},
                                         Spelling{"", ""}, Spelling{"+", "+"}, Spelling{"138****1234", "138****1234"}));

TEST(PhoneNumbers, AreDigitsThatCanBeDialled) {
    for (const char* good : {"110", "12345", "13812341234", "+12025550123"}) EXPECT_TRUE(is_phone(good)) << good;
    for (const char* bad : {"", "+", "12", "138****1234", "anonymous", "1381234123412341234123", "1+2345"})
        EXPECT_FALSE(is_phone(bad)) << bad;
}

TEST(Masking, HidesFourDigitsBeforeTheLastFour) {
    EXPECT_EQ(mask_phone("13812341234"), "138****1234");
    EXPECT_EQ(mask_phone("01088881234"), "010****1234");
    EXPECT_EQ(mask_phone("88881234"), "****1234");
    EXPECT_EQ(mask_phone("5551234"), "***1234");
    EXPECT_EQ(mask_phone("+12025550123"), "+120****0123");
}

TEST(Masking, LeavesServiceNumbersAndOtherTexts) {
    for (const char* text : {"12345", "955555", "8001", "anonymous", "", "138****1234"}) EXPECT_EQ(mask_phone(text), text);
}

TEST(Areas, AreFoundByTheLongestPrefix) {
    const std::map<std::string, std::string> areas{{"0999", "云溪市"}, {"09991", "云溪市东区"}, {"138", "移动"}};
    EXPECT_EQ(area_of("0999123456", areas), "云溪市东区");
    EXPECT_EQ(area_of("0999223456", areas), "云溪市");
    EXPECT_EQ(area_of("13812341234", areas), "移动");
    EXPECT_EQ(area_of("0998", areas), "");
    EXPECT_EQ(area_of("", areas), "");
}

TEST(Phone, IsLookedForWholeOrByItsEnd) {
    EXPECT_EQ(sought_number("+86 138-1234-1234"), (NumberSought{"13812341234", false}));
    EXPECT_EQ(sought_number("1234"), (NumberSought{"1234", true}));
    EXPECT_EQ(sought_number("8888-1234"), (NumberSought{"88881234", true}));
    EXPECT_EQ(sought_number("0001"), (NumberSought{"0001", true})) << "no call to abroad";
    EXPECT_EQ(sought_number("110"), (NumberSought{"110", false})) << "fewer than four digits are a whole number";
    EXPECT_EQ(sought_number("anonymous"), (NumberSought{"anonymous", false}));
    EXPECT_TRUE(is_sought("01088881234", sought_number("88881234")));
    EXPECT_TRUE(is_sought("10086", sought_number("10086")));
    EXPECT_FALSE(is_sought("13812341234", sought_number("13812341")));
    EXPECT_FALSE(is_sought("13812341234", sought_number("138")));
}

}  // namespace
}  // namespace hotline
