#include "domain/acd/guest_session.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using namespace std::chrono_literals;
using Faults = std::vector<GuestSessionFault>;

constexpr Instant t0{};
const Queue kLeader{.code = {"leader"}, .for_guests = true};

GuestSession session(int id, Instant from, Instant to) {
    return {.id = GuestSessionId{id}, .guest = "演示-领导", .topic = "供暖", .queue = kLeader.code, .from = from, .to = to};
}

TEST(AGuestSession, MayBePlannedWhereItFits) {
    EXPECT_EQ(faults_of(session(1, t0 + 1h, t0 + 3h), &kLeader, {}, t0), Faults{});
    EXPECT_EQ(faults_of(session(1, t0 - 1h, t0 + 1h), &kLeader, {}, t0), Faults{}) << "it may have begun";
    EXPECT_EQ(faults_of(session(2, t0 + 3h, t0 + 4h), &kLeader, {session(1, t0 + 1h, t0 + 3h)}, t0), Faults{})
        << "one after another";
}

TEST(AGuestSession, IsRefusedWithEverythingThatIsWrong) {
    EXPECT_EQ(faults_of(session(1, t0 + 2h, t0 + 1h), &kLeader, {}, t0), Faults{GuestSessionFault::reversed});
    EXPECT_EQ(faults_of(session(1, t0 + 1h, t0 + 14h), &kLeader, {}, t0), Faults{GuestSessionFault::too_long});
    EXPECT_EQ(faults_of(session(1, t0 - 2h, t0 - 1h), &kLeader, {}, t0), Faults{GuestSessionFault::over});
    EXPECT_EQ(faults_of(session(2, t0 + 2h, t0 + 4h), &kLeader, {session(1, t0 + 1h, t0 + 3h)}, t0),
              Faults{GuestSessionFault::overlaps});
    const Queue ordinary{.code = kLeader.code};
    EXPECT_EQ(faults_of(session(1, t0 + 1h, t0 + 3h), &ordinary, {}, t0), Faults{GuestSessionFault::not_a_guest_queue});
    EXPECT_EQ(faults_of(session(1, t0 + 1h, t0 + 3h), nullptr, {}, t0), Faults{GuestSessionFault::not_a_guest_queue});
}

TEST(AGuestQueue, TakesCallersOnlyWhileItsGuestIsThere) {
    const std::vector planned{session(1, t0 + 1h, t0 + 3h)};
    EXPECT_FALSE(has_its_guest(kLeader, planned, t0));
    EXPECT_TRUE(has_its_guest(kLeader, planned, t0 + 1h));
    EXPECT_FALSE(has_its_guest(kLeader, planned, t0 + 3h));
    EXPECT_TRUE(has_its_guest({.code = {"general"}}, {}, t0)) << "others need no guest";
    auto cancelled = planned;
    cancelled[0].cancelled = true;
    EXPECT_FALSE(has_its_guest(kLeader, cancelled, t0 + 2h));
}

}  // namespace
}  // namespace hotline
