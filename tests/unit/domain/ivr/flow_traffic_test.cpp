#include "domain/ivr/flow_traffic.hpp"

#include <gtest/gtest.h>

namespace hotline::ivr {
namespace {

using namespace std::chrono_literals;

class Traffic : public testing::Test {
protected:
    void at(Duration when, CallFact fact) { count.add({call, Instant{} + when, std::move(fact)}); }
    void walks_in() {
        at(0s, call_event::FlowEntered{{"f"}, 1});
        at(0s, call_event::NodeEntered{"menu"});
    }
    CallId call{1};
    TrafficCount count;
};

TEST_F(Traffic, CountsCallersKeysWaysAndTime) {
    walks_in();
    at(3s, call_event::KeyPressed{'1'});
    at(3s, call_event::NodeEntered{"info"});
    at(9s, call_event::NodeEntered{"menu"});
    at(10s, call_event::Ended{CallOutcome::self_served, CallParty::citizen, 16});
    call = CallId{2};
    walks_in();
    at(4s, call_event::QueueJoined{{"general"}, 1});
    at(60s, call_event::Ended{CallOutcome::abandoned_queue, CallParty::citizen, 16});
    const FlowTraffic seen = count.take();
    EXPECT_EQ(seen.calls, 2);
    const NodeTraffic& menu = seen.nodes.at("menu");
    EXPECT_EQ(menu.callers, 2);
    EXPECT_EQ(menu.visits, 3);
    EXPECT_EQ(menu.keys.at('1'), 1);
    EXPECT_EQ(menu.time, 8s);
    EXPECT_EQ(menu.hang_ups, 1) << "who gave up in the queue did not give up here";
    EXPECT_EQ(seen.nodes.at("info").time, 6s);
    EXPECT_EQ(seen.ways.at({"menu", "info"}), 1);
    EXPECT_EQ(seen.ways.at({"info", "menu"}), 1);
}

TEST_F(Traffic, KnowsWhoHungUpOnWhom) {
    walks_in();
    at(2s, call_event::Ended{CallOutcome::abandoned_ivr, CallParty::system, 16});
    EXPECT_EQ(count.take().nodes.at("menu").hang_ups, 0);
}

}  // namespace
}  // namespace hotline::ivr
