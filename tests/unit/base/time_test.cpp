#include "base/time.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using namespace std::chrono;

TEST(Rfc3339, WritesUtcWithMilliseconds) {
    const Instant at{sys_days{2026y / 9 / 30} + 17h + 10min + 250ms};
    EXPECT_EQ(to_rfc3339(at), "2026-09-30T17:10:00.250Z");
}

TEST(Rfc3339, ReadsAnyOffset) {
    EXPECT_EQ(parse_rfc3339("2026-10-01T01:10:00.250+08:00"), parse_rfc3339("2026-09-30T17:10:00.250Z"));
}

TEST(Rfc3339, RefusesWhatIsNotATime) {
    for (const char* text :
         {"", "2026-09-30", "2026-02-30T00:00:00Z", "2026-09-30T25:00:00Z", "2026-09-30T00:00:00", "2026-09-30T00:00:00."})
        EXPECT_FALSE(parse_rfc3339(text)) << text;
}

TEST(IsoDate, RoundTrips) { EXPECT_EQ(to_iso_date(parse_iso_date("2026-02-28").value()), "2026-02-28"); }

}  // namespace
}  // namespace hotline
