#include "domain/knowledge/tokens.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace hotline {
namespace {

using Words = std::vector<std::string>;

Words words(std::string_view text) {
    Words found;
    for (const Token& token : index_tokens(text)) found.push_back(token.text);
    return found;
}

/// Whether a phrase's words follow each other in a text's tokens: what a full-text index does.
bool finds(std::string_view text, const Phrase& phrase) {
    const Words have = words(text);
    const auto is_same = [&](const std::string& there, const std::string& wanted) {
        return phrase.is_prefix ? there.starts_with(wanted) : there == wanted;
    };
    return !std::ranges::search(have, phrase.words, is_same).empty();
}

bool finds(std::string_view text, std::string_view query) {
    const auto phrases = query_phrases(query);
    return !phrases.empty() && std::ranges::all_of(phrases, [&](const Phrase& phrase) { return finds(text, phrase); });
}

TEST(IndexTokens, ArePairsOfNeighboursAndTheLastCharacter) { EXPECT_EQ(words("社保卡"), (Words{"社保", "保卡", "卡"})); }

TEST(IndexTokens, KeepLettersAndDigitsTogetherInLowerCase) {
    EXPECT_EQ(words("5G Wi-Fi套餐 ÄÖ"), (Words{"5g", "wi", "fi", "套餐", "餐", "äö"}));
}

TEST(IndexTokens, NarrowFullWidthForms) { EXPECT_EQ(words("ＡＢＣ１２３，电话"), (Words{"abc123", "电话", "话"})); }

TEST(IndexTokens, EndRunsAtPunctuation) { EXPECT_EQ(words("水、电"), (Words{"水", "电"})); }

TEST(IndexTokens, PointAtTheirBytes) {
    EXPECT_EQ(index_tokens("a水电"), (std::vector<Token>{{"a", 0, 1}, {"水电", 1, 7}, {"电", 4, 7}}));
    EXPECT_EQ(index_tokens("Ｘ"), (std::vector<Token>{{"x", 0, 3}})) << "three bytes for one narrow letter";
}

TEST(IndexTokens, CutCharactersBeyondTheBasicPlane) { EXPECT_EQ(words("𠮷野家"), (Words{"𠮷野", "野家", "家"})); }

TEST(IndexTokens, SurviveBrokenText) {
    EXPECT_EQ(words("\xff\xe6\xb0"), Words{});
    EXPECT_EQ(words("\xe6\xb0\xb4\xc0\x80\xe7\x94\xb5"), (Words{"水", "电"}));
}

TEST(QueryPhrases, AskForEachRunAsItStands) {
    EXPECT_EQ(query_phrases("社保卡 补办"), (std::vector<Phrase>{{{"社保", "保卡"}, false}, {{"补办"}, false}}));
    EXPECT_EQ(query_phrases("5G套餐"), (std::vector<Phrase>{{{"5g"}, false}, {{"套餐"}, false}}));
}

TEST(QueryPhrases, TakeOneCharacterForTheBeginningOfAWord) {
    EXPECT_EQ(query_phrases("水"), (std::vector<Phrase>{{{"水"}, true}}));
}

TEST(QueryPhrases, AreNoneWithoutWords) {
    EXPECT_TRUE(query_phrases("").empty());
    EXPECT_TRUE(query_phrases("\" OR * -（）！").size() == 1) << "OR is a word like any other";
    EXPECT_TRUE(query_phrases("*-\"'()！？").empty());
}

TEST(Searching, FindsEveryPartOfAText) {
    const std::string_view text = "社会保障卡遗失后可在网上挂失，补办需3个工作日（APP办理）。";
    for (const char* query : {"社会保障卡", "保障", "卡", "挂失", "日", "补办 社会", "3", "app", "ＡＰＰ办理", "工作日"})
        EXPECT_TRUE(finds(text, query)) << query;
    for (const char* query : {"障保", "社保", "挂失补办", "身份证", "挂失 身份"}) EXPECT_FALSE(finds(text, query)) << query;
}

}  // namespace
}  // namespace hotline
