#include "domain/casework/evolve.hpp"

#include <gtest/gtest.h>

#include "domain/casework/case_intake.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline {
namespace {

using enum CaseState;
using enum CaseAction;
using namespace std::chrono_literals;

const Instant kStart = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 2h;

/// One case living through its days; every step is decided by the rules.
class ACaseLife : public testing::Test {
protected:
    void record() {
        const CaseIntake intake{.id = {42},
                                .number = "26112300015",
                                .channel = CaseChannel::phone,
                                .facts = {.title = " 路灯不亮 ", .content = "不亮", .citizen_phone = "+86 138-1234-1234"},
                                .call = CallId{9}};
        auto recorded = record_case(intake, {.user = {1}, .role = Role::agent, .name = "座席"}, kStart);
        ASSERT_TRUE(recorded);
        at = recorded->made;
        events.push_back(recorded->event);
    }
    void step(Role role, UserId user, CaseAction action, std::string text = {}, DepartmentCode department = {}) {
        const CaseCommand command{.action = action, .version = at.version, .department = department, .text = std::move(text)};
        const CaseContext context{.own_unit = true, .target = TargetUnit::below, .due_at = kStart + 24h * at.version};
        const auto event = decide(at, command, {.user = user, .role = role, .name = "某"}, kStart + 1h * at.version, context);
        ASSERT_TRUE(event);
        at = evolve(at, *event);
        events.push_back(*event);
    }
    void handle() {
        step(Role::department, {3}, accept);
        step(Role::department, {3}, reply, "已修好");
    }

    Case at;
    std::vector<CaseEvent> events;
};

TEST_F(ACaseLife, BeginsTidy) {
    record();
    EXPECT_EQ(at.state, recorded);
    EXPECT_EQ(at.version, 1);
    EXPECT_EQ(at.facts.title, "路灯不亮");
    EXPECT_EQ(at.facts.citizen_phone, "13812341234");
    EXPECT_EQ(at.recorded_by, UserId{1});
    EXPECT_EQ(at.recorded_at, kStart);
}

TEST_F(ACaseLife, GoesThroughTheFiveStates) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请路灯所办理", {"D01"});
    EXPECT_EQ(at.state, assigned);
    EXPECT_EQ(at.instruction, "请路灯所办理");
    EXPECT_EQ(at.dispatched_at, kStart + 1h);
    EXPECT_EQ(at.due_at, kStart + 24h);
    step(Role::department, {3}, accept);
    EXPECT_EQ(at.state, in_progress);
    step(Role::department, {3}, reply, "已修好");
    EXPECT_EQ(at.state, awaiting_review);
    EXPECT_EQ(at.replied_by, UserId{3});
    step(Role::reviewer, {4}, approve, "属实");
    EXPECT_EQ(at.state, approved);
    EXPECT_EQ(at.opinion, "属实");
    EXPECT_EQ(at.closed_at, kStart + 4h);
    EXPECT_EQ(at.due_at, kStart + 24h) << "the deadline stays known after the end";
}

TEST_F(ACaseLife, ComesBackFromReviewWithANewDeadline) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"});
    handle();
    step(Role::reviewer, {4}, rehandle, "没有修好");
    EXPECT_EQ(at.state, assigned);
    EXPECT_EQ(at.department, DepartmentCode{"D01"});
    EXPECT_EQ(at.rehandled, 1);
    EXPECT_EQ(at.due_at, kStart + 24h * 4);
    EXPECT_FALSE(at.closed_at);
}

TEST_F(ACaseLife, KeepsItsDeadlineWhenItIsSentElsewhere) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"});
    const auto due = at.due_at;
    step(Role::dispatcher, {2}, dispatch, "改派", {"D02"});
    step(Role::department, {3}, delegate, "", {"D02-1"});
    EXPECT_EQ(at.department, DepartmentCode{"D02-1"});
    EXPECT_EQ(at.due_at, due);
    EXPECT_EQ(at.instruction, "改派");
}

TEST_F(ACaseLife, CanBeRebuiltFromItsEvents) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"});
    step(Role::leader, {5}, note, "请重视");
    handle();
    step(Role::reviewer, {4}, rehandle, "没有修好");
    handle();
    step(Role::reviewer, {4}, approve, "属实");

    Case damaged{
        .id = at.id, .number = at.number, .state = recorded, .channel = at.channel, .call = at.call, .reply = "?", .version = 99};
    EXPECT_EQ(fold(damaged, events), at);
    EXPECT_EQ(at.version, static_cast<int>(events.size()));
}

TEST(RecordingACase, IsForThoseWhoTakeThemAndForCitizens) {
    const CaseIntake intake{.id = {1}, .facts = {.title = "题", .content = "文"}};
    EXPECT_TRUE(record_case(intake, {.user = {1}, .role = Role::supervisor}, kStart));
    EXPECT_TRUE(record_case(intake, the_citizen(), kStart));
    const auto refused = record_case(intake, {.user = {1}, .role = Role::department}, kStart);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, CaseRefusal::not_your_role);
}

TEST(RecordingACase, NamesEverythingThatIsWrong) {
    CaseFacts facts{.content = "文", .citizen_phone = "call me"};
    for (int i = 0; i < 51; ++i) facts.citizen_name += "名";
    const auto refused = record_case({.id = {1}, .facts = facts}, the_citizen(), kStart);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, CaseRefusal::missing_field);
    EXPECT_EQ(refused.error().fields, (std::vector<FieldProblem>{{CaseField::title, FieldFault::missing},
                                                                 {CaseField::citizen_name, FieldFault::too_long},
                                                                 {CaseField::citizen_phone, FieldFault::format}}));
}

}  // namespace
}  // namespace hotline
