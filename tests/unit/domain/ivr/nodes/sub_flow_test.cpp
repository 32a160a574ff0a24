#include "domain/ivr/nodes/sub_flow.hpp"

#include <gtest/gtest.h>

#include "domain/ivr/expand.hpp"
#include "unit/domain/ivr/caller.hpp"

namespace hotline::ivr {
namespace {

class InAnotherFlow : public testing::Test, protected Caller {
protected:
    InAnotherFlow() {
        notice.start = "say";
        notice.variables = {{"told", "no"}};
        notice.nodes["say"] = Play{{{"notice"}}, "ask"};
        notice.nodes["ask"] = Menu{.prompts = {{"ask"}}, .choices = {{"1", {"back"}}}, .no_input = "back", .no_match = "bye"};
        notice.nodes["back"] = Return{};
        notice.nodes["bye"] = HangUp{};
        flow.nodes["start"] = SubFlow{{"notice"}, "person"};
        flow.nodes["person"] = HangUp{{{"person"}}};
    }
    void expand() {
        whole = expanded(flow, [this](const FlowCode& code) {
            return code.value == "notice" ? &notice : code.value == "f" ? &flow : nullptr;
        });
    }
    Flow notice{.code = {"notice"}};
    Expanded whole;
};

TEST_F(InAnotherFlow, GoesThereAndComesBack) {
    expand();
    EXPECT_TRUE(whole.findings.empty());
    flow = whole.flow;
    calls();
    EXPECT_EQ(says(), "notice ");
    EXPECT_EQ(at(), "start/say");
    silence();
    key('1');
    EXPECT_EQ(says(), "person ");
    EXPECT_EQ(value("told"), "no");
}

TEST_F(InAnotherFlow, KnowsOneThatIsNotThere) {
    flow.nodes["start"] = SubFlow{{"nowhere"}, "person"};
    expand();
    EXPECT_EQ(whole.findings, (std::vector<FlowFinding>{{FlowFault::unknown_flow, "start", "nowhere"}}));
}

TEST_F(InAnotherFlow, DoesNotGoRoundForEver) {
    notice.nodes["say"] = SubFlow{{"f"}, "ask"};
    expand();
    EXPECT_EQ(whole.findings, (std::vector<FlowFinding>{{FlowFault::sub_flow_circle, "start/say", "f"}}));
}

TEST_F(InAnotherFlow, EndsTheCallWhenItWasCalledByItself) {
    flow.nodes["start"] = Return{};
    calls();
    EXPECT_TRUE(wants<command::EndCall>());
}

}  // namespace
}  // namespace hotline::ivr
