#include "adapters/sip/policy/source_limiter.hpp"

#include <gtest/gtest.h>

#include <string>

#include "adapters/sip/policy/call_admission.hpp"

namespace hotline::sip {
namespace {

using namespace std::chrono_literals;

const IpAddress kStranger = *parse_address("192.0.2.1");
const IpAddress kOther = *parse_address("192.0.2.2");

TEST(SourceLimiter, lets_a_burst_through_then_falls_silent_for_five_minutes) {
    SourceLimiter limiter({});
    SteadyTime now{};
    for (int i = 0; i < 40; ++i) EXPECT_TRUE(limiter.admit(kStranger, now));
    EXPECT_FALSE(limiter.admit(kStranger, now));
    EXPECT_TRUE(limiter.admit(kOther, now));
    EXPECT_TRUE(limiter.is_silenced(kStranger, now + 299s));
    EXPECT_FALSE(limiter.admit(kStranger, now + 299s));
    EXPECT_TRUE(limiter.admit(kStranger, now + 300s));
}

TEST(SourceLimiter, sustains_twenty_a_second) {
    SourceLimiter limiter({});
    SteadyTime now{};
    for (int i = 0; i < 2'000; ++i, now += 50ms) ASSERT_TRUE(limiter.admit(kStranger, now)) << i;
    for (int i = 0; i < 41; ++i) static_cast<void>(limiter.admit(kStranger, now));
    EXPECT_TRUE(limiter.is_silenced(kStranger, now));
}

TEST(SourceLimiter, does_not_count_those_who_prove_themselves) {
    SourceLimiter limiter({});
    for (int phone = 0; phone < 500; ++phone) {
        ASSERT_TRUE(limiter.admit(kStranger, {}));  // challenged
        ASSERT_TRUE(limiter.admit(kStranger, {}));
        limiter.forgive(kStranger);
    }
}

TEST(SourceLimiter, remembers_no_more_addresses_than_it_may) {
    SourceLimiter limiter({.most_addresses = 100});
    for (int i = 0; i < 1'000; ++i) {
        EXPECT_TRUE(limiter.admit(*parse_address("10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250)), {}));
    }
    EXPECT_EQ(limiter.size(), 100U);
}

TEST(CallAdmission, limits_the_rate_and_the_number_of_calls) {
    CallAdmission admission({.per_second = 2, .concurrent = 10}, {});
    EXPECT_TRUE(admission.admit(0, {}));
    EXPECT_TRUE(admission.admit(1, {}));
    EXPECT_FALSE(admission.admit(2, {}));
    const CallAdmission::Time later = CallAdmission::Time{} + 500ms;
    EXPECT_TRUE(admission.admit(2, later));
    EXPECT_FALSE(admission.admit(3, later));
    EXPECT_FALSE(admission.admit(10, later + 10s));
    EXPECT_TRUE(admission.admit(9, later + 10s));
}

}  // namespace
}  // namespace hotline::sip
