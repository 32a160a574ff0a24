#include "domain/nuisance/bar.hpp"

#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>

#include "domain/nuisance/blacklist.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;

const Instant t0{};
const UserId kAgent{1};
const UserId kSupervisor{2};

BarRequest request(BarKind kind, std::string number) {
    return {.kind = kind,
            .number = std::move(number),
            .treatment = {},
            .reason = "一天拨打四十次辱骂坐席",
            .expires_at = t0 + 24h,
            .evidence = {}};
}

std::string checked(const BarRequest& wanted) {
    const auto result = check_bar(wanted, {"110", "119", "120"}, t0);
    return result ? result->number : boost::describe::enum_to_string(result.error(), "?");
}

TEST(ABar, TakesANumberInItsOneSpelling) { EXPECT_EQ(checked(request(BarKind::number, "+86 138 1234 1234")), "13812341234"); }

TEST(ABar, NeverSpeaksOfAnEmergencyService) {
    EXPECT_EQ(checked(request(BarKind::number, "110")), "emergency_number");
    EXPECT_EQ(checked(request(BarKind::prefix, "11")), "emergency_number");
    EXPECT_EQ(checked(request(BarKind::pattern, "1?0")), "emergency_number");
    EXPECT_EQ(checked(request(BarKind::pattern, "*")), "emergency_number");
}

TEST(ABar, IsNotAsWideAsACarrier) {
    EXPECT_EQ(checked(request(BarKind::prefix, "138")), "too_wide");
    EXPECT_EQ(checked(request(BarKind::pattern, "138????????")), "too_wide");
    EXPECT_EQ(checked(request(BarKind::prefix, "1381234")), "1381234");
    EXPECT_EQ(checked(request(BarKind::pattern, "1381234????")), "1381234????");
}

TEST(ABar, NeedsANumberAReasonAndAnEnd) {
    EXPECT_EQ(checked(request(BarKind::number, "anonymous")), "bad_number");
    EXPECT_EQ(checked(request(BarKind::prefix, "1381?34")), "bad_number");
    auto wanted = request(BarKind::number, "13812341234");
    wanted.reason = "  ";
    EXPECT_EQ(checked(wanted), "no_reason");
    wanted.reason = std::string(501, 'x');
    EXPECT_EQ(checked(wanted), "too_long");
    wanted = request(BarKind::number, "13812341234");
    wanted.expires_at = t0;
    EXPECT_EQ(checked(wanted), "bad_expiry");
    wanted.expires_at = t0 + kLongestBar + 1h;
    EXPECT_EQ(checked(wanted), "bad_expiry");
}

class TheFourEyes : public testing::Test {
protected:
    Bar bar{.id = BarId{7}, .what = request(BarKind::number, "13812341234"), .asked_by = kAgent, .asked_at = t0, .version = 1};

    std::string does(BarAction action, UserId by, Instant at = t0) {
        const auto event = decide(bar, {action, by, "somebody", ""}, at);
        if (!event) return boost::describe::enum_to_string(event.error(), "?");
        bar = evolve(bar, *event);
        return boost::describe::enum_to_string(bar.state, "?");
    }
};

TEST_F(TheFourEyes, LetAnotherPersonDecide) {
    EXPECT_EQ(does(BarAction::approve, kAgent), "own_request");
    EXPECT_EQ(does(BarAction::refuse, kAgent), "own_request");
    EXPECT_EQ(does(BarAction::approve, kSupervisor), "active");
    EXPECT_EQ(bar.decided_by, kSupervisor);
    EXPECT_EQ(bar.version, 2);
    EXPECT_TRUE(is_in_force(bar, t0));
    EXPECT_FALSE(is_in_force(bar, t0 + 24h));
}

TEST_F(TheFourEyes, LetWhoAskedTakeItBack) {
    EXPECT_EQ(does(BarAction::lift, kAgent), "lifted");
    EXPECT_EQ(does(BarAction::approve, kSupervisor), "not_in_this_state");
}

TEST_F(TheFourEyes, LiftWhatWasApproved) {
    EXPECT_EQ(does(BarAction::approve, kSupervisor), "active");
    EXPECT_EQ(does(BarAction::approve, kSupervisor), "not_in_this_state");
    EXPECT_EQ(does(BarAction::lift, kSupervisor), "lifted");
    EXPECT_FALSE(is_in_force(bar, t0));
}

TEST_F(TheFourEyes, ApproveNothingThatIsOver) { EXPECT_EQ(does(BarAction::approve, kSupervisor, t0 + 24h), "bad_expiry"); }

class TheBlacklist : public testing::Test {
protected:
    static Bar bar(int id, BarKind kind, std::string number) {
        return {.id = BarId{id}, .what = request(kind, std::move(number)), .state = BarState::active};
    }
    Blacklist list{{bar(1, BarKind::number, "13812341234"), bar(2, BarKind::prefix, "099912"), bar(3, BarKind::prefix, "0999123"),
                    bar(4, BarKind::pattern, "139*0000")}};

    std::int64_t barred_by(std::string_view number, Instant at = t0) {
        const Bar* found = list.find(number, at);
        return found == nullptr ? 0 : found->id.value;
    }
};

TEST_F(TheBlacklist, FindsNumbersPrefixesAndPatterns) {
    EXPECT_EQ(barred_by("13812341234"), 1);
    EXPECT_EQ(barred_by("09991255555"), 2);
    EXPECT_EQ(barred_by("09991234567"), 3);
    EXPECT_EQ(barred_by("13911110000"), 4);
    EXPECT_EQ(barred_by("1390000"), 4);
    EXPECT_EQ(barred_by("13812341235"), 0);
    EXPECT_EQ(barred_by("13911110001"), 0);
    EXPECT_EQ(barred_by(""), 0);
}

TEST_F(TheBlacklist, ForgetsWhatExpired) { EXPECT_EQ(barred_by("13812341234", t0 + 24h), 0); }

}  // namespace
}  // namespace hotline
