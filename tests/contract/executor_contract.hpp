#pragma once
#include <gtest/gtest.h>

#include <latch>
#include <thread>
#include <vector>

#include "base/executor.hpp"

/// What every Executor must do. A backend gives
///   Executor& executor();
///   bool serve();   runs what is posted until quit(); false when that did not come within ten seconds
///   void quit();    called by a task
namespace hotline::test {

template <class Backend>
class ExecutorContract : public testing::Test {
protected:
    Backend backend_;
    Executor& executor_ = backend_.executor();
};

TYPED_TEST_SUITE_P(ExecutorContract);

TYPED_TEST_P(ExecutorContract, RunsTasksInOrderAndNeverWithinPost) {
    std::vector<int> order;
    this->executor_.post([&] {
        this->executor_.post([&] {
            order.push_back(3);
            this->backend_.quit();
        });
        order.push_back(1);
    });
    this->executor_.post([&] { order.push_back(2); });
    ASSERT_TRUE(this->backend_.serve());
    EXPECT_EQ(order, (std::vector{1, 2, 3}));
}

TYPED_TEST_P(ExecutorContract, TakesTasksFromAnyThreadAndKeepsTheOrderOfEach) {
    constexpr int kThreads = 4;
    constexpr int kTasks = 25'000;
    std::latch all_are_there(kThreads);
    std::vector<int> next(kThreads, 0);
    int in_order = 0;
    int done = 0;
    {
        std::vector<std::jthread> posters;
        for (int thread = 0; thread < kThreads; ++thread) {
            posters.emplace_back([&, thread] {
                all_are_there.arrive_and_wait();
                for (int i = 0; i < kTasks; ++i)
                    this->executor_.post([&, thread, i] {
                        const bool is_next = next[static_cast<std::size_t>(thread)]++ == i;
                        if (is_next && this->executor_.is_mine()) ++in_order;
                        if (++done == kThreads * kTasks) this->backend_.quit();
                    });
            });
        }
        ASSERT_TRUE(this->backend_.serve());
    }
    EXPECT_EQ(in_order, kThreads * kTasks);
}

TYPED_TEST_P(ExecutorContract, KnowsItsThread) {
    bool within = false;
    bool elsewhere = true;
    this->executor_.post([&] {
        within = this->executor_.is_mine();
        std::jthread([&] { elsewhere = this->executor_.is_mine(); }).join();
        this->backend_.quit();
    });
    ASSERT_TRUE(this->backend_.serve());
    EXPECT_TRUE(within);
    EXPECT_FALSE(elsewhere);
}

REGISTER_TYPED_TEST_SUITE_P(ExecutorContract, RunsTasksInOrderAndNeverWithinPost, TakesTasksFromAnyThreadAndKeepsTheOrderOfEach,
                            KnowsItsThread);

}  // namespace hotline::test
