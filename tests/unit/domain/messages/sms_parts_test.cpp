#include "domain/messages/sms_parts.hpp"

#include <gtest/gtest.h>

#include <string>

namespace hotline {
namespace {

std::string times(int count, const std::string& text) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
}

SmsSize gsm7(int units, int parts) { return {SmsAlphabet::gsm7, units, parts}; }
SmsSize ucs2(int units, int parts) { return {SmsAlphabet::ucs2, units, parts}; }

TEST(SmsParts, OfChineseHoldSeventyOrSixtySeven) {
    EXPECT_EQ(sms_size(times(70, "灯")), ucs2(70, 1));
    EXPECT_EQ(sms_size(times(71, "灯")), ucs2(71, 2));
    EXPECT_EQ(sms_size(times(134, "灯")), ucs2(134, 2));
    EXPECT_EQ(sms_size(times(135, "灯")), ucs2(135, 3));
}

TEST(SmsParts, OfLatinHold160Or153) {
    EXPECT_EQ(sms_size(times(160, "a")), gsm7(160, 1));
    EXPECT_EQ(sms_size(times(161, "a")), gsm7(161, 2));
    EXPECT_EQ(sms_size(times(306, "a")), gsm7(306, 2));
    EXPECT_EQ(sms_size(times(307, "a")), gsm7(307, 3));
}

TEST(SmsParts, CountTheEscapeOfRareCharacters) {
    EXPECT_EQ(sms_size("[€]"), gsm7(6, 1));
    EXPECT_EQ(sms_size(times(80, "€")), gsm7(160, 1));
    EXPECT_EQ(sms_size(times(152, "a") + times(5, "€") + times(145, "a")), gsm7(307, 3)) << "an escape is not cut off";
}

TEST(SmsParts, DoNotCutACharacterInTwo) {
    EXPECT_EQ(sms_size(times(35, "😀")), ucs2(70, 1));
    EXPECT_EQ(sms_size(times(66, "灯") + times(34, "😀")), ucs2(134, 3)) << "66 + 67 would cut one";
}

TEST(SmsParts, OfOneChineseCharacterMakeAllOfItWide) {
    EXPECT_EQ(sms_size(times(100, "a") + "灯"), ucs2(101, 2));
    EXPECT_EQ(sms_size(""), gsm7(0, 0));
}

}  // namespace
}  // namespace hotline
