#pragma once
#include <gtest/gtest.h>

#include <latch>
#include <string>
#include <thread>
#include <vector>

#include "app/ports/live.hpp"

namespace hotline::test {

/// Who looks on: two agents (users 1 and 2), a clerk of D05 and one of D06.
enum class Watcher { agent_1, agent_2, clerk_d05, clerk_d06 };

/// What every implementation of app::LiveEvents must do. A backend gives
///   app::LiveEvents& live();
///   std::vector<std::string> seen_by(Watcher);   "type data" of each event for him, in order
template <class Backend>
class LiveContract : public testing::Test {
protected:
    Backend backend_;
    app::LiveEvents& live_ = backend_.live();
};

TYPED_TEST_SUITE_P(LiveContract);

TYPED_TEST_P(LiveContract, TellsInTheOrderOfPublishing) {
    for (const char* data : {"1", "2", "3"}) this->live_.publish({.roles = {Role::agent}}, "queue.changed", data);
    EXPECT_EQ(this->backend_.seen_by(Watcher::agent_1),
              (std::vector<std::string>{"queue.changed 1", "queue.changed 2", "queue.changed 3"}));
}

TYPED_TEST_P(LiveContract, TellsOnePersonOnly) {
    this->live_.publish({.user = UserId{2}}, "call.offered", "7");
    EXPECT_EQ(this->backend_.seen_by(Watcher::agent_2), (std::vector<std::string>{"call.offered 7"}));
    EXPECT_TRUE(this->backend_.seen_by(Watcher::agent_1).empty());
    EXPECT_TRUE(this->backend_.seen_by(Watcher::clerk_d05).empty());
}

TYPED_TEST_P(LiveContract, TellsEverybodyWithOneOfTheRoles) {
    this->live_.publish({.roles = {Role::agent}}, "queue.changed", "1");
    this->live_.publish({.roles = {Role::agent, Role::department}}, "notice.made", "2");
    const std::vector<std::string> both{"queue.changed 1", "notice.made 2"};
    EXPECT_EQ(this->backend_.seen_by(Watcher::agent_1), both);
    EXPECT_EQ(this->backend_.seen_by(Watcher::agent_2), both);
    EXPECT_EQ(this->backend_.seen_by(Watcher::clerk_d06), (std::vector<std::string>{"notice.made 2"}));
}

TYPED_TEST_P(LiveContract, TellsADepartmentItsOwn) {
    this->live_.publish({.roles = {Role::department}, .department = DepartmentCode{"D05"}}, "case.changed", "1");
    EXPECT_EQ(this->backend_.seen_by(Watcher::clerk_d05), (std::vector<std::string>{"case.changed 1"}));
    EXPECT_TRUE(this->backend_.seen_by(Watcher::clerk_d06).empty());
    EXPECT_TRUE(this->backend_.seen_by(Watcher::agent_1).empty());
}

TYPED_TEST_P(LiveContract, LeavesTheDataAsItIs) {
    const std::string data = R"({"title":"幸福路 \"施工\"","list":[1,null]})";
    this->live_.publish({.user = UserId{1}}, "case.changed", data);
    EXPECT_EQ(this->backend_.seen_by(Watcher::agent_1), (std::vector<std::string>{"case.changed " + data}));
}

TYPED_TEST_P(LiveContract, HearsAnyThreadAndKeepsTheOrderOfEach) {
    constexpr int kThreads = 4;
    constexpr int kEvents = 500;
    std::latch all_are_there(kThreads);
    {
        std::vector<std::jthread> tellers;
        for (int thread = 0; thread < kThreads; ++thread)
            tellers.emplace_back([this, thread, &all_are_there] {
                all_are_there.arrive_and_wait();
                for (int i = 0; i < kEvents; ++i)
                    this->live_.publish({.roles = {Role::agent}}, "thread." + std::to_string(thread), std::to_string(i));
            });
    }
    const auto seen = this->backend_.seen_by(Watcher::agent_1);
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(kThreads * kEvents));
    std::vector<int> next(kThreads, 0);
    for (const std::string& text : seen) {
        const auto thread = static_cast<std::size_t>(text.at(7) - '0');
        EXPECT_EQ(std::stoi(text.substr(9)), next.at(thread)++) << text;
    }
}

REGISTER_TYPED_TEST_SUITE_P(LiveContract, TellsInTheOrderOfPublishing, TellsOnePersonOnly, TellsEverybodyWithOneOfTheRoles,
                            TellsADepartmentItsOwn, LeavesTheDataAsItIs, HearsAnyThreadAndKeepsTheOrderOfEach);

}  // namespace hotline::test
