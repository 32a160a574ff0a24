#include "domain/ivr/interpreter.hpp"

#include <gtest/gtest.h>

namespace hotline::ivr {
namespace {

using namespace std::chrono_literals;

class AFlow : public testing::Test {
protected:
    AFlow() {
        flow.start = "notice";
        flow.nodes["notice"] = Play{{{"notice"}}, "menu"};
        flow.nodes["menu"] = Menu{
            .prompts = {{"menu"}},
            .choices = {{"0", {"person", "人工", "person"}}, {"1", {"info", "信息", "info"}}, {"21", {"bye", "再见", "bye"}}},
            .no_input_after = 4s,
            .inter_digit = 2s,
            .ask_times = 2,
            .max_tries = 2,
            .sorry = {{"sorry"}},
            .no_input = "person",
            .no_match = "bye"};
        flow.nodes["info"] = Info{.prompts = {{"info"}},
                                  .afterwards = {{"back"}},
                                  .choices = {{"*", {"menu", "返回", "back"}}},
                                  .no_input_after = 6s,
                                  .next = "person"};
        flow.nodes["person"] = ToQueue{{"general"}, "fork"};
        flow.nodes["fork"] = Hours{{"office"}, "menu", "bye", ""};
        flow.nodes["bye"] = HangUp{{{"bye"}}};
        calendars[{"always"}] = Calendar{};
        for (auto& day : calendars[{"always"}].week) day = {{0, 1440}};
        calendars[{"office"}] = Calendar{};
        queues[{"general"}] = Queue{.code = {"general"}, .hours = {"always"}};
        step = begin(flow, around, now);
    }
    void key(char pressed) { step = resume(flow, around, step.session, heard::Key{pressed}, now); }
    void silence() { step = resume(flow, around, step.session, heard::Silence{}, now); }
    std::string says() const {
        std::string text;
        if (const auto* say = std::get_if<command::Say>(&step.then))
            for (const PromptName& prompt : say->prompts) text += prompt.value + " ";
        return text;
    }
    template <class C>
    bool wants() const {
        return std::holds_alternative<C>(step.then);
    }

    Flow flow;
    std::map<CalendarCode, Calendar> calendars;
    std::map<QueueCode, Queue> queues;
    Surroundings around{calendars, queues};
    Instant now{};
    Step step;
};

TEST_F(AFlow, BringsASilentCallerToAPerson) {
    EXPECT_EQ(says(), "notice ");
    silence();
    EXPECT_EQ(says(), "menu ");
    EXPECT_EQ(std::get<command::Say>(step.then).wait, 4s);
    silence();
    EXPECT_EQ(says(), "menu ") << "asked twice";
    silence();
    ASSERT_TRUE(wants<command::JoinQueue>());
    EXPECT_EQ(std::get<command::JoinQueue>(step.then).queue, QueueCode{"general"});
}

TEST_F(AFlow, LeavesItsFootprints) {
    silence();
    key('1');
    ASSERT_EQ(step.passed.size(), 2U);
    EXPECT_EQ(std::get<ChoiceTaken>(step.passed[0]).label_zh, "信息");
    EXPECT_EQ(std::get<NodePassed>(step.passed[1]).node, "info");
    EXPECT_TRUE(step.session.self_served);
}

TEST_F(AFlow, CarriesAKeyPressedDuringTheNoticeToTheMenu) {
    key('0');
    EXPECT_TRUE(wants<command::CarryOn>()) << "the notice is heard to its end";
    silence();
    EXPECT_TRUE(wants<command::JoinQueue>());
}

TEST_F(AFlow, AKeyAnswersOneMenuOnly) {
    key('1');
    silence();
    EXPECT_EQ(says(), "info back ");
    key('*');
    EXPECT_EQ(says(), "menu ") << "the star was used up";
}

TEST_F(AFlow, WaitsForTheRestOfALongerKeySequence) {
    silence();
    key('2');
    ASSERT_TRUE(wants<command::AwaitKey>());
    EXPECT_EQ(std::get<command::AwaitKey>(step.then).wait, 2s);
    key('1');
    EXPECT_EQ(says(), "bye ");
}

TEST_F(AFlow, AnUnfinishedSequenceIsAMistake) {
    silence();
    key('2');
    silence();
    EXPECT_EQ(says(), "sorry menu ");
}

TEST_F(AFlow, ForgivesWrongKeysOnlySoOften) {
    silence();
    key('9');
    EXPECT_EQ(says(), "sorry menu ");
    key('9');
    EXPECT_EQ(says(), "bye ");
    silence();
    EXPECT_TRUE(wants<command::EndCall>());
}

TEST_F(AFlow, KeysThatMeanNothingDoNotInterruptInformation) {
    silence();
    key('1');
    key('7');
    EXPECT_TRUE(wants<command::CarryOn>());
}

TEST_F(AFlow, GoesElsewhereWhenTheQueueIsClosed) {
    queues[{"general"}].hours = {"office"};  // never open
    silence();
    key('0');
    EXPECT_EQ(says(), "bye ");
}

TEST_F(AFlow, NeverSpinsEvenWhenUnchecked) {
    queues[{"general"}].hours = {"office"};
    flow.nodes["fork"] = Hours{{"office"}, "person", "person", ""};
    silence();
    key('0');
    EXPECT_TRUE(wants<command::EndCall>());
    flow.nodes.erase("fork");
    EXPECT_TRUE(std::holds_alternative<command::EndCall>(resume(flow, around, {.node = "person"}, heard::Nothing{}, now).then));
}

}  // namespace
}  // namespace hotline::ivr
