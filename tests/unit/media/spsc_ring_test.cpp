#include "adapters/media/spsc_ring.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <thread>

#include "adapters/media/command_queue.hpp"

namespace hotline::media {
namespace {

TEST(SpscRing, RefusesWhenFullAndGoesOnAfterwards) {
    SpscRing<int> ring(4);
    for (int i = 0; i < 4; ++i) {
        int* slot = ring.claim();
        ASSERT_NE(slot, nullptr);
        *slot = i;
        ring.publish();
    }
    EXPECT_EQ(ring.claim(), nullptr);
    EXPECT_EQ(*ring.front(), 0);
    ring.pop();
    ASSERT_NE(ring.claim(), nullptr);
    EXPECT_EQ(*ring.front(), 1);
}

TEST(SpscRing, IsEmptyUntilPublished) {
    SpscRing<int> ring(2);
    *ring.claim() = 7;
    EXPECT_EQ(ring.front(), nullptr);
    ring.publish();
    EXPECT_EQ(*ring.front(), 7);
}

TEST(SpscRing, CarriesEverythingInOrderBetweenThreads) {
    constexpr std::uint64_t kMany = 200'000;
    SpscRing<std::uint64_t> ring(64);
    std::thread producer([&] {
        for (std::uint64_t i = 0; i < kMany; ++i) {
            std::uint64_t* slot = nullptr;
            while ((slot = ring.claim()) == nullptr) std::this_thread::yield();
            *slot = i;
            ring.publish();
        }
    });
    std::uint64_t next = 0;
    while (next < kMany) {
        const std::uint64_t* front = ring.front();
        if (front == nullptr) {
            std::this_thread::yield();
            continue;
        }
        ASSERT_EQ(*front, next);
        ring.pop();
        ++next;
    }
    producer.join();
}

struct Tally {
    std::uint64_t last{};
    std::uint64_t count{};
    bool in_order{true};
};

TEST(CommandQueue, RunsCommandsOfAnotherThreadInOrder) {
    constexpr std::uint64_t kMany = 20'000;
    CommandQueue<Tally> queue;
    std::thread producer([&] {
        for (std::uint64_t i = 1; i <= kMany; ++i)
            queue.push([i](Tally& tally) {
                tally.in_order = tally.in_order && i == tally.last + 1;
                tally.last = i;
                ++tally.count;
            });
    });
    Tally tally;
    while (tally.count < kMany) {
        queue.wait();
        queue.run(tally);
    }
    producer.join();
    EXPECT_TRUE(tally.in_order);
    EXPECT_FALSE(queue.run(tally));
}

TEST(CommandQueue, FreesWhatWasNeverRun) {
    const auto held = std::make_shared<int>(1);
    {
        CommandQueue<Tally> queue;
        queue.push([held](Tally&) {});
        EXPECT_EQ(held.use_count(), 2);
    }
    EXPECT_EQ(held.use_count(), 1);
}

}  // namespace
}  // namespace hotline::media
