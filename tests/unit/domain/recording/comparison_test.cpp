#include "domain/recording/comparison.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using namespace std::chrono_literals;

constexpr Instant kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h};

RecordingEntry finished() {
    return {.id = {1}, .path = "a.wav", .started_at = kNow - 1h, .length_ms = 2000, .bytes = 32058, .sha256 = "ab"};
}
RecordingSeen whole() { return {.length_ms = 2000, .bytes = 32058, .sha256 = "ab", .changed_at = kNow - 1h}; }

TEST(Comparison, FindsNothingWhereFileAndIndexAgree) {
    EXPECT_EQ(compare(finished(), whole(), true), std::nullopt);
    RecordingSeen unread = whole();
    unread.sha256.clear();
    EXPECT_EQ(compare(finished(), unread, true), std::nullopt) << "only its size was looked at";
}

TEST(Comparison, NamesTheFault) {
    EXPECT_EQ(compare(finished(), std::unexpected(RecordingFault::file_missing), true), RecordingFault::file_missing);
    EXPECT_EQ(compare(finished(), std::unexpected(RecordingFault::unreadable), true), RecordingFault::unreadable);
    RecordingSeen seen = whole();
    seen.length_ms = 1999;
    EXPECT_EQ(compare(finished(), seen, true), RecordingFault::wrong_length);
    seen = whole();
    seen.bytes += 1;
    EXPECT_EQ(compare(finished(), seen, true), RecordingFault::wrong_length);
    seen = whole();
    seen.sha256 = "ac";
    EXPECT_EQ(compare(finished(), seen, true), RecordingFault::wrong_checksum);
}

TEST(Comparison, ExcusesWhatIsKnown) {
    const Inspection missing = std::unexpected(RecordingFault::file_missing);
    RecordingEntry entry = finished();
    entry.erased_at = kNow;
    EXPECT_EQ(compare(entry, missing, true), std::nullopt);
    entry = finished();
    entry.length_ms.reset();
    EXPECT_EQ(compare(entry, missing, false), std::nullopt) << "it is being written";
    EXPECT_EQ(compare(entry, missing, true), RecordingFault::file_missing) << "the call ended, and nothing came";
    entry = finished();
    entry.failure = "disk full";
    entry.sha256.clear();
    EXPECT_EQ(compare(entry, missing, true), std::nullopt) << "its file could not be made";
    entry.sha256 = "ab";
    EXPECT_EQ(compare(entry, missing, true), RecordingFault::file_missing) << "it was there once";
}

TEST(Sealing, TakesFinishedFilesAtOnceAndCutOnesWhenTheyRest) {
    RecordingEntry entry = finished();
    entry.sha256.clear();
    EXPECT_TRUE(can_be_sealed(entry, whole(), false, kNow));
    EXPECT_FALSE(can_be_sealed(finished(), whole(), true, kNow)) << "sealed already";
    EXPECT_FALSE(can_be_sealed(entry, std::unexpected(RecordingFault::file_missing), true, kNow));
    RecordingSeen shorter = whole();
    shorter.length_ms = 1000;
    EXPECT_FALSE(can_be_sealed(entry, shorter, true, kNow));

    entry.length_ms.reset();  // kill -9 came before its end
    EXPECT_TRUE(can_be_sealed(entry, whole(), true, kNow));
    EXPECT_FALSE(can_be_sealed(entry, whole(), false, kNow)) << "the call lasts";
    RecordingSeen fresh = whole();
    fresh.changed_at = kNow - 1s;
    EXPECT_FALSE(can_be_sealed(entry, fresh, true, kNow));
}

TEST(DaysWork, IsDueOnceADayAtItsHour) {
    const auto east8 = 480min;
    const Instant three{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 19h};  // 03:00 of the 23rd in the city
    const auto due = [&](std::optional<Instant> last, Instant now) { return is_due(last, now, 3h, east8); };
    EXPECT_TRUE(due(std::nullopt, three - 5h)) << "never done";
    EXPECT_FALSE(due(three - 24h, three - 1s));
    EXPECT_TRUE(due(three - 24h, three));
    EXPECT_FALSE(due(three, three + 1s));
    EXPECT_FALSE(due(three, three + 23h));
    EXPECT_TRUE(due(three, three + 24h));
    EXPECT_TRUE(due(three - 72h, three + 10h)) << "the program was off at three";
}

}  // namespace
}  // namespace hotline
