#include "domain/ivr/nodes/offer_callback.hpp"

#include <gtest/gtest.h>

#include "unit/domain/ivr/caller.hpp"

namespace hotline::ivr {
namespace {

class Offered : public testing::Test, protected Caller {
protected:
    Offered() {
        for (auto& day : calendars[{"always"}].week) day = {{0, 1440}};
        calendars[{"never"}] = Calendar{};
        queues[{"general"}] = Queue{.code = {"general"}, .hours = {"always"}};
        around.caller = "13800000203";
        flow.variables = {{"number", "13900000004"}};
        flow.nodes["start"] = OfferCallback{.queue = {"general"},
                                            .ring_at = "{caller}",
                                            .before = {{"at"}},
                                            .prompts = {{"keys"}},
                                            .other = "another",
                                            .declined = "wait",
                                            .unavailable = "none"};
        for (const char* end : {"another", "wait", "none"}) flow.nodes[end] = HangUp{{{end}}};
    }
    OfferCallback& node() { return std::get<OfferCallback>(flow.nodes["start"]); }
};

TEST_F(Offered, ReadsTheNumberDigitByDigitAndKeepsAPlaceForIt) {
    calls();
    EXPECT_EQ(says(),
              "at digit_1 number_3 number_8 number_0 number_0 number_0 number_0 number_0 number_2 number_0 number_3 keys ");
    key('1');
    ASSERT_TRUE(wants<command::KeepPlace>());
    EXPECT_EQ(std::get<command::KeepPlace>(step.then).number, "13800000203");
    EXPECT_EQ(std::get<command::KeepPlace>(step.then).queue, QueueCode{"general"});
}

TEST_F(Offered, LeadsToAnotherNumberOnlyWhereThatIsOffered) {
    calls();
    key('2');
    EXPECT_EQ(at(), "another");
    node().other.clear();
    calls();
    key('2');
    EXPECT_EQ(at(), "wait");
}

TEST_F(Offered, TakesSilenceAndOtherKeysForNo) {
    calls();
    silence();
    EXPECT_EQ(at(), "wait");
    calls();
    key('9');
    EXPECT_EQ(at(), "wait");
}

TEST_F(Offered, RingsACollectedNumberAsWell) {
    node().ring_at = "{number}";
    calls();
    key('1');
    ASSERT_TRUE(wants<command::KeepPlace>());
    EXPECT_EQ(std::get<command::KeepPlace>(step.then).number, "13900000004");
}

TEST_F(Offered, IsNotMadeToWhoHidesHisNumber) {
    around.caller = "anonymous";
    calls();
    EXPECT_EQ(at(), "none");
    around.caller.clear();
    calls();
    EXPECT_EQ(at(), "none");
}

TEST_F(Offered, IsNotMadeWhenNobodyWorksInTheQueue) {
    queues[{"general"}].hours = {"never"};
    calls();
    EXPECT_EQ(at(), "none");
}

TEST_F(Offered, IsNotMadeForANumberThatMustNotBeRung) {
    around.may_ring = [](const QueueCode&, const std::string& number) { return number.starts_with("139"); };
    calls();
    EXPECT_EQ(at(), "none");
    node().ring_at = "{number}";
    calls();
    EXPECT_EQ(at(), "start");
    around.may_ring = [](const QueueCode&, const std::string&) { return false; };
    key('1');
    EXPECT_EQ(at(), "none") << "what was allowed when he heard it is not any more";
}

TEST_F(Offered, NobodyAgreesBeforeHeHasHeardTheNumber) {
    flow.nodes["before"] = Play{{{"notice"}}, "start"};
    flow.start = "before";
    calls();
    key('1');
    silence();
    EXPECT_TRUE(wants<command::Say>());
    EXPECT_EQ(at(), "start");
}

}  // namespace
}  // namespace hotline::ivr
