#include "domain/security/login_throttle.hpp"

#include <gtest/gtest.h>

#include "domain/security/session_rules.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;

const Instant kStart = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

class AGuesser : public testing::Test {
protected:
    void guess(int times, const std::string& user = "zhang", const std::string& address = "192.0.2.1") {
        for (int i = 0; i < times; ++i) throttle.count_wrong(user, address, now);
    }
    bool may_try(const std::string& user = "zhang", const std::string& address = "192.0.2.1") const {
        return !throttle.wait(user, address, now);
    }

    LoginThrottle throttle;
    Instant now = kStart;
};

TEST_F(AGuesser, WaitsAfterTheFifthWrongTry) {
    guess(4);
    EXPECT_TRUE(may_try());
    guess(1);
    EXPECT_FALSE(may_try());
    EXPECT_EQ(throttle.wait("zhang", "192.0.2.1", now), 600s);
}

TEST_F(AGuesser, MayTryAgainWhenTheTimeIsOver) {
    guess(5);
    now += 10min - 1s;
    EXPECT_EQ(throttle.wait("zhang", "192.0.2.1", now), 1s);
    now += 1s;
    EXPECT_TRUE(may_try());
    guess(1);
    EXPECT_TRUE(may_try()) << "the count begins anew after the pause";
}

TEST_F(AGuesser, IsForgivenOldTries) {
    guess(4);
    now += 10min;
    guess(1);
    EXPECT_TRUE(may_try());
}

TEST_F(AGuesser, DoesNotLockTheOwnerOutElsewhere) {
    guess(5);
    EXPECT_TRUE(may_try("zhang", "192.0.2.2"));
}

TEST_F(AGuesser, IsHeldByAddressOverManyAccounts) {
    for (int i = 0; i < 19; ++i) guess(1, "user" + std::to_string(i));
    EXPECT_TRUE(may_try("another"));
    guess(1, "user19");
    EXPECT_FALSE(may_try("another"));
    EXPECT_TRUE(may_try("another", "192.0.2.2"));
}

TEST_F(AGuesser, IsForgivenByARightTryOnThatAccountOnly) {
    guess(4);
    throttle.count_right("zhang", "192.0.2.1");
    guess(4);
    EXPECT_TRUE(may_try());
    guess(12, "li");
    EXPECT_FALSE(may_try("wang")) << "twenty wrong ones from this address";
}

TEST(TryLimit, RemembersABoundedNumberOfKeys) {
    TryLimit limit{TryRule{.tries = 1}, 3};
    for (const char* key : {"a", "b", "c"}) limit.count_wrong(key, kStart);
    limit.count_wrong("a", kStart + 1s);
    limit.count_wrong("d", kStart + 2s);
    EXPECT_EQ(limit.size(), 3U);
    EXPECT_FALSE(limit.wait("b", kStart + 2s)) << "the longest quiet was forgotten";
    EXPECT_TRUE(limit.wait("a", kStart + 2s));
    EXPECT_TRUE(limit.wait("d", kStart + 2s));
}

TEST(ProgressTries, PauseForAQuarterOfAnHour) {
    TryLimit limit{kProgressTries};
    for (int i = 0; i < 5; ++i) limit.count_wrong("26112300015", kStart);
    EXPECT_EQ(limit.wait("26112300015", kStart), 900s);
}

TEST(Sessions, EndByIdlenessOrAge) {
    const SessionTimes fresh{kStart, kStart};
    EXPECT_TRUE(session_is_alive(fresh, kStart + 15min - 1us));
    EXPECT_FALSE(session_is_alive(fresh, kStart + 15min));
    const SessionTimes old{kStart, kStart + 12h - 1min};
    EXPECT_TRUE(session_is_alive(old, kStart + 12h - 1us));
    EXPECT_FALSE(session_is_alive(old, kStart + 12h));
}

TEST(Sessions, AreTouchedOnceAMinute) {
    const SessionTimes times{kStart, kStart};
    EXPECT_FALSE(session_touch_due(times, kStart + 59s));
    EXPECT_TRUE(session_touch_due(times, kStart + 60s));
}

}  // namespace
}  // namespace hotline
