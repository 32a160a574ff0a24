#include "domain/ivr/nodes/evaluate.hpp"

#include <gtest/gtest.h>

#include "unit/domain/ivr/caller.hpp"

namespace hotline::ivr {
namespace {

class Evaluating : public testing::Test, protected Caller {
protected:
    Evaluating() {
        flow.nodes["start"] = Evaluate{.prompts = {{"judge"}},
                                       .ask_times = 2,
                                       .max_tries = 2,
                                       .sorry = {{"sorry"}},
                                       .next = "thanks",
                                       .no_input = "silent",
                                       .no_match = "wrong"};
        for (const char* end : {"thanks", "silent", "wrong"}) flow.nodes[end] = HangUp{{{end}}};
        calls();
    }
    /// Levels that this step leaves in the call's history.
    [[nodiscard]] std::vector<Satisfaction> levels() const {
        std::vector<Satisfaction> all;
        for (const Footprint& print : step.passed)
            if (const auto* judged = std::get_if<Judged>(&print)) all.push_back(judged->level);
        return all;
    }
};

TEST_F(Evaluating, TakesFiveLevelsTheBestFirst) {
    EXPECT_EQ(says(), "judge ");
    key('5');
    EXPECT_EQ(levels(), std::vector{Satisfaction::very_dissatisfied});
    EXPECT_EQ(value(kEvaluation), "5");
    EXPECT_EQ(says(), "thanks ");
    EXPECT_EQ(level_of_key('1'), Satisfaction::very_satisfied);
    EXPECT_EQ(level_of_key('3'), Satisfaction::fairly_satisfied);
}

TEST_F(Evaluating, LeavesNothingOfWhoPressesNothing) {
    silence();
    EXPECT_EQ(says(), "judge ") << "he is asked twice";
    silence();
    EXPECT_EQ(says(), "silent ");
    EXPECT_TRUE(levels().empty());
    EXPECT_EQ(value(kEvaluation), "-");
}

TEST_F(Evaluating, ForgivesOneKeyThatMeansNothing) {
    for (const char other : {'0', '6', '*', '#'}) EXPECT_EQ(level_of_key(other), std::nullopt);
    key('6');
    EXPECT_EQ(says(), "sorry judge ");
    EXPECT_TRUE(levels().empty());
    key('0');
    EXPECT_EQ(says(), "wrong ");
    EXPECT_TRUE(levels().empty());
}

TEST_F(Evaluating, TakesNoKeyForAnAnswerThatWasPressedBeforeTheQuestion) {
    flow.nodes["before"] = Play{{{"notice"}}, "start"};
    flow.start = "before";
    calls();
    key('1');
    silence();
    EXPECT_EQ(says(), "judge ");
    EXPECT_TRUE(levels().empty());
}

class BehindATalk : public testing::Test, protected Caller {
protected:
    BehindATalk() {
        for (auto& day : calendars[{"office"}].week) day = {{0, 1440}};
        queues[{"general"}] = Queue{.code = {"general"}, .hours = {"office"}};
        flow.variables = {{"kept", "yes"}};
        flow.nodes["start"] = ToQueue{{"general"}, {}, "judge"};
        flow.nodes["judge"] = Evaluate{.prompts = {{"judge"}}, .sorry = {}, .next = "bye", .no_input = "bye", .no_match = "bye"};
        flow.nodes["bye"] = HangUp{{{"bye"}}};
    }
};

TEST_F(BehindATalk, TheFlowGoesOnWithWhatItKnew) {
    calls();
    ASSERT_TRUE(wants<command::JoinQueue>());
    EXPECT_TRUE(std::get<command::JoinQueue>(step.then).comes_back);
    hears(heard::TalkOver{});
    EXPECT_EQ(says(), "judge ");
    EXPECT_EQ(value("kept"), "yes");
}

TEST_F(BehindATalk, TheCallEndsWhereNothingFollows) {
    flow.nodes["start"] = ToQueue{{"general"}, {}};
    calls();
    EXPECT_FALSE(std::get<command::JoinQueue>(step.then).comes_back);
    hears(heard::TalkOver{});
    EXPECT_TRUE(wants<command::EndCall>());
}

}  // namespace
}  // namespace hotline::ivr
