#include "domain/casework/evolve.hpp"

#include <gtest/gtest.h>

#include "case_people.hpp"
#include "domain/casework/case_intake.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline {
namespace {

using enum CaseStage;
using enum CaseAction;
using namespace std::chrono_literals;

const TimeRules kTime = test::office_rules();
const Instant kStart = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 2h;

const Instant kDue = parse_rfc3339("2026-12-14T17:30:00+08:00").value();  // 15 working days after Monday 23 November

/// One case living through its days; every step is decided by the rules.
class ACaseLife : public testing::Test {
protected:
    void record() {
        const CaseIntake intake{.id = {42},
                                .number = "26112300015",
                                .channel = CaseChannel::phone,
                                .facts = {.kind = CaseKind::complaint,
                                          .title = " 路灯不亮 ",
                                          .content = "不亮",
                                          .citizen_phone = "+86 138-1234-1234"},
                                .call = CallId{9}};
        auto recorded = record_case(intake, {.user = {1}, .role = Role::agent, .name = "座席"}, kStart);
        ASSERT_TRUE(recorded);
        at = recorded->made;
        events.push_back(recorded->event);
    }
    void step(Role role, UserId user, CaseAction action, std::string text = {}, DepartmentCode department = {},
              CaseDetails said = {}) {
        const CaseCommand command{.action = action,
                                  .version = at.version,
                                  .department = std::move(department),
                                  .text = std::move(text),
                                  .details = std::move(said)};
        const CaseContext context{.standing = {.own_unit = true, .lead_unit = true, .co_unit = {"D02"}},
                                  .target = TargetUnit::below,
                                  .lead_case_fits = true,
                                  .time = kTime};
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
    EXPECT_EQ(at.stage, recorded);
    EXPECT_EQ(at.version, 1);
    EXPECT_EQ(at.facts.title, "路灯不亮");
    EXPECT_EQ(at.facts.citizen_phone, "13812341234");
    EXPECT_EQ(at.recorded_by, UserId{1});
    EXPECT_EQ(at.recorded_at, kStart);
}

TEST_F(ACaseLife, GoesThroughTheFiveStates) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请路灯所办理", {"D01"});
    EXPECT_EQ(at.stage, assigned);
    EXPECT_EQ(at.instruction, "请路灯所办理");
    EXPECT_EQ(at.dispatched_at, kStart + 1h);
    EXPECT_EQ(at.due_at, kDue);
    step(Role::department, {3}, accept);
    EXPECT_EQ(at.stage, in_progress);
    step(Role::department, {3}, reply, "已修好");
    EXPECT_EQ(at.stage, awaiting_review);
    EXPECT_EQ(at.replied_by, UserId{3});
    step(Role::reviewer, {4}, approve, "属实");
    EXPECT_EQ(at.stage, approved);
    EXPECT_EQ(at.opinion, "属实");
    EXPECT_EQ(at.closed_at, kStart + 4h);
    EXPECT_EQ(at.due_at, kDue) << "the deadline stays known after the end";
}

TEST_F(ACaseLife, ComesBackFromReviewWithANewDeadline) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"});
    handle();
    step(Role::reviewer, {4}, rehandle, "没有修好");
    EXPECT_EQ(at.stage, assigned);
    EXPECT_EQ(at.department, DepartmentCode{"D01"});
    EXPECT_EQ(at.rehandled, 1);
    EXPECT_EQ(at.due_at, kDue);
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

TEST_F(ACaseLife, GoesBackToTheCentreWhenAReturnIsUpheld) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"}, {.units = {{"D02"}}});
    step(Role::department, {3}, ask_return, "不归我们", {},
         {.reason = CaseReason::not_our_duty, .legal_basis = "条例第三条", .proposed = {"D02"}});
    EXPECT_EQ(at.stage, return_pending);
    EXPECT_EQ(at.course.asked.proposed, DepartmentCode{"D02"});
    EXPECT_EQ(at.due_at, kDue) << "the clock goes on while they argue";
    step(Role::dispatcher, {2}, uphold_return, "同意");
    EXPECT_EQ(at.stage, recorded);
    EXPECT_TRUE(at.department.empty());
    EXPECT_TRUE(at.course.co_handlers.empty());
    EXPECT_TRUE(at.course.clocks.empty());
    EXPECT_EQ(at.course.returns, 1);
    EXPECT_FALSE(at.due_at);
}

