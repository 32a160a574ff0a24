#include "adapters/sip/policy/release_cause.hpp"

#include <gtest/gtest.h>

#include <set>

namespace hotline::sip {
namespace {

using enum app::ReleaseCause;

constexpr app::ReleaseCause kAll[] = {normal_clearing,    user_busy,          no_answer,         rejected,    unallocated_number,
                                      not_registered,     incompatible_media, temporary_failure, congestion,  media_timeout,
                                      answered_elsewhere, cancelled,          not_allowed,       trunk_failed};

TEST(ReleaseCause, every_cause_has_a_number_of_its_own_that_leads_back) {
    std::set<int> numbers;
    for (const auto cause : kAll) {
        EXPECT_TRUE(numbers.insert(q850_of(cause)).second);
        EXPECT_EQ(cause_of_q850(q850_of(cause)), cause);
        EXPECT_GE(status_of(cause), 400);
        EXPECT_LT(status_of(cause), 700);
    }
}

TEST(ReleaseCause, reads_final_responses) {
    EXPECT_EQ(cause_of_status(486), user_busy);
    EXPECT_EQ(cause_of_status(600), user_busy);
    EXPECT_EQ(cause_of_status(603), rejected);
    EXPECT_EQ(cause_of_status(404), unallocated_number);
    EXPECT_EQ(cause_of_status(408), no_answer);
    EXPECT_EQ(cause_of_status(488), incompatible_media);
    EXPECT_EQ(cause_of_status(503), congestion);
    EXPECT_EQ(cause_of_status(302), temporary_failure);
    EXPECT_EQ(cause_of_status(499), temporary_failure);
}

TEST(ReleaseCause, tells_a_trunks_fault_from_the_numbers) {
    EXPECT_EQ(cause_of_trunk_status(408, false), trunk_failed);
    EXPECT_EQ(cause_of_trunk_status(503, false), trunk_failed);
    EXPECT_EQ(cause_of_trunk_status(407, true), trunk_failed);
    EXPECT_EQ(cause_of_trunk_status(408, true), no_answer);
    EXPECT_EQ(cause_of_trunk_status(503, true), congestion);
    EXPECT_EQ(cause_of_trunk_status(486, true), user_busy);
    EXPECT_EQ(cause_of_trunk_status(404, true), unallocated_number);
}

TEST(ReleaseCause, writes_and_reads_reason_values) {
    EXPECT_EQ(reason_of(user_busy), "Q.850;cause=17;text=\"user_busy\"");
    EXPECT_EQ(cause_of_q850(18), no_answer);
    EXPECT_FALSE(cause_of_q850(127));
}

}  // namespace
}  // namespace hotline::sip
