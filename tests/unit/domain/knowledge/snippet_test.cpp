#include "domain/knowledge/snippet.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

TEST(Snippet, MarksWhatWasTyped) {
    EXPECT_EQ(make_snippet("工地扬尘怎么投诉", "扬尘", 60), "工地[扬尘]怎么投诉");
    EXPECT_EQ(make_snippet("Call the GAS company", "gas", 60), "Call the [GAS] company");
    EXPECT_EQ(make_snippet("噪音扰民", "噪音 扰民", 60), "[噪音扰民]");
}

TEST(Snippet, MarksOneCharacterAndNoMore) { EXPECT_EQ(make_snippet("路灯不亮", "灯", 60), "路[灯]不亮"); }

TEST(Snippet, IsCutAroundTheFirstPlace) {
    EXPECT_EQ(make_snippet("一二三四五六七八九十路灯不亮甲乙丙丁", "路灯", 8), "…九十[路灯]不亮甲乙…");
}

TEST(Snippet, FallsBackToSingleWordsAndToTheBeginning) {
    EXPECT_EQ(make_snippet("居住证办理", "怎么办理呢", 60), "居住证[办理]");
    EXPECT_EQ(make_snippet("居住证办理", "公积金", 3), "居住证…");
    EXPECT_EQ(make_snippet("居住证", "", 60), "居住证");
    EXPECT_EQ(make_snippet("", "路灯", 60), "");
}

}  // namespace
}  // namespace hotline
