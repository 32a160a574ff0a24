#include "domain/ivr/rehearsal.hpp"

#include <gtest/gtest.h>

namespace hotline::ivr {
namespace {

using namespace std::chrono_literals;

class ARehearsal : public testing::Test {
protected:
    ARehearsal() {
        flow.start = "menu";
        flow.nodes["menu"] = Menu{.prompts = {{"menu"}},
                                  .choices = {{"1", {"load", {}, {}}}, {"2", {"look", {}, {}}}},
                                  .no_input_after = 3s,
                                  .sorry = {{"sorry"}},
                                  .no_input = "hour",
                                  .no_match = "bye"};
        flow.nodes["load"] = Branch{.on = BranchOn::waiting,
                                    .variable = {},
                                    .queue = {"general"},
                                    .cases = {{BranchMatch::between, {"5", "99"}, "bye"}},
                                    .otherwise = "person"};
        flow.nodes["look"] = CaseProgress{"1", "2", {{"wait"}}, "bye", "person", "person"};
        flow.nodes["hour"] = Branch{.on = BranchOn::hour,
                                    .variable = {},
                                    .queue = {},
                                    .cases = {{BranchMatch::equals, {"9"}, "bye"}},
                                    .otherwise = "person"};
        flow.nodes["person"] = ToQueue{{"general"}, {}};
        flow.nodes["bye"] = HangUp{{{"bye"}}};
        for (auto& day : calendars[{"always"}].week) day = {{0, 1440}};
        queues[{"general"}] = Queue{.code = {"general"}, .hours = {"always"}};
        plan.at = *parse_rfc3339("2026-11-23T00:59:58Z");  // 08:59:58 in the city
    }
    Rehearsed walk(std::vector<Act> acts) {
        plan.acts = std::move(acts);
        return rehearse(flow, {calendars, queues, [](const PromptName&) { return 2.0; }}, plan);
    }
    static Act key(const char* pressed) { return {.key = pressed, .answer = {}}; }
    static Act silence() { return {.key = {}, .silence = true, .answer = {}}; }

    Flow flow;
    std::map<CalendarCode, Calendar> calendars;
    std::map<QueueCode, Queue> queues;
    Rehearsal plan;
};

TEST_F(ARehearsal, WaitsWhereACallerWould) {
    const auto done = walk({});
    ASSERT_EQ(done.steps.size(), 1U);
    EXPECT_EQ(done.steps[0].kind, "menu");
    EXPECT_EQ(done.steps[0].said, std::vector{PromptName{"menu"}});
    EXPECT_EQ(done.steps[0].waits_for, WaitsFor::key);
    EXPECT_FALSE(done.ended);
}

TEST_F(ARehearsal, LetsTimePassWithWhatIsHeard) {
    const auto done = walk({silence(), silence()});
    EXPECT_EQ(path_of(done).path, (std::vector<std::string>{"menu", "hour", "bye"})) << "it has become nine";
    EXPECT_EQ(done.steps.back().passed_ms, 5000);
    EXPECT_EQ(done.ended, RehearsalEnd::hang_up);
}

TEST_F(ARehearsal, KnowsQueuesAsTheyAreSaidToBe) {
    EXPECT_EQ(walk({key("1")}).ended, RehearsalEnd::queue);
    plan.queues[{"general"}] = {.waiting = 7};
    EXPECT_EQ(path_of(walk({key("1")})).path.back(), "bye");
}

TEST_F(ARehearsal, AnswersForTheWorld) {
    EXPECT_EQ(walk({key("2")}).steps.back().waits_for, WaitsFor::world);
    const auto done = walk({key("2"), {.key = {}, .answer = RehearsedAnswer{.available = true, .found = false, .values = {}}}});
    EXPECT_EQ(done.queue, QueueCode{"general"});
}

TEST_F(ARehearsal, ShowsThatItAsksAgain) {
    const auto done = walk({key("9")});
    ASSERT_EQ(done.steps.size(), 2U);
    EXPECT_EQ(done.steps[1].said, (std::vector<PromptName>{{"sorry"}, {"menu"}}));
    EXPECT_EQ(path_of(done).path.size(), 1U);
}

TEST_F(ARehearsal, GoesOnBehindATalk) {
    const Act talked{.key = {}, .answer = {}, .talked = true};
    EXPECT_EQ(walk({key("1"), talked}).ended, RehearsalEnd::queue) << "nothing is asked behind this queue";
    flow.nodes["person"] = ToQueue{{"general"}, {}, "judge"};
    flow.nodes["judge"] = Evaluate{.prompts = {{"judge"}}, .sorry = {}, .next = "bye", .no_input = "bye", .no_match = "bye"};
    EXPECT_TRUE(walk({key("1")}).goes_on_after_talk);
    EXPECT_EQ(walk({talked}).steps.size(), 1U) << "he has not reached anybody yet";
    const auto done = walk({key("1"), talked, key("2"), silence()});
    EXPECT_EQ(path_of(done).path, (std::vector<std::string>{"menu", "load", "person", "judge", "bye"}));
    EXPECT_EQ(done.ended, RehearsalEnd::hang_up);
    EXPECT_EQ(done.variables.at(kEvaluation), "2");
}

TEST_F(ARehearsal, TakesPoundForWhoHasSpoken) {
    flow.start = "speak";
    flow.nodes["speak"] = Complaint{.prompts = {{"speak"}},
                                    .sorry = {},
                                    .meanwhile = {{"wait"}},
                                    .before = {},
                                    .after = {},
                                    .ask_times = 1,
                                    .next = "bye",
                                    .no_input = "menu",
                                    .unavailable = "person"};
    EXPECT_EQ(walk({silence()}).steps.back().waits_for, WaitsFor::speech);
    EXPECT_EQ(path_of(walk({silence(), silence()})).path.back(), "menu");
    EXPECT_EQ(walk({silence(), key("#")}).steps.back().waits_for, WaitsFor::world);
    const Act filed{.key = {},
                    .answer = RehearsedAnswer{.available = true, .found = true, .values = {{kCaseNumber, "26112400012"}}}};
    EXPECT_EQ(path_of(walk({silence(), key("#"), filed, silence()})).path.back(), "bye");
    EXPECT_EQ(walk({silence(), key("#"), {.key = {}, .answer = RehearsedAnswer{.available = false, .values = {}}}}).ended,
              RehearsalEnd::queue);
}

TEST_F(ARehearsal, EndsWhenTheCallerHangsUp) {
    const auto done = walk({{.key = {}, .hang_up = true, .answer = {}}, key("1")});
    EXPECT_EQ(done.ended, RehearsalEnd::caller_hung_up);
    EXPECT_EQ(done.steps.size(), 1U);
}

}  // namespace
}  // namespace hotline::ivr
