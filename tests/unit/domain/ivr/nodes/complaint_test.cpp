#include "domain/ivr/nodes/complaint.hpp"

#include <gtest/gtest.h>

#include "unit/domain/ivr/caller.hpp"

namespace hotline::ivr {
namespace {

class Speaking : public testing::Test, protected Caller {
protected:
    Speaking() {
        flow.nodes["start"] = Complaint{.prompts = {{"speak"}},
                                        .sorry = {{"too_short"}},
                                        .meanwhile = {{"one_moment"}},
                                        .before = {{"your_number"}},
                                        .after = {{"keep_it"}},
                                        .min_s = 3,
                                        .max_s = 60,
                                        .silence_s = 4,
                                        .ask_times = 2,
                                        .next = "done",
                                        .no_input = "silent",
                                        .unavailable = "person"};
        for (const char* end : {"done", "silent", "person"}) flow.nodes[end] = HangUp{{{end}}};
    }
    void is_listened_to() {
        calls();
        EXPECT_EQ(says(), "speak ");
        silence();
        ASSERT_TRUE(wants<command::Listen>());
    }
    void has_spoken() {
        is_listened_to();
        hears(heard::Spoken{true});
        ASSERT_TRUE(wants<command::FileComplaint>());
    }
};

TEST_F(Speaking, HasTheTimesOfTheNode) {
    is_listened_to();
    const auto& listen = std::get<command::Listen>(step.then);
    EXPECT_EQ(listen.at_least, std::chrono::seconds{3});
    EXPECT_EQ(listen.at_most, std::chrono::seconds{60});
    EXPECT_EQ(listen.pause, std::chrono::seconds{4});
}

TEST_F(Speaking, EndsWithTheNumberReadAloud) {
    has_spoken();
    EXPECT_EQ(std::get<command::FileComplaint>(step.then).meanwhile, std::vector{PromptName{"one_moment"}});
    silence();
    EXPECT_TRUE(wants<command::CarryOn>()) << "the words meanwhile are over, the case is not made yet";
    hears(heard::Answer{true, true, {{kCaseNumber, "26112400012"}, {kCaseCode, "123456"}}});
    EXPECT_TRUE(says().starts_with("your_number ")) << says();
    EXPECT_TRUE(says().ends_with("number_2 keep_it ")) << says();
    EXPECT_TRUE(step.session.self_served);
    silence();
    EXPECT_EQ(at(), "done");
    EXPECT_EQ(value(kCaseCode), "123456");
}

TEST_F(Speaking, IsAskedAgainWhoSaysTooLittle) {
    is_listened_to();
    hears(heard::Spoken{false});
    EXPECT_EQ(says(), "too_short speak ");
    silence();
    EXPECT_TRUE(wants<command::Listen>());
    hears(heard::Spoken{false});
    EXPECT_EQ(at(), "silent");
    EXPECT_FALSE(step.session.self_served);
}

TEST_F(Speaking, LeadsToAPersonWhenItCannotBeStored) {
    has_spoken();
    hears(heard::Answer{});
    EXPECT_EQ(at(), "person");
    EXPECT_FALSE(step.session.self_served);
    EXPECT_EQ(value(kCaseNumber), "-");
}

TEST_F(Speaking, IsNotAskedOfWhoseCallIsNotRecorded) {
    around.records = [] { return false; };
    calls();
    EXPECT_EQ(at(), "person");
}

TEST_F(Speaking, TakesNothingThatComesAtTheWrongTime) {
    calls();
    hears(heard::Spoken{true});
    EXPECT_TRUE(wants<command::CarryOn>());
    hears(heard::Answer{true, true, {{kCaseNumber, "1"}}});
    EXPECT_TRUE(wants<command::CarryOn>());
    key('5');
    EXPECT_TRUE(wants<command::CarryOn>());
    EXPECT_EQ(value(kCaseNumber), "-");
}

TEST_F(Speaking, BeginsAnewOnASecondVisit) {
    flow.nodes["done"] =
        Menu{.prompts = {{"more"}}, .choices = {{"1", {"start"}}}, .sorry = {}, .no_input = "silent", .no_match = "silent"};
    has_spoken();
    hears(heard::Answer{true, true, {{kCaseNumber, "26112400012"}, {kCaseCode, "123456"}}});
    silence();
    key('1');
    EXPECT_EQ(says(), "speak ");
    silence();
    EXPECT_TRUE(wants<command::Listen>());
}

}  // namespace
}  // namespace hotline::ivr
