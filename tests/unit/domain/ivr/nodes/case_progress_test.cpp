#include "domain/ivr/nodes/case_progress.hpp"

#include <gtest/gtest.h>

#include "unit/domain/ivr/caller.hpp"

namespace hotline::ivr {
namespace {

class Progress : public testing::Test, protected Caller {
protected:
    Progress() {
        flow.variables = {{"number", "26112300015"}, {"code", "123456"}};
        flow.nodes["start"] = CaseProgress{.number = "{number}",
                                           .code = "{code}",
                                           .meanwhile = {{"one_moment"}},
                                           .found = "found",
                                           .not_found = "not_found",
                                           .unavailable = "unavailable"};
        for (const char* end : {"found", "not_found", "unavailable"}) flow.nodes[end] = HangUp{{{end}}};
        calls();
    }
};

TEST_F(Progress, AsksTheWorldWhileTheCallerHearsSomething) {
    const auto& asked = std::get<command::AskProgress>(step.then);
    EXPECT_EQ(asked.number, "26112300015");
    EXPECT_EQ(asked.code, "123456");
    EXPECT_EQ(asked.meanwhile, std::vector{PromptName{"one_moment"}});
    silence();
    EXPECT_TRUE(wants<command::CarryOn>()) << "the prompt is over, the answer is not there yet";
    key('1');
    EXPECT_TRUE(wants<command::CarryOn>());
}

TEST_F(Progress, TellsTheStateAndGoesOn) {
    silence();
    hears(heard::Answer{true, true, {{kCaseState, "in_progress"}, {kCaseDue, "2026-11-30"}}});
    EXPECT_EQ(says(), "case_state_in_progress ");
    EXPECT_TRUE(step.session.self_served);
    silence();
    EXPECT_EQ(says(), "found ");
    EXPECT_EQ(value(kCaseDue), "2026-11-30");
}

TEST_F(Progress, DoesNotTellAWrongCodeFromAWrongNumber) {
    hears(heard::Answer{true, false, {}});
    EXPECT_EQ(says(), "not_found ");
}

TEST_F(Progress, GoesElsewhereWhenNobodyAnswers) {
    hears(heard::Answer{});
    EXPECT_EQ(says(), "unavailable ");
}

}  // namespace
}  // namespace hotline::ivr
