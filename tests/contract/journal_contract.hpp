#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/journal.hpp"

/// What every implementation of app::Journal must do. A backend gives
///   app::Journal& journal();
///   UserId agent();                                  somebody whose events can be kept
///   void hold(); void release();                     nothing can be written in between
///   std::vector<std::string> types_of(CallId call);  of all that was appended, in the order it is kept
///   std::optional<AgentEvent> last_of(UserId agent);
namespace hotline::test {

template <class Backend>
class JournalContract : public testing::Test {
protected:
    Backend backend_;
    app::Journal& journal_ = backend_.journal();

    void tells(int call, CallFact fact) {
        journal_.append(CallEvent{CallId{call}, Instant{std::chrono::seconds{++second_}}, std::move(fact)});
    }
    void tells(Work work, AwayReason reason = AwayReason::other) {
        const Instant at{std::chrono::seconds{++second_}};
        journal_.append(AgentEvent{backend_.agent(), at, Presence::signed_in, work, reason, SeatKind::phone});
    }
    void whole_call(int call) {
        tells(call, call_event::Offered{"0999", "12345", CallChannel::trunk});
        tells(call, call_event::Answered{});
        for (const char key : {'1', '2', '#'}) tells(call, call_event::KeyPressed{key});
        tells(call, call_event::Held{});
        tells(call, call_event::Retrieved{});
        tells(call, call_event::Ended{CallOutcome::self_served, CallParty::citizen, 16});
    }

    const std::vector<std::string> whole_{"offered",     "answered", "key_pressed", "key_pressed",
                                          "key_pressed", "held",     "retrieved",   "ended"};

private:
    int second_{0};
};

TYPED_TEST_SUITE_P(JournalContract);

TYPED_TEST_P(JournalContract, KeepsTheOrderOfEachCall) {
    constexpr int kCalls = 50;
    for (int call = 1; call <= kCalls; ++call) this->tells(call, call_event::Offered{"0999", "12345", CallChannel::trunk});
    for (int call = kCalls; call >= 1; --call) this->tells(call, call_event::Answered{});
    for (int call = 1; call <= kCalls; ++call) this->tells(call, call_event::Held{});
    for (int call = 1; call <= kCalls; ++call)
        EXPECT_EQ(this->backend_.types_of(CallId{call}), (std::vector<std::string>{"offered", "answered", "held"})) << call;
}

TYPED_TEST_P(JournalContract, KeepsEveryEventOfACall) {
    this->whole_call(1);
    this->whole_call(2);
    EXPECT_EQ(this->backend_.types_of(CallId{1}), this->whole_);
    EXPECT_EQ(this->backend_.types_of(CallId{2}), this->whole_);
    EXPECT_TRUE(this->backend_.types_of(CallId{3}).empty());
}

TYPED_TEST_P(JournalContract, KeepsTheLastStateOfAnAgent) {
    EXPECT_FALSE(this->backend_.last_of(this->backend_.agent()));
    this->tells(Work::ready);
    this->tells(Work::reserved);
    this->tells(Work::away, AwayReason::meal);
    const auto last = this->backend_.last_of(this->backend_.agent());
    ASSERT_TRUE(last);
    EXPECT_EQ(last->at, Instant{std::chrono::seconds{3}});
    EXPECT_EQ(last->presence, Presence::signed_in);
    EXPECT_EQ(last->work, Work::away);
    EXPECT_EQ(last->reason, AwayReason::meal);
    EXPECT_EQ(last->seat, SeatKind::phone);
}

TYPED_TEST_P(JournalContract, MakesNobodyWaitWhileNothingCanBeWritten) {
    this->backend_.hold();
    auto told = std::async(std::launch::async, [this] {
        for (int call = 1; call <= 200; ++call) {
            this->whole_call(call);
            this->tells(Work::talking);
        }
    });
    EXPECT_EQ(told.wait_for(std::chrono::seconds{10}), std::future_status::ready);
    this->backend_.release();
    told.get();
    EXPECT_EQ(this->backend_.types_of(CallId{1}), this->whole_);
    EXPECT_EQ(this->backend_.types_of(CallId{200}), this->whole_);
    EXPECT_TRUE(this->backend_.last_of(this->backend_.agent()));
}

REGISTER_TYPED_TEST_SUITE_P(JournalContract, KeepsTheOrderOfEachCall, KeepsEveryEventOfACall, KeepsTheLastStateOfAnAgent,
                            MakesNobodyWaitWhileNothingCanBeWritten);

}  // namespace hotline::test
