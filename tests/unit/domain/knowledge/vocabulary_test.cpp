#include "domain/knowledge/vocabulary.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using Faults = RowFaults;

TEST(Vocabularies, MayBeEmptyOrWellFormed) {
    EXPECT_EQ(vocabulary_faults({}), Faults{});
    EXPECT_EQ(
        vocabulary_faults(
            {.synonyms = {{"医保", "医疗保险"}, {"公交", "巴士"}}, .wrong_words = {{"帐单", "账单"}}, .stop_words = {"请问"}}),
        Faults{});
}

TEST(Vocabularies, NameTheEntryThatIsWrong) {
    EXPECT_EQ(vocabulary_faults({.synonyms = {{"医保", "社保"}, {"公交"}}}), (Faults{{0, "/synonyms/1", "format"}}));
    EXPECT_EQ(vocabulary_faults({.synonyms = {{"医保", "社保"}, {"公交", "巴士", "公交"}}}),
              (Faults{{0, "/synonyms/1", "twice"}}));
    EXPECT_EQ(vocabulary_faults({.synonyms = {{"医保", " "}}}), (Faults{{0, "/synonyms/0", "format"}}));
    EXPECT_EQ(vocabulary_faults({.wrong_words = {{"帐单", "帐单"}}}), (Faults{{0, "/wrong_words/0", "format"}}));
    EXPECT_EQ(vocabulary_faults({.wrong_words = {{"帐单", "账单"}, {"帐单", "账单"}}}), (Faults{{0, "/wrong_words/1", "twice"}}));
    EXPECT_EQ(vocabulary_faults({.wrong_words = {{"帐单", ""}}}), (Faults{{0, "/wrong_words/0", "format"}}));
    EXPECT_EQ(vocabulary_faults({.stop_words = {"请问", "请问"}}), (Faults{{0, "/stop_words/1", "twice"}}));
    EXPECT_EQ(vocabulary_faults({.stop_words = {"一二三四五六七八九十一二三四五六七八九十一"}}),
              (Faults{{0, "/stop_words/0", "format"}}));
}

TEST(Vocabularies, HaveAnEnd) { EXPECT_FALSE(vocabulary_faults({.stop_words = std::vector<std::string>(2001, "请问")}).empty()); }

}  // namespace
}  // namespace hotline
