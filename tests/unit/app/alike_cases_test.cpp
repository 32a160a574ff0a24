#include "app/alike_cases.hpp"

#include "unit/app/case_fixture.hpp"

namespace hotline::app {
namespace {

class AlikeCases : public CaseFixture {
protected:
    static CaseFacts again(std::string phone = "13800000001") {
        CaseFacts facts = lamp_complaint();
        facts.content = "河滨路8号门前路灯不亮，三天了";
        facts.category = {};
        facts.citizen_phone = std::move(phone);
        return facts;
    }
    CaseAdvice ask(const CaseFacts& facts, Role role = Role::agent) {
        return advise_case(city.work, city.person(role), facts, std::nullopt, city.now());
    }
};

TEST_F(AlikeCases, AreShownWithWhatSpeaksForThem) {
    const CaseView first = take();
    const CaseAdvice advice = ask(again(" 138-0000-0001 "));
    ASSERT_EQ(advice.alike.size(), 1U);
    EXPECT_EQ(advice.alike[0].row.number, first.number);
    EXPECT_TRUE(advice.alike[0].likeness.same_person && advice.alike[0].likeness.same_place);
    EXPECT_FALSE(ask(again("13900000009")).alike[0].likeness.same_person);
    CaseFacts noise = again();
    noise.title = "夜间噪声";
    noise.content = "工地夜间施工扰民";
    EXPECT_TRUE(ask(noise).alike.empty()) << "the same person about something else";
}

TEST_F(AlikeCases, AConfidentialComplainantIsNoGround) {
    CaseFacts secret = lamp_complaint();
    secret.confidential = true;
    take(secret);
    const auto by_dispatcher = ask(again(), Role::dispatcher).alike;
    for (const AlikeCase& one : by_dispatcher) EXPECT_FALSE(one.likeness.same_person || one.likeness.same_place);
    CaseFacts few = again();
    few.title = "有事";
    few.content = "请问路灯不亮找谁反映比较合适呢谢谢";
    EXPECT_TRUE(ask(few, Role::dispatcher).alike.empty()) << "it would give away who asked";
}

TEST_F(AlikeCases, LeaveOutTheCaseItselfAndWhatJoinedAnother) {
    const CaseView first = take();
    const CaseView second = take(again());
    const auto beside = alike_cases(city.work, city.person(Role::dispatcher), second.id, city.now());
    ASSERT_TRUE(beside);
    ASSERT_EQ(beside->alike.size(), 1U);
    EXPECT_EQ(beside->alike[0].row.id, first.id);
    CaseDetails into{.reason = CaseReason::same_person};
    into.lead_case = first.id;
    ASSERT_TRUE(act(city.person(Role::dispatcher), second.id, CaseAction::merge, "重复", {}, into));
    EXPECT_TRUE(alike_cases(city.work, city.person(Role::dispatcher), first.id, city.now())->alike.empty());
    EXPECT_FALSE(alike_cases(city.work, city.person(Role::dispatcher), CaseId{404}, city.now()));
}

TEST_F(AlikeCases, SayHowSuchCasesWereClassified) {
    for (int i = 0; i < 3; ++i) take();
    const CaseAdvice advice = ask(again());
    ASSERT_TRUE(advice.category);
    EXPECT_EQ(*advice.category, (CategoryAdvice{{"100101"}, 3, 3}));
}

}  // namespace
}  // namespace hotline::app