TEST_F(ACaseLife, IsForcedOnAUnitAfterItsObjection) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"});
    step(Role::department, {3}, ask_return, "不归我们", {}, {.reason = CaseReason::not_our_duty, .legal_basis = "条例"});
    step(Role::dispatcher, {2}, overrule_return, "职责清单第五项");
    EXPECT_EQ(at.stage, signed_for);
    step(Role::department, {3}, object, "仍有异议", {}, {.legal_basis = "条例"});
    step(Role::supervisor, {4}, force, "终审强派");
    EXPECT_EQ(at.stage, signed_for);
    EXPECT_TRUE(at.course.forced);
    EXPECT_EQ(at.due_at, kDue);
}

TEST_F(ACaseLife, StandsStillWhileItIsSuspended) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"});
    step(Role::department, {3}, accept);
    step(Role::department, {3}, ask_suspension, "等待鉴定", {}, {.reason = CaseReason::awaiting_evidence, .until = kStart + 72h});
    step(Role::supervisor, {4}, grant_suspension);  // at 14:00 local
    EXPECT_EQ(at.stage, suspended);
    EXPECT_TRUE(clock_of(at, ClockKind::handle)->paused_at);
    step(Role::department, {3}, resume);  // an hour later
    EXPECT_EQ(at.stage, in_progress);
    EXPECT_EQ(at.due_at, parse_rfc3339("2026-12-15T10:00:00+08:00")) << "an hour of work later";
}

TEST_F(ACaseLife, GetsMoreTimeWhenItIsGranted) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"});
    step(Role::department, {3}, accept);
    step(Role::department, {3}, ask_extension, "情况复杂", {}, {.reason = CaseReason::complex_matter, .amount = 3});
    step(Role::dispatcher, {2}, grant_extension);
    EXPECT_EQ(at.due_at, parse_rfc3339("2026-12-17T17:30:00+08:00"));
    EXPECT_EQ(at.course.extensions, 1);
}

TEST_F(ACaseLife, CollectsWhatCoHandlersFound) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"}, {.units = {{"D02"}, {"D01"}}});
    ASSERT_EQ(at.course.co_handlers.size(), 1U) << "the lead does not help itself";
    step(Role::department, {5}, contribute, "水管已查");
    EXPECT_EQ(at.course.co_handlers.front().reply, "水管已查");
    EXPECT_EQ(at.stage, assigned);
}

TEST_F(ACaseLife, IsReopenedOnceByRuleAndThenSupervised) {
    record();
    for (int round = 0; round < 3; ++round) {
        if (round == 0) step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"});
        handle();
        step(Role::reviewer, {4}, approve, "属实");
        EXPECT_EQ(at.course.supervision, round < 2 ? SupervisionLevel::none : SupervisionLevel::supervised);
        if (round < 2) step(Role::supervisor, {4}, reopen, "市民称未解决", {}, {.reason = CaseReason::not_solved});
    }
    EXPECT_EQ(at.course.reopened, 2);
    EXPECT_EQ(at.stage, approved);
    EXPECT_TRUE(at.closed_at);
}

TEST_F(ACaseLife, LeavesItsUnitWhenItIsMergedAndComesBackUnassigned) {
    record();
    step(Role::dispatcher, {2}, dispatch, "请办理", {"D01"});
    step(Role::dispatcher, {2}, merge, "", {}, {.reason = CaseReason::same_place, .lead_case = CaseId{7}});
    EXPECT_EQ(at.lead_case, CaseId{7});
    EXPECT_TRUE(at.department.empty());
    EXPECT_FALSE(at.due_at);
    step(Role::dispatcher, {2}, unmerge, "并非同一事项");
    EXPECT_EQ(at.stage, recorded);
    EXPECT_FALSE(at.lead_case);
}

TEST(EventsFromBeforeClocks, StillTellWhenHandlingIsDue) {
    const CaseEvent sent{
        .id = {1}, .seq = 2, .at = kStart, .action = dispatch, .to = assigned, .department = {"D01"}, .due_at = kDue};
    Case at = evolve(Case{}, sent);
    EXPECT_EQ(at.due_at, kDue);
    EXPECT_EQ(at.lead, DepartmentCode{"D01"});
    at = evolve(at, {.id = {1}, .seq = 3, .at = kStart + 1h, .action = approve, .from = awaiting_review, .to = approved});
    EXPECT_EQ(clock_of(at, ClockKind::handle)->stopped_at, kStart + 1h);
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
        .id = at.id, .number = at.number, .stage = recorded, .channel = at.channel, .call = at.call, .reply = "?", .version = 99};
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
