#include "domain/ivr/nodes/branch.hpp"

#include <gtest/gtest.h>

#include "base/time.hpp"
#include "unit/domain/ivr/caller.hpp"

namespace hotline::ivr {
namespace {

class Fork : public testing::Test, protected Caller {
protected:
    Fork() {
        for (const char* end : {"one", "two", "other"}) flow.nodes[end] = HangUp{{{end}}};
        flow.variables = {{"wish", "water"}};
        around.caller = "0999700123";
        now = *parse_rfc3339("2026-11-23T01:30:00Z");  // a Monday, 09:30 in the city
        around.state_of = [](const QueueCode& queue) { return QueueState{queue.value == "general" ? 21 : 0, 3}; };
    }
    std::string goes(BranchOn on, BranchCase first, BranchCase second = {BranchMatch::equals, {"-"}, "two"}) {
        flow.nodes["start"] = Branch{.on = on,
                                     .variable = "wish",
                                     .queue = {"general"},
                                     .cases = {std::move(first), std::move(second)},
                                     .otherwise = "other"};
        calls();
        return at();
    }
};

TEST_F(Fork, LooksAtAVariable) {
    EXPECT_EQ(goes(BranchOn::variable, {BranchMatch::equals, {"gas", "water"}, "one"}), "one");
    EXPECT_EQ(goes(BranchOn::variable, {BranchMatch::equals, {"gas"}, "one"}), "other");
}

TEST_F(Fork, LooksAtTheCallersNumber) {
    EXPECT_EQ(goes(BranchOn::caller, {BranchMatch::begins_with, {"0998", "0999"}, "one"}), "one");
    EXPECT_EQ(goes(BranchOn::caller, {BranchMatch::begins_with, {"0998"}, "one"}), "other");
}

TEST_F(Fork, LooksAtTheCitysClock) {
    EXPECT_EQ(goes(BranchOn::weekday, {BranchMatch::between, {"1", "5"}, "one"}), "one");
    EXPECT_EQ(goes(BranchOn::hour, {BranchMatch::equals, {"1"}, "one"}, {BranchMatch::between, {"9", "17"}, "two"}), "two");
}

TEST_F(Fork, LooksAtAQueue) {
    EXPECT_EQ(goes(BranchOn::waiting, {BranchMatch::between, {"20", "1000"}, "one"}), "one");
    EXPECT_EQ(goes(BranchOn::staffed, {BranchMatch::equals, {"0"}, "one"}), "other");
    around.state_of = nullptr;
    EXPECT_EQ(goes(BranchOn::staffed, {BranchMatch::equals, {"0"}, "one"}), "one") << "nothing is known: nobody is there";
}

TEST_F(Fork, TakesTheFirstThatFits) {
    EXPECT_EQ(goes(BranchOn::variable, {BranchMatch::begins_with, {"wa"}, "one"}, {BranchMatch::equals, {"water"}, "two"}),
              "one");
}

TEST_F(Fork, ComparesNumbersOnlyWithNumbers) {
    flow.variables = {{"wish", "12a"}};
    EXPECT_EQ(goes(BranchOn::variable, {BranchMatch::between, {"1", "99"}, "one"}), "other");
}

}  // namespace
}  // namespace hotline::ivr
