#include "domain/casework/alike.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

CaseFacts lamp() {
    return {.title = "学府路路灯不亮",
            .content = "路灯连续三晚不亮",
            .district = {"Q01"},
            .address = "学府路1号",
            .citizen_phone = "13800000001"};
}

TEST(Alike, WordsAreComparedByPairsWhateverTheirOrder) {
    EXPECT_EQ(shared_words("路灯不亮", "路灯不亮"), 100);
    EXPECT_EQ(shared_words("路灯不亮", "三号楼前的路灯已经一周不亮了"), 66) << "路灯, 不亮 of 路灯, 灯不, 不亮";
    EXPECT_EQ(shared_words("路灯不亮", "噪声扰民"), 0);
    EXPECT_EQ(shared_words("灯", "路灯"), 0) << "too little to say anything";
    EXPECT_EQ(shared_words("", ""), 0);
    EXPECT_EQ(shared_words("ABC street 12", "abc  STREET"), 100);
}

TEST(Alike, OnePersonNeedsFewCommonWordsAPlaceMoreAndStrangersMost) {
    CaseFacts other = lamp();
    EXPECT_EQ(likeness_of(lamp(), other), (Likeness{true, true, 100}));
    other.content = other.title = "路灯坏了没人修，晚上走路看不清，多次反映没有结果";
    const Likeness reworded = likeness_of(lamp(), other);
    EXPECT_TRUE(reworded.same_person && reworded.same_place);
    EXPECT_FALSE(is_likely_same({false, false, 64}));
    EXPECT_TRUE(is_likely_same({false, false, 65}));
    EXPECT_TRUE(is_likely_same({false, true, 30}));
    EXPECT_FALSE(is_likely_same({false, true, 29}));
    EXPECT_TRUE(is_likely_same({true, false, 20}));
    EXPECT_FALSE(is_likely_same({true, true, 19})) << "another matter of the same person at home";
    EXPECT_GT(weight_of({true, false, 20}), weight_of({false, true, 50}));
}

TEST(Alike, PlacesDifferByDistrictStreetOrAddress) {
    CaseFacts other = lamp();
    other.district = {"Q02"};
    EXPECT_FALSE(likeness_of(lamp(), other).same_place);
    other.district = {};
    EXPECT_TRUE(likeness_of(lamp(), other).same_place) << "not known to differ";
    other.address = "桃李街9号";
    EXPECT_FALSE(likeness_of(lamp(), other).same_place);
    other.address = "";
    EXPECT_FALSE(likeness_of(lamp(), other).same_place);
    other.citizen_phone = "";
    CaseFacts nobody = lamp();
    nobody.citizen_phone = "";
    EXPECT_FALSE(likeness_of(nobody, other).same_person);
}

TEST(Alike, ACategoryIsAdvisedWhenMostOfTheSimilarHaveIt) {
    const CategoryCode lamps{"lamps"};
    const CategoryCode noise{"noise"};
    EXPECT_EQ(advise_category({{lamps, 90}, {lamps, 50}, {noise, 60}, {{}, 100}}), (CategoryAdvice{lamps, 2, 3}));
    EXPECT_EQ(advise_category({{lamps, 90}, {lamps, 50}}), std::nullopt) << "two are too few";
    EXPECT_EQ(advise_category({{lamps, 40}, {noise, 40}, {CategoryCode{"water"}, 40}}), std::nullopt) << "they do not agree";
    EXPECT_EQ(advise_category({}), std::nullopt);
}

}  // namespace
}  // namespace hotline
