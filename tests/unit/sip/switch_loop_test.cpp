#include "adapters/sip/switch_loop.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace hotline::sip {
namespace {

using namespace std::chrono_literals;

TEST(SwitchLoop, runs_posted_tasks_of_many_threads_in_each_ones_order) {
    SwitchLoop loop;
    loop.start();
    constexpr int kThreads = 4;
    constexpr int kTasks = 10'000;
    std::vector<int> last(kThreads, -1);
    bool in_order = true;
    std::latch done(kThreads);
    std::vector<std::jthread> posters;
    for (int thread = 0; thread < kThreads; ++thread) {
        posters.emplace_back([&, thread] {
            for (int i = 0; i < kTasks; ++i) {
                loop.post([&, thread, i] {
                    in_order &= last[thread] == i - 1;
                    last[thread] = i;
                });
            }
            loop.post([&] { done.count_down(); });
        });
    }
    done.wait();
    loop.stop();
    EXPECT_TRUE(in_order);
    EXPECT_EQ(last, std::vector<int>(kThreads, kTasks - 1));
}

TEST(SwitchLoop, knows_its_thread) {
    SwitchLoop loop;
    EXPECT_FALSE(loop.is_mine());
    bool mine = false;
    loop.post([&] {
        mine = loop.is_mine();
        loop.stop();
    });
    loop.run();
    EXPECT_TRUE(mine);
    EXPECT_FALSE(loop.is_mine());
}

TEST(SwitchLoop, fires_timers_by_their_time_and_never_cancelled_ones) {
    SwitchLoop loop;
    std::vector<int> fired;
    app::TimerId doomed;
    loop.post([&] {
        loop.after(30ms, [&] {
            fired.push_back(3);
            loop.stop();
        });
        loop.after(10ms, [&] {
            fired.push_back(1);
            loop.cancel(doomed);
        });
        doomed = loop.after(10ms, [&] { fired.push_back(2); });
        loop.cancel(loop.after(1ms, [&] { fired.push_back(0); }));
        loop.cancel({});
    });
    loop.run();
    EXPECT_EQ(fired, (std::vector<int>{1, 3}));
}

TEST(SwitchLoop, fires_what_is_due_already_in_order_unless_cancelled) {
    SwitchLoop loop;
    std::vector<int> fired;
    loop.post([&] {
        loop.after(0ms, [&] { fired.push_back(1); });
        const auto doomed = loop.after(0ms, [&] { fired.push_back(2); });
        loop.after(-5ms, [&] { fired.push_back(0); });
        loop.after(0ms, [&] { loop.stop(); });
        loop.cancel(doomed);
        fired.push_back(-1);  // never within after() itself
    });
    loop.run();
    EXPECT_EQ(fired, (std::vector<int>{-1, 0, 1}));
}

TEST(SwitchLoop, a_timer_may_set_the_next) {
    SwitchLoop loop;
    int ticks = 0;
    std::function<void()> tick = [&] {
        if (++ticks == 5) return loop.stop();
        loop.after(1ms, [&] { tick(); });
    };
    loop.post([&] { tick(); });
    loop.run();
    EXPECT_EQ(ticks, 5);
}

}  // namespace
}  // namespace hotline::sip
