#include "domain/outbound/trunk_choice.hpp"

#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>

namespace hotline {
namespace {

using namespace std::chrono_literals;

const TrunkGroup kCity{"city"};
const Instant t0{};

class TheTrunkChoice : public testing::Test {
protected:
    TrunkChoice choice{{{{"a"}, kCity, 1, 2}, {{"b"}, kCity, 2, 1}, {{"other"}, {"far"}, 1, 1}}};

    std::string take(std::vector<TrunkName> tried = {}, Instant now = t0) {
        const auto taken = choice.take(kCity, tried, now);
        if (taken) return taken->value;
        return boost::describe::enum_to_string(taken.error(), "?");
    }
};

TEST_F(TheTrunkChoice, FillsTheFirstByOrderThenTheNext) {
    EXPECT_EQ(take(), "a");
    EXPECT_EQ(take(), "a");
    EXPECT_EQ(take(), "b");
    EXPECT_EQ(take(), "all_busy");
}

TEST_F(TheTrunkChoice, UsesAPlaceThatWasGivenBack) {
    while (take() != "all_busy") {
    }
    choice.give_back({"a"});
    EXPECT_EQ(take(), "a");
    EXPECT_EQ(take(), "all_busy");
}

TEST_F(TheTrunkChoice, NeverOffersATrunkThatFailedThisCall) {
    EXPECT_EQ(take({{"a"}}), "b");
    EXPECT_EQ(take({{"a"}, {"b"}}), "all_down");
}

TEST_F(TheTrunkChoice, LetsAFailedTrunkRest) {
    choice.failed({"a"}, t0);
    EXPECT_EQ(choice.states(t0)[0].line, TrunkLine::resting);
    EXPECT_EQ(take(), "b");
    EXPECT_EQ(take(), "a");  // better than nothing
    EXPECT_EQ(take({}, t0 + 15s), "a");
}

TEST_F(TheTrunkChoice, SkipsATrunkThatDoesNotAnswerUntilItDoes) {
    choice.answers({"a"}, false);
    EXPECT_EQ(choice.states(t0)[0].line, TrunkLine::down);
    EXPECT_EQ(take({}, t0 + 1h), "b");
    choice.answers({"a"}, true);
    EXPECT_EQ(take(), "a");
}

TEST_F(TheTrunkChoice, EndsARestWithAnAnswer) {
    choice.failed({"a"}, t0);
    choice.answers({"a"}, true);
    EXPECT_EQ(take(), "a");
}

TEST_F(TheTrunkChoice, SaysThatAllAreDownWhenNoneIsBusy) {
    choice.answers({"a"}, false);
    choice.answers({"b"}, false);
    EXPECT_EQ(take(), "all_down");
}

TEST_F(TheTrunkChoice, KnowsOnlyItsGroups) { EXPECT_EQ(choice.take({"nowhere"}, {}, t0).error(), TrunkRefusal::no_such_group); }

TEST(EqualTrunks, ShareByTheirSize) {
    TrunkChoice choice({{{"small"}, kCity, 1, 1}, {{"large"}, kCity, 1, 3}});
    std::string order;
    for (int i = 0; i < 4; ++i) order += choice.take(kCity, {}, t0)->value + ' ';
    EXPECT_EQ(order, "small large large large ");
}

TEST(GivingBack, NeverMakesRoomThatIsNotThere) {
    TrunkChoice choice({{{"a"}, kCity, 1, 1}});
    choice.give_back({"a"});
    EXPECT_TRUE(choice.take(kCity, {}, t0));
    EXPECT_FALSE(choice.take(kCity, {}, t0));
}

}  // namespace
}  // namespace hotline
