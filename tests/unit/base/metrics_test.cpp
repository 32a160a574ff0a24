#include "base/metrics.hpp"

#include <gtest/gtest.h>

namespace hotline::metrics {
namespace {

TEST(Metrics, GivesTheSameSeriesForTheSameLabels) {
    Registry registry;
    registry.counter("calls_total", "Calls", {{"by", "trunk"}}).add(2);
    registry.counter("calls_total", "Calls", {{"by", "trunk"}}).add();
    registry.counter("calls_total", "Calls", {{"by", "a\"b"}}).add();
    EXPECT_EQ(
        registry.text(),
        "# HELP calls_total Calls\n# TYPE calls_total counter\ncalls_total{by=\"a\\\"b\"} 1\ncalls_total{by=\"trunk\"} 3\n");
}

TEST(Metrics, WritesGaugesThatFall) {
    Registry registry;
    auto& waiting = registry.gauge("waiting", "Callers");
    waiting.set(3);
    waiting.add(-5);
    EXPECT_TRUE(registry.text().ends_with("waiting -2\n"));
}

TEST(Metrics, FetchesFiguresCountedElsewhereBeforeEachText) {
    Registry registry;
    int legs = 4;
    registry.set_refresh([&] { registry.gauge("legs", "Legs").set(legs); });
    EXPECT_TRUE(registry.text().ends_with("legs 4\n"));
    legs = 7;
    EXPECT_TRUE(registry.text().ends_with("legs 7\n"));
    registry.set_refresh(nullptr);
    legs = 9;
    EXPECT_TRUE(registry.text().ends_with("legs 7\n"));
}

TEST(Metrics, CountsEachTimeInAllBucketsThatHoldIt) {
    Histogram histogram{{0.1, 1}};
    for (const double seconds : {0.05, 0.1, 0.5, 3.0}) histogram.observe(seconds);
    const auto reading = histogram.read();
    EXPECT_EQ(reading.at_most, (std::vector<std::uint64_t>{2, 3}));
    EXPECT_EQ(reading.count, 4U);
    EXPECT_NEAR(reading.sum, 3.65, 1e-6);
}

TEST(Metrics, EndsAHistogramWithTheInfiniteBucket) {
    Registry registry;
    registry.histogram("wait_seconds", "Wait").observe(20);
    const auto text = registry.text();
    EXPECT_TRUE(text.contains("wait_seconds_bucket{le=\"10\"} 0\nwait_seconds_bucket{le=\"+Inf\"} 1\n")) << text;
    EXPECT_TRUE(text.contains("wait_seconds_sum 20\nwait_seconds_count 1\n")) << text;
}

}  // namespace
}  // namespace hotline::metrics
