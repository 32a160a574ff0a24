#include <gtest/gtest.h>

#include <algorithm>

#include "domain/knowledge/item_diff.hpp"
#include "domain/knowledge/script.hpp"
#include "domain/knowledge/search_marks.hpp"
#include "domain/knowledge/search_rank.hpp"
#include "domain/knowledge/sound.hpp"

namespace hotline {
namespace {

TEST(PlainText, IsHalfWidthLowerCaseAndSimplified) {
    EXPECT_EQ(plain_text("ＨＰＶ疫苗 社會保險"), "hpv疫苗 社会保险");
    EXPECT_EQ(bare_text("云溪知识〔2026〕1号"), "云溪知识20261号");
}

TEST(Sounds, FoldWhatManyDoNotTellApart) {
    EXPECT_EQ(folded_syllable("zheng"), "zen");
    EXPECT_EQ(folded_syllable("zen"), "zen");
    EXPECT_EQ(folded_syllable("nv"), folded_syllable("lu"));
    EXPECT_EQ(syllables_of(U'证'), (std::vector<std::string>{"zen"}));
    const auto readings = syllables_of(U'行');
    EXPECT_TRUE(std::ranges::find(readings, "xin") != readings.end());
    EXPECT_TRUE(std::ranges::find(readings, "han") != readings.end()) << "as in a bank";
    EXPECT_TRUE(syllables_of(U'a').empty());
}

TEST(Pinyin, IsCutIntoSyllables) {
    EXPECT_EQ(cut_pinyin("juzhuzheng"), (TypedSyllables{{"ju", "zu", "zen"}, false}));
    EXPECT_EQ(cut_pinyin("shebaok"), (TypedSyllables{{"se", "bao", "k"}, true}));
    EXPECT_FALSE(cut_pinyin("gjj"));
    EXPECT_FALSE(cut_pinyin("5g"));
    EXPECT_FALSE(cut_pinyin(""));
}

TEST(Initials, AreThoseOfEveryReading) {
    EXPECT_EQ(initials_from(plain_characters("居住证"), 0, 8), (std::vector<std::string>{"jzz"}));
    EXPECT_EQ(initials_from(plain_characters("居住A证"), 0, 8), (std::vector<std::string>{"jz"}));
}

TEST(AQuery, LeavesOutWhatSaysNothing) {
    const SearchVocabulary words{.stop_words = {"请问", "怎么", "怎么办", "了"}};
    EXPECT_EQ(understand("请问路灯坏了怎么办？", words).bare, "路灯坏");
    EXPECT_EQ(understand("怎么办", words).bare, "怎么办") << "nothing else was said";
    EXPECT_TRUE(understand("", words).units.empty());
    EXPECT_TRUE(understand("？！ “”", words).units.empty());
}

TEST(AQuery, IsReadNoFurtherThanAQuestionIsLong) {
    std::string pasted;
    for (int i = 0; i < 10'000; ++i) pasted += "政策";
    EXPECT_LE(understand(pasted, {}).units.size(), kLongestQuery);
}

TEST(AQuery, KnowsSynonymsAndWrongWords) {
    const SearchVocabulary words{.synonyms = {{"狗", "犬"}, {"驾照", "驾驶证"}}, .wrong_words = {{"往", "住"}, {"登计", "登记"}}};
    const auto has = [&](const char* typed, const char* word) {
        for (const QueryUnit& unit : understand(typed, words).units)
            for (const Alternative& one : unit.alternatives)
                if (std::ranges::find(one.words, word) != one.words.end()) return true;
        return false;
    };
    EXPECT_TRUE(has("养狗", "犬"));
    EXPECT_TRUE(has("换驾照", "驾驶"));
    EXPECT_TRUE(has("居往证", "居住"));
    EXPECT_TRUE(has("结婚登计", "登记"));
    EXPECT_FALSE(has("养猫", "犬"));
}

TEST(Marks, ShowWhatWasMeant) {
    EXPECT_EQ(marked_title("居住证怎么办理", understand("jzz", {}).marks), "[居住证]怎么办理");
    EXPECT_EQ(marked_title("居住证怎么办理", understand("juzhuzheng", {}).marks), "[居住证]怎么办理");
    EXPECT_EQ(marked_title("居住证怎么办理", understand("居住", {}).marks), "[居住]证怎么办理");
    EXPECT_EQ(marked_title("社會保險", understand("社会", {}).marks), "[社會]保險");
    EXPECT_EQ(marked_piece("一二三四五六七八九十路灯不亮甲乙丙丁", understand("路灯", {}).marks, 8), "…九十[路灯]不亮甲乙…");
    EXPECT_EQ(marked_piece("", understand("路灯", {}).marks, 8), "");
}

TEST(Ranking, PutsTextFirstAndStaleLast) {
    const SearchQuery query = understand("路灯", {});
    const RankContext here{.district = {"Q01"}};
    const RankFacts plain{.title = "路灯不亮怎么报修"};
    RankFacts other = plain;
    other.is_stale = true;
    EXPECT_GT(rank(1, plain, query, here), rank(1, other, query, here));
    other = plain;
    other.districts = {{"Q01"}};
    EXPECT_LT(rank(1, plain, query, here), rank(1, other, query, here));
    other.districts = {{"Q02"}};
    EXPECT_GT(rank(1, plain, query, here), rank(1, other, query, here));
    other = plain;
    other.uses = 1'000'000;
    EXPECT_GT(rank(1, plain, query, here), rank(0.5, other, query, here)) << "use never outweighs half of the words";
}

TEST(Coverage, KeepsWhatHoldsEnough) {
    const SearchQuery query = understand("路灯不亮", {});
    ASSERT_EQ(query.units.size(), 3U);
    Coverage coverage{10};
    for (const QueryUnit& unit : query.units) {
        std::vector<std::vector<ArticleId>> holders(unit.alternatives.size());
        holders[0] = {ArticleId{1}};
        if (&unit == query.units.data()) holders[1] = {ArticleId{2}};
        coverage.add(unit, holders);
    }
    const auto best = coverage.best(10);
    ASSERT_EQ(best.size(), 1U) << "the second item holds too little";
    EXPECT_EQ(best[0].id, ArticleId{1});
    EXPECT_NEAR(best[0].share, 1.0, 1e-9);
}

TEST(Differences, AreTheShortestWay) {
    using enum PieceChange;
    EXPECT_EQ(text_diff("三日内修复", "五日修复"),
              (std::vector<TextPiece>{{removed, "三"}, {added, "五"}, {same, "日"}, {removed, "内"}, {same, "修复"}}));
    EXPECT_TRUE(text_diff("", "").empty());
}

TEST(Differences, NameTheFields) {
    KnowledgeItem before{.facts = {.title = "a"}};
    KnowledgeItem after = before;
    EXPECT_TRUE(item_diff(before, after).empty());
    after.facts.title = "b";
    after.answers = {{.number = 2, .state = AnswerState::submitted, .text = "c"}};
    const auto diffs = item_diff(before, after);
    ASSERT_EQ(diffs.size(), 2U);
    EXPECT_EQ(diffs[0].field, "title");
    EXPECT_EQ(diffs[1].field, "answer/2");
}

}  // namespace
}  // namespace hotline
