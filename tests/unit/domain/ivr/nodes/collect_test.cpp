#include "domain/ivr/nodes/collect.hpp"

#include <gtest/gtest.h>

#include "unit/domain/ivr/caller.hpp"

namespace hotline::ivr {
namespace {

using namespace std::chrono_literals;

class Digits : public testing::Test, protected Caller {
protected:
    Digits() {
        flow.nodes["start"] = Collect{.prompts = {{"number_please"}},
                                      .variable = "number",
                                      .min = 3,
                                      .max = 5,
                                      .inter_digit = 4s,
                                      .ask_times = 2,
                                      .max_tries = 2,
                                      .sorry = {{"sorry"}},
                                      .next = "good",
                                      .no_input = "silent",
                                      .no_match = "wrong"};
        for (const char* end : {"good", "silent", "wrong"}) flow.nodes[end] = HangUp{{{end}}};
        calls();
    }
};

TEST_F(Digits, AreNotedWhenThereAreEnough) {
    EXPECT_EQ(says(), "number_please ");
    keys("1234");
    EXPECT_EQ(std::get<command::AwaitKey>(step.then).wait, 4s);
    key('5');
    EXPECT_EQ(says(), "good ");
    EXPECT_EQ(value("number"), "12345");
}

TEST_F(Digits, EndWithTheTerminatorOrWithAPause) {
    keys("123#");
    EXPECT_EQ(value("number"), "123");
    calls();
    keys("1234");
    silence();
    EXPECT_EQ(value("number"), "1234");
}

TEST_F(Digits, ThatAreTooFewAreAskedForAgain) {
    keys("12#");
    EXPECT_EQ(says(), "sorry number_please ");
    keys("9#");
    EXPECT_EQ(says(), "wrong ");
}

TEST_F(Digits, ThatNobodyDialsAreGivenUp) {
    silence();
    EXPECT_EQ(says(), "number_please ");
    silence();
    EXPECT_EQ(says(), "silent ");
}

TEST_F(Digits, MayBeginWhileSomethingElseIsSaid) {
    flow.nodes["notice"] = Play{{{"notice"}}, "start"};
    flow.start = "notice";
    calls();
    key('7');
    silence();
    EXPECT_TRUE(wants<command::AwaitKey>());
    keys("77#");
    EXPECT_EQ(value("number"), "777");
}

}  // namespace
}  // namespace hotline::ivr
