#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

TEST(Utf8, ReadsBackWhatItWrites) {
    for (const char32_t code :
         {U'\0', U'a', U'\x7f', U'\x80', U'\u07ff', U'\u0800', U'水', U'\uffff', U'\U00010000', U'\U0010ffff'}) {
        std::string text;
        append_utf8(text, code);
        const Utf8Char read = utf8_at(text, 0);
        EXPECT_EQ(read.code, code);
        EXPECT_EQ(read.end, text.size());
    }
}

TEST(Utf8, TakesEveryBrokenByteForAReplacement) {
    // A lone continuation, overlong forms, a surrogate, beyond the last code point, a cut sequence.
    for (const char* text :
         {"\x80", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8", "\xe6\xb0", "\xe6\x41\x41"}) {
        const Utf8Char read = utf8_at(text, 0);
        EXPECT_EQ(read.code, U'\ufffd');
        EXPECT_EQ(read.end, 1U);
    }
}

TEST(Utf8, CountsCharactersNotBytes) {
    EXPECT_EQ(count_characters(""), 0U);
    EXPECT_EQ(count_characters("12345热线"), 7U);
    EXPECT_EQ(count_characters("𠮷"), 1U);
}

TEST(Trimming, TakesWhiteSpaceOfBothKinds) {
    EXPECT_EQ(trimmed(" \t热 线　\n"), "热 线");
    EXPECT_EQ(trimmed("　 "), "");
    EXPECT_EQ(trimmed(""), "");
}

TEST(HalfWidth, NarrowsFormsOnly) {
    EXPECT_EQ(half_width(U'Ａ'), U'A');
    EXPECT_EQ(half_width(U'～'), U'~');
    EXPECT_EQ(half_width(U'　'), U' ');
    EXPECT_EQ(half_width(U'水'), U'水');
}

TEST(Utf8, TellsAnotherEncoding) {
    EXPECT_TRUE(is_utf8("居住证 jzz \xEF\xBF\xBD"));
    EXPECT_TRUE(is_utf8(""));
    EXPECT_FALSE(is_utf8("\xBE\xD3\xD7\xA1\xD6\xA4")) << "居住证 in GBK";
    EXPECT_FALSE(is_utf8("\xE5\xB1"));
}

}  // namespace
}  // namespace hotline
