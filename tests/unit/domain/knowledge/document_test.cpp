#include "domain/knowledge/document.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace hotline {
namespace {

TEST(ADocument, IsTakenByItsContentAndAPageByItsName) {
    EXPECT_EQ(check_document("a.TXT", "办事指南"), DocumentKind::txt);
    EXPECT_EQ(check_document("a.html", "<p>办事指南"), DocumentKind::html);
    EXPECT_EQ(check_document("a.HTM", "<p>"), DocumentKind::html);
    EXPECT_EQ(check_document("a.html", ""), std::unexpected(FileFault::empty));
    EXPECT_EQ(check_document("a.pdf", "no"), std::unexpected(FileFault::damaged));
    EXPECT_EQ(check_document("a.amr", "#!AMR 0123456789abcdef"), std::unexpected(FileFault::unknown_kind));
    EXPECT_EQ(check_document("", "x"), std::unexpected(FileFault::unknown_kind));
    EXPECT_EQ(check_document("a.html", std::string(kMostFileBytes + 1, 'x')), std::unexpected(FileFault::too_large));
}

TEST(ADocument, BeginsWithItsTitle) {
    const auto draft =
        draft_of("a.txt", "\xEF\xBB\xBF  居住证办理指南\r\n\r\n\r\n一、条件\r\n\t住满半年　　且有\x07工作。  \r\n");
    EXPECT_EQ(draft.title, "居住证办理指南");
    EXPECT_EQ(draft.content, "一、条件\n住满半年 且有工作。");
    EXPECT_FALSE(draft.cut);
}

TEST(ADocument, OfOneLineIsCalledAsItsFile) {
    const auto draft = draft_of("关于路灯.v2.txt", "路灯归城管局管。");
    EXPECT_EQ(draft.title, "关于路灯.v2");
    EXPECT_EQ(draft.content, "路灯归城管局管。");
}

TEST(ADocument, WhoseFirstLineIsTooLongForATitleKeepsIt) {
    std::string line;
    for (std::size_t i = 0; i <= kLongestTitle; ++i) line += "长";
    const auto draft = draft_of("通知.pdf", line + "\n后文");
    EXPECT_EQ(draft.title, "通知");
    EXPECT_EQ(draft.content, line + "\n后文");
}

TEST(ADocument, IsCutBetweenCharacters) {
    std::string text = "标题\n";
    for (std::size_t i = 0; i < kLongestContent + 5; ++i) text += "字";
    const auto draft = draft_of("a.txt", text);
    EXPECT_TRUE(draft.cut);
    EXPECT_EQ(count_characters(draft.content), kLongestContent);
    EXPECT_TRUE(is_utf8(draft.content));
}

TEST(ADocument, WithoutTextGivesNothing) {
    for (const char* text : {"", " \n\f\n ", "\x01\x02", "\xEF\xBB\xBF"}) {
        EXPECT_EQ(draft_of("a.pdf", text).title, "");
        EXPECT_EQ(draft_of("a.pdf", text).content, "");
    }
}

}  // namespace
}  // namespace hotline
