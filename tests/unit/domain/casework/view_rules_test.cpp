#include "domain/casework/view_rules.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

constexpr UserId kMe{7};

Case a_case(bool confidential = false) {
    Case at{.id = {1}, .recorded_by = {1}};
    at.facts = {.title = "题",
                .address = "云溪路1号",
                .citizen_name = "张某某",
                .citizen_phone = "13812341234",
                .confidential = confidential};
    return at;
}

TEST(ReadingCases, IsForTheCentreAndTheDepartmentThatHasIt) {
    for (const Role role : {Role::agent, Role::supervisor, Role::dispatcher, Role::reviewer, Role::leader})
        EXPECT_TRUE(may_read({.user = kMe, .role = role}, false));
    for (const Role role : {Role::department, Role::sub_department}) {
        EXPECT_TRUE(may_read({.user = kMe, .role = role}, true));
        EXPECT_FALSE(may_read({.user = kMe, .role = role}, false));
    }
    for (const Role role :
         {Role::knowledge_editor, Role::knowledge_reviewer, Role::system_admin, Role::security_admin, Role::auditor})
        EXPECT_FALSE(may_read({.user = kMe, .role = role}, true));
}

TEST(ReadingCases, IsNarrowedToOnesDistricts) {
    Case at = a_case();
    at.facts.district = {"west"};
    const Actor here{.user = kMe, .districts = {{"east"}, {"south"}}};
    EXPECT_FALSE(in_scope(at, here));
    EXPECT_TRUE(in_scope(at, {.user = kMe}));
    EXPECT_TRUE(in_scope(at, {.user = {1}, .districts = {{"east"}}})) << "he recorded it";
    at.facts.district = {"south"};
    EXPECT_TRUE(in_scope(at, here));
    at.facts.district = {};
    EXPECT_TRUE(in_scope(at, here)) << "somebody must see what lies nowhere";
}

TEST(TheComplainantsNumber, IsWholeOnlyWhileTalkingWithHim) {
    const auto phone = [](Role role, Speaking speaking) {
        return shown_facts(a_case().facts, sight_of(a_case(), {.user = kMe, .role = role}, speaking)).citizen_phone;
    };
    EXPECT_EQ(phone(Role::agent, Speaking::in_call), "13812341234");
    EXPECT_EQ(phone(Role::agent, Speaking::no), "138****1234");
    EXPECT_EQ(phone(Role::leader, Speaking::in_call), "138****1234");
    EXPECT_EQ(phone(Role::department, Speaking::no), "138****1234");
    EXPECT_EQ(phone(Role::reviewer, Speaking::following_up), "13812341234") << "he is about to call";
}

TEST(AConfidentialComplainant, IsSeenOnlyByTheAgentWhoRecordedHim) {
    const Case secret = a_case(true);
    EXPECT_TRUE(sight_of(secret, {.user = {1}, .role = Role::agent}, Speaking::no).identity);
    for (const Role role : {Role::agent, Role::supervisor, Role::dispatcher, Role::department, Role::reviewer, Role::leader}) {
        const CaseFacts shown = shown_facts(secret.facts, sight_of(secret, {.user = kMe, .role = role}, Speaking::no));
        EXPECT_EQ(shown.citizen_name, "");
        EXPECT_EQ(shown.citizen_phone, "");
        EXPECT_EQ(shown.address, "");
        EXPECT_EQ(shown.title, "题");
    }
}

TEST(WhomTheCentreIsAboutToAsk, IsNothingThatAUnitLearns) {
    const std::vector<JudgedRound> rounds{{.score = 400, .follow_up = {.state = FollowUpState::open, .plan = {"all"}}}};
    const CaseDetails approval{.verdict = Verdict{.score = 400, .opens = FollowUpCause::sampled, .plan = {"all"}}};
    EXPECT_EQ(shown_rounds(rounds, Role::agent), rounds);
    EXPECT_EQ(shown_details(approval, Role::reviewer), approval);
    const JudgedRound seen = shown_rounds(rounds, Role::department).front();
    EXPECT_EQ(seen.follow_up, FollowUp{});
    EXPECT_EQ(seen.score, 400);
    EXPECT_EQ(shown_details(approval, Role::sub_department).verdict, (Verdict{.score = 400}));
}

TEST(AmendingWhatOneDoesNotSee, LeavesItAsItWas) {
    const Case secret = a_case(true);
    const Sight none{};
    CaseFacts sent = shown_facts(secret.facts, none);
    sent.title = "新题";
    const CaseFacts kept = with_hidden_restored(sent, secret.facts, none);
    EXPECT_EQ(kept.title, "新题");
    EXPECT_EQ(kept.citizen_name, "张某某");
    EXPECT_EQ(kept.citizen_phone, "13812341234");
    EXPECT_EQ(kept.address, "云溪路1号");
}

TEST(AmendingWhatOneDoesNotSee, StillTakesANewValue) {
    const Case open = a_case();
    const Sight masked{.whole_number = false, .identity = true};
    CaseFacts sent = shown_facts(open.facts, masked);
    EXPECT_EQ(sent.citizen_phone, "138****1234");
    sent.citizen_phone = "13900000000";
    sent.address.clear();
    const CaseFacts kept = with_hidden_restored(sent, open.facts, masked);
    EXPECT_EQ(kept.citizen_phone, "13900000000");
    EXPECT_EQ(kept.address, "") << "an address that was shown can be taken out";
}

TEST(Recordings, AreHeardByTheirAgentSupervisorsAndReviewersOfCases) {
    const auto hears = [](RecordedCall call, Role role) { return may_hear(call, {.user = kMe, .role = role}); };
    EXPECT_TRUE(hears({.agents = {kMe}}, Role::agent));
    EXPECT_FALSE(hears({.agents = {{8}}, .has_case = true}, Role::agent));
    EXPECT_FALSE(hears({}, Role::agent)) << "a call that nobody took is nobody's own";
    EXPECT_TRUE(hears({.agents = {{8}}}, Role::supervisor));
    EXPECT_FALSE(hears({.agents = {{8}}}, Role::reviewer));
    EXPECT_TRUE(hears({.agents = {{8}}, .has_case = true}, Role::reviewer));
    for (const Role role : {Role::dispatcher, Role::department, Role::sub_department, Role::leader, Role::system_admin,
                            Role::security_admin, Role::auditor})
        EXPECT_FALSE(hears({.agents = {kMe}, .has_case = true}, role));
}

TEST(Recordings, OfConfidentialCasesAreHeardByTheirAgentOnly) {
    const RecordedCall secret{.agents = {{8}}, .has_case = true, .confidential = true};
    EXPECT_FALSE(may_hear(secret, {.user = kMe, .role = Role::supervisor}));
    EXPECT_FALSE(may_hear(secret, {.user = kMe, .role = Role::reviewer}));
    EXPECT_TRUE(may_hear(secret, {.user = {8}, .role = Role::agent}));
}

}  // namespace
}  // namespace hotline
