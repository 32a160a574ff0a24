#include "domain/recording/retention.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using std::chrono::days;

constexpr Instant kCall{std::chrono::sys_days{std::chrono::year{2026} / 1 / 5}};
constexpr RetentionPolicy kPolicy{.case_closed = days{1000}, .talk = days{300}, .self_service = days{30}};

TEST(Retention, ClassesAreOrderedByStrictness) {
    KeptRecording recording{.started_at = kCall};
    EXPECT_EQ(class_of(recording), RetentionClass::self_service);
    recording.was_answered = true;
    EXPECT_EQ(class_of(recording), RetentionClass::talk);
    recording.is_message = true;
    EXPECT_EQ(class_of(recording), RetentionClass::message);
    recording.has_case = true;
    EXPECT_EQ(class_of(recording), RetentionClass::case_open);
    recording.cases_closed_at = kCall + days{9};
    EXPECT_EQ(class_of(recording), RetentionClass::case_closed);
    recording.is_held = true;
    EXPECT_EQ(class_of(recording), RetentionClass::held);
}

TEST(Retention, EndsAfterItsTimeToTheDay) {
    const KeptRecording talk{.started_at = kCall, .was_answered = true};
    EXPECT_FALSE(judge(talk, kPolicy).is_over(kCall + days{299}));
    EXPECT_TRUE(judge(talk, kPolicy).is_over(kCall + days{300}));
    EXPECT_TRUE(judge({.started_at = kCall}, kPolicy).is_over(kCall + days{30}));
    const KeptRecording closed{.started_at = kCall, .has_case = true, .cases_closed_at = kCall + days{50}, .was_answered = true};
    EXPECT_FALSE(judge(closed, kPolicy).is_over(kCall + days{1000}));
    EXPECT_TRUE(judge(closed, kPolicy).is_over(kCall + days{1050}));
}

TEST(Retention, NeverEndsWhileSomethingHangsOnIt) {
    for (int year = 0; year < 200; ++year) {
        const Instant now = kCall + days{365 * year};
        for (const bool talk : {true, false}) {
            EXPECT_FALSE(judge({.started_at = kCall, .is_held = true, .was_answered = talk}, kPolicy).is_over(now));
            EXPECT_FALSE(judge({.started_at = kCall, .has_case = true, .was_answered = talk}, kPolicy).is_over(now));
        }
        EXPECT_FALSE(
            judge({.started_at = kCall, .is_held = true, .has_case = true, .cases_closed_at = kCall}, kPolicy).is_over(now));
    }
}

}  // namespace
}  // namespace hotline
