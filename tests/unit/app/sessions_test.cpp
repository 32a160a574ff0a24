#include "app/sessions.hpp"

#include <gtest/gtest.h>

#include "app/log_in.hpp"
#include "support/memory/small_city.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class LoggingIn : public testing::Test {
protected:
    std::optional<UserId> tries(const std::string& username, const std::string& password) {
        const LogIn wanted{username, password};
        return verify_log_in(find_log_in(city.work, wanted, kDecoy), wanted, city.secrets);
    }
    OpenedSession logged_in(Role role) {
        return open_session(city.work, city.person(role).user, "192.0.2.1", city.now(), city.secrets).value();
    }
    std::optional<SignedIn> who(const std::string& token) { return who_is(city.work, token, city.now(), city.secrets); }
    void disable(Role role) { city.stores.state.users.at(city.person(role).user).disabled = true; }

    static inline const std::string kDecoy = "hashed:nobody knows";
    test::SmallCity city;
};

TEST_F(LoggingIn, NeedsTheRightPassword) {
    EXPECT_EQ(tries("dispatcher", "dispatcher-pass"), city.person(Role::dispatcher).user);
    EXPECT_FALSE(tries("dispatcher", "wrong"));
    EXPECT_FALSE(tries("", ""));
}

TEST_F(LoggingIn, ChecksADecoyForUnknownAndDisabledPeople) {
    disable(Role::leader);
    for (const char* username : {"nobody", "leader"}) {
        const PasswordCheck check = find_log_in(city.work, {username, "x"}, kDecoy);
        EXPECT_EQ(check.hash, kDecoy) << username;
        EXPECT_FALSE(check.user) << username;
    }
    EXPECT_FALSE(tries("nobody", "nobody knows")) << "even the decoy's own password opens nothing";
    EXPECT_FALSE(tries("leader", "leader-pass"));
}

TEST_F(LoggingIn, GivesASessionThatKnowsThePersonAndHisRights) {
    const OpenedSession opened = logged_in(Role::sub_department);
    EXPECT_EQ(opened.session.user.department_name, "路灯所");
    EXPECT_EQ(opened.session.may, (std::vector<std::string>{"case.read", "case.work", "knowledge.read", "catalogue.read",
                                                            "case.export", "judgement.read", "case.attach"}));
    EXPECT_EQ(opened.session.expires_at, city.now() + 15min);
    const SignedIn known = who(opened.token).value();
    EXPECT_EQ(known.actor.role, Role::sub_department);
    EXPECT_EQ(known.actor.department, DepartmentCode{"D01-1"});
    EXPECT_FALSE(known.touch_due);
}

TEST_F(LoggingIn, KeepsOnlyAHashOfTheToken) {
    const OpenedSession opened = logged_in(Role::agent);
    EXPECT_FALSE(city.work.people.find_session(opened.token));
    EXPECT_TRUE(city.work.people.find_session(city.secrets.hash_token(opened.token)));
}

TEST_F(LoggingIn, EndsAfterAQuarterOfAnHourWithoutASign) {
    const OpenedSession opened = logged_in(Role::agent);
    city.clock.at += 14min;
    ASSERT_TRUE(who(opened.token)->touch_due);
    touch_session(city.work, opened.token, city.now(), city.secrets);
    city.clock.at += 14min;
    EXPECT_TRUE(who(opened.token)) << "he was there in between";
    city.clock.at += 1min;
    EXPECT_FALSE(who(opened.token));
    touch_session(city.work, opened.token, city.now(), city.secrets);
    EXPECT_FALSE(who(opened.token)) << "what has ended stays ended";
}

TEST_F(LoggingIn, EndsAfterTwelveHoursWhateverHappens) {
    const OpenedSession opened = logged_in(Role::agent);
    for (int i = 0; i < 71; ++i) {
        city.clock.at += 10min;
        touch_session(city.work, opened.token, city.now(), city.secrets);
    }
    EXPECT_TRUE(who(opened.token));
    city.clock.at += 10min;
    EXPECT_FALSE(who(opened.token));
}

TEST_F(LoggingIn, EndsAtOnceByLoggingOutOrBeingDisabled) {
    const OpenedSession left = logged_in(Role::agent);
    const auto leaving = who_is(city.work, left.token, city.now(), city.secrets).value();
    close_session(city.work, left.token, leaving, city.now(), city.secrets);
    EXPECT_EQ(city.stores.state.audit.back().action, "session.close");
    EXPECT_FALSE(who(left.token));
    const OpenedSession dismissed = logged_in(Role::leader);
    disable(Role::leader);
    EXPECT_FALSE(who(dismissed.token));
    EXPECT_FALSE(open_session(city.work, city.person(Role::leader).user, "192.0.2.1", city.now(), city.secrets));
    EXPECT_FALSE(who("made up"));
}

}  // namespace
}  // namespace hotline::app
