#include "domain/casework/workflow.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "case_people.hpp"
#include "domain/security/permission.hpp"

namespace hotline {
namespace {

using enum CaseStage;
using enum CaseAction;
using namespace std::chrono_literals;
using test::all;
using test::name;

const Instant kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 2h;
constexpr UserId kActor{7};
constexpr UserId kSomebodyElse{8};
const TimeRules kTime = test::office_rules();

/// Transcribed by hand from requirements F.2, C13-C35 and security.md section 4: who may do what in which stage, when the case
/// is his to touch. AG agent, SV supervisor, DP dispatcher, DH department, SH sub-department, RV reviewer, LD leader,
/// CLOCK nobody.
const std::map<CaseAction, std::map<std::string, std::string>> kRightsTable{
    {amend, {{"recorded", "AG SV DP"}}},
    {dispatch, {{"recorded assigned signed_for", "SV DP"}}},
    {answer_directly, {{"recorded", "AG SV DP"}}},
    {reject, {{"recorded", "SV DP"}}},
    {invite, {{"UNIT", "SV DP"}}},
    {sign, {{"assigned", "DH SH"}}},
    {auto_sign, {{"assigned", "CLOCK"}}},
    {accept, {{"assigned signed_for delegated", "DH SH"}}},
    {delegate, {{"assigned signed_for in_progress delegated", "DH"}}},
    {hand_back, {{"delegated in_progress", "DH SH"}}},
    {contact, {{"signed_for in_progress delegated extension_pending suspension_pending suspended", "DH SH"}}},
    {contribute, {{"UNIT", "DH SH"}}},
    {reply, {{"in_progress extension_pending suspension_pending", "DH SH"}}},
    {ask_return, {{"assigned signed_for in_progress", "DH SH"}}},
    {uphold_return, {{"return_pending", "SV DP"}, {"objected", "SV"}}},
    {overrule_return, {{"return_pending", "SV DP"}}},
    {object, {}},  // only after a return was overruled: see AReturn
    {force, {{"return_pending objected", "SV"}}},
    {ask_extension, {{"in_progress", "DH SH"}}},
    {grant_extension, {{"extension_pending", "SV DP"}}},
    {refuse_extension, {{"extension_pending", "SV DP"}}},
    {ask_suspension, {{"in_progress", "DH SH"}}},
    {grant_suspension, {{"suspension_pending", "SV DP"}}},
    {refuse_suspension, {{"suspension_pending", "SV DP"}}},
    {resume, {{"suspended", "SV DP DH SH CLOCK"}}},
    {remind, {{"UNIT", "SV DP RV LD CLOCK"}}},
    {supervise, {{"UNIT", "SV LD CLOCK"}}},
    {escalate, {{"UNIT", "SV LD CLOCK"}}},
    {acknowledge, {{"UNIT", "DH SH"}}},
    {approve, {{"awaiting_review", "RV"}}},
    {rehandle, {{"awaiting_review", "RV"}}},
    {reopen, {{"approved", "SV RV"}}},
    {archive, {{"approved", "SV RV CLOCK"}}},
    {merge, {{"recorded UNIT awaiting_review merged", "SV DP"}}},
    {unmerge, {{"merged", "SV DP"}}},
    {withdraw, {{"recorded UNIT awaiting_review", "AG SV DP"}}},
    {recalculate, {}},  // only when a due time would change: see TheClocks
    {note, {{"recorded UNIT awaiting_review", "SV DP RV LD"}}},
};
const std::string kUnitStages =
    "assigned signed_for return_pending objected in_progress delegated extension_pending suspension_pending suspended";
const std::map<Role, std::string> kShort{
    {Role::agent, "AG"},        {Role::supervisor, "SV"},       {Role::dispatcher, "DP"},
    {Role::department, "DH"},   {Role::sub_department, "SH"},   {Role::reviewer, "RV"},
    {Role::leader, "LD"},       {Role::knowledge_editor, "KE"}, {Role::knowledge_reviewer, "KR"},
    {Role::system_admin, "SA"}, {Role::security_admin, "SC"},   {Role::auditor, "AU"},
};

bool has_word(const std::string& words, const std::string& word) {
    return (" " + words + " ").find(" " + word + " ") != std::string::npos;
}

bool table_allows(CaseStage stage, CaseAction action, const std::string& who) {
    const auto found = kRightsTable.find(action);
    if (found == kRightsTable.end()) return false;
    return std::ranges::any_of(found->second, [&](const auto& cell) {
        const bool fits =
            has_word(cell.first, name(stage)) || (has_word(cell.first, "UNIT") && has_word(kUnitStages, name(stage)));
        return fits && has_word(cell.second, who);
    });
}

/// Lies with D01-1 below its lead D01, in time, with a receipt due, recorded and answered by somebody else.
Case case_in(CaseStage stage) {
    Case at{.id = {1}, .number = "26112300015", .stage = stage, .department = {"D01-1"}, .lead = {"D01"}, .version = 3};
    at.recorded_by = kSomebodyElse;
    at.replied_by = kSomebodyElse;
    at.facts = {.kind = CaseKind::complaint, .title = "路灯不亮", .content = "整条路的灯都不亮"};
    at.course.receipt_due = true;
    at.course.clocks = {{.kind = ClockKind::handle, .started_at = kNow - 24h, .due_at = kNow + 24h}};
    if (stage == suspended) at.course.clocks.front().paused_at = kNow - 1h;
    return at;
}

/// His own, when he is an agent.
Case case_of(CaseStage stage, Role role) {
    Case at = case_in(stage);
    if (role == Role::agent) at.recorded_by = kActor;
    return at;
}

Actor person(Role role) { return {.user = kActor, .role = role, .department = {"D01"}, .name = "甲"}; }

/// A command with every field filled.
CaseCommand full(CaseAction action) {
    const auto reasons = reasons_for(action);
    return {.action = action,
            .version = 3,
            .facts = CaseFacts{.title = "新标题", .content = "新内容"},
            .department = DepartmentCode{"D01-1"},
            .text = "请尽快办理",
            .details = {.reason = reasons.empty() ? std::nullopt : std::optional{reasons.front()},
                        .legal_basis = "条例第三条",
                        .units = {{"D02"}},
                        .lead_case = CaseId{2},
                        .until = kNow + 24h,
                        .amount = 5}};
}

const CaseStanding kEverywhere{.own_unit = true, .lead_unit = true, .co_unit = {"D02"}};

CaseContext within_reach() {
    return {.standing = kEverywhere, .target = TargetUnit::below, .lead_case_fits = true, .time = kTime};
}

Result<CaseEvent, CaseRefused> tried(const Case& at, const CaseCommand& command, const Actor& actor) {
    return decide(at, command, actor, kNow, within_reach());
}

CaseRefusal refusal(const Case& at, const CaseCommand& command, const Actor& actor, const CaseContext& context = within_reach()) {
    const auto decided = decide(at, command, actor, kNow, context);
    EXPECT_FALSE(decided);
    return decided ? CaseRefusal::not_found : decided.error().why;
}

std::vector<CaseAction> offered(const Case& at, const Actor& actor, const CaseStanding& standing = kEverywhere) {
    std::vector<CaseAction> actions;
    for (const AllowedAction& one : allowed_actions(at, {actor, standing, kNow, kTime})) actions.push_back(one.action);
    std::ranges::sort(actions);
    return actions;
}

TEST(CaseWorkflow, AllowsExactlyWhatTheRightsTableSays) {
    for (const CaseStage stage : all<CaseStage>())
        for (const CaseAction action : all<CaseAction>()) {
            for (const Role role : all<Role>())
                EXPECT_EQ(tried(case_of(stage, role), full(action), person(role)).has_value(),
                          table_allows(stage, action, kShort.at(role)))
                    << name(stage) << ' ' << name(action) << ' ' << name(role);
            EXPECT_EQ(tried(case_in(stage), full(action), the_clock()).has_value(), table_allows(stage, action, "CLOCK"))
                << name(stage) << ' ' << name(action) << " clock";
        }
}

TEST(CaseWorkflow, OffersExactlyTheActionsThatItWouldDo) {
    for (const CaseStage stage : all<CaseStage>())
        for (const Role role : all<Role>()) {
            std::vector<CaseAction> would_do;
            for (const CaseAction action : all<CaseAction>())
                if (table_allows(stage, action, kShort.at(role))) would_do.push_back(action);
            EXPECT_EQ(offered(case_of(stage, role), person(role)), would_do) << name(stage) << ' ' << name(role);
        }
}

TEST(CaseWorkflow, GivesEveryStageItsLabel) {
    for (const CaseStage stage : all<CaseStage>()) {
        const bool with_unit = label_of(stage) == CaseState::assigned || label_of(stage) == CaseState::in_progress;
        EXPECT_EQ(with_unit, is_with_unit(stage)) << name(stage);
    }
    EXPECT_EQ(label_of(suspended), CaseState::in_progress);
    EXPECT_EQ(label_of(archived), CaseState::approved);
}

TEST(CaseWorkflow, TellsWhatAFormAsksFor) {
    const Actor department = person(Role::department);
    const auto allowed = allowed_actions(case_in(signed_for), {department, kEverywhere, kNow, kTime});
    const auto asked = std::ranges::find(allowed, ask_return, &AllowedAction::action);
    ASSERT_NE(asked, allowed.end());
    EXPECT_EQ(asked->needs, (std::vector{CaseField::reason, CaseField::reason_code, CaseField::legal_basis}));
    EXPECT_EQ(asked->takes, (std::vector{CaseField::proposed}));
    EXPECT_EQ(asked->reasons.front(), CaseReason::not_our_duty);
}

TEST(CaseWorkflow, RefusesAStaleVersionBeforeItJudgesTheState) {
    CaseCommand stale = full(dispatch);
    stale.version = 2;
    EXPECT_EQ(refusal(case_in(awaiting_review), stale, person(Role::dispatcher)), CaseRefusal::case_changed);
}

TEST(CaseWorkflow, KeepsMomentsAsDocumentsDoSoThatEventsMakeTheSameCaseAgain) {
    const auto is_whole = [](Instant at) { return at == std::chrono::floor<std::chrono::milliseconds>(at); };
    const Instant odd = kNow + 123us;
    CaseCommand command = full(ask_suspension);
    command.details.until = kNow + 48h + 7us;
    const Case before = case_in(in_progress);
    const CaseContext context{.standing = {.own_unit = true, .lead_unit = true}, .time = kTime};
    const auto event = decide(before, command, person(Role::department), odd, context);
    ASSERT_TRUE(event.has_value());
    EXPECT_TRUE(is_whole(event->at));
    EXPECT_TRUE(is_whole(*event->details.until));
    CaseCommand order = full(dispatch);
    Case urgent = case_in(recorded);
    urgent.facts.urgency = Urgency::critical;
    const auto dispatched =
        decide(urgent, order, person(Role::dispatcher), odd, {.target = TargetUnit::elsewhere, .time = kTime});
    ASSERT_TRUE(dispatched.has_value());
    for (const ClockChange& change : dispatched->clocks) EXPECT_TRUE(is_whole(change.due_at.value()));
}

TEST(CaseWorkflow, RefusesWhatDoesNotFitTheStage) {
    EXPECT_EQ(refusal(case_in(recorded), full(reply), person(Role::department)), CaseRefusal::not_in_this_state);
    EXPECT_EQ(refusal(case_in(archived), full(note), person(Role::leader)), CaseRefusal::not_in_this_state);
}

TEST(CaseWorkflow, KeepsAgentsToTheirOwnCases) {
    EXPECT_EQ(refusal(case_in(recorded), full(amend), person(Role::agent)), CaseRefusal::not_your_case);
    EXPECT_TRUE(offered(case_in(recorded), person(Role::agent)).empty());
}

TEST(CaseWorkflow, KeepsDepartmentsToWhatIsTheirs) {
    const auto as = [](const CaseStanding& standing) {
        return CaseContext{.standing = standing, .target = TargetUnit::below, .time = kTime};
    };
    const Actor department = person(Role::department);
    EXPECT_EQ(refusal(case_in(assigned), full(accept), department, as({})), CaseRefusal::not_your_department);
    EXPECT_TRUE(offered(case_in(assigned), department, {}).empty());
    EXPECT_EQ(refusal(case_in(assigned), full(ask_return), department, as({.own_unit = true})), CaseRefusal::not_your_department)
        << "a unit below does not give back what the lead was given";
    EXPECT_EQ(offered(case_in(in_progress), department, {.co_unit = {"D02"}}), (std::vector{contribute}));
    EXPECT_EQ(decide(case_in(in_progress), full(contribute), department, kNow, as({.co_unit = {"D02"}}))->details.units,
              (std::vector<DepartmentCode>{{"D02"}}));
}

TEST(CaseWorkflow, WantsASecondPersonForWhatEndsOrJudgesACase) {
    Case own = case_in(awaiting_review);
    own.replied_by = kActor;
    EXPECT_EQ(refusal(own, full(approve), person(Role::reviewer)), CaseRefusal::own_work);
    EXPECT_EQ(refusal(own, full(rehandle), person(Role::reviewer)), CaseRefusal::own_work);
    Case recorded_by_him = case_in(recorded);
    recorded_by_him.recorded_by = kActor;
    EXPECT_EQ(refusal(recorded_by_him, full(reject), person(Role::dispatcher)), CaseRefusal::own_work);
}

TEST(CaseWorkflow, LetsTheCitizenDoNothingAfterwards) {
    EXPECT_EQ(refusal(case_in(recorded), full(amend), Actor{}), CaseRefusal::not_your_role);
    EXPECT_TRUE(offered(case_in(recorded), Actor{}).empty());
}

TEST(CaseWorkflow, OffersNothingThatTheRoleHasNoPermissionFor) {
    const auto permission = [](const Transition& line) {
        if (line.action == amend) return Permission::case_amend;
        if (line.action == dispatch) return Permission::case_dispatch;
        if (line.action == approve || line.action == rehandle) return Permission::case_review;
        return Permission::case_read;
    };
    for (const Transition& line : case_workflow())
        for (const Role role : all<Role>())
            if (line.by.roles.has(role)) EXPECT_TRUE(may(role, permission(line))) << name(line.action) << ' ' << name(role);
}

TEST(CaseWorkflow, NamesEveryMissingFieldAtOnce) {
    const CaseCommand bare{.action = ask_return, .version = 3};
    const auto decided = tried(case_in(signed_for), bare, person(Role::department));
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().why, CaseRefusal::missing_field);
    EXPECT_EQ(decided.error().fields, (std::vector<FieldProblem>{{CaseField::reason, FieldFault::missing},
                                                                 {CaseField::reason_code, FieldFault::missing},
                                                                 {CaseField::legal_basis, FieldFault::missing}}));
}

TEST(CaseWorkflow, TakesBlankTextForMissing) {
    for (const auto& [stage, action, role] : {std::tuple{in_progress, reply, Role::department},
                                              {awaiting_review, approve, Role::reviewer},
                                              {awaiting_review, rehandle, Role::reviewer},
                                              {recorded, note, Role::leader}}) {
        CaseCommand command = full(action);
        command.text = " \t　";
        EXPECT_EQ(refusal(case_in(stage), command, person(role)), CaseRefusal::missing_field) << name(action);
    }
}

TEST(CaseWorkflow, RefusesTextBeyondTheLimit) {
    CaseCommand command = full(reply);
    command.text.clear();
    for (int i = 0; i < 5001; ++i) command.text += "字";
    EXPECT_EQ(refusal(case_in(in_progress), command, person(Role::department)), CaseRefusal::bad_field);
    command.text.resize(command.text.size() - std::string_view{"字"}.size());
    EXPECT_TRUE(tried(case_in(in_progress), command, person(Role::department)));
}

TEST(CaseWorkflow, ChecksWhatIsSaidBesideTheText) {
    const auto with = [](CaseAction action, auto change) {
        CaseCommand command = full(action);
        change(command.details);
        return command;
    };
    const Actor department = person(Role::department);
    const auto foreign = with(ask_return, [](CaseDetails& d) { d.reason = CaseReason::season; });
    EXPECT_EQ(refusal(case_in(signed_for), foreign, department), CaseRefusal::bad_field) << "no reason for a return";
    const auto long_time = with(ask_extension, [](CaseDetails& d) { d.amount = 11; });
    EXPECT_EQ(refusal(case_in(in_progress), long_time, department), CaseRefusal::bad_field);
    const auto past = with(ask_suspension, [](CaseDetails& d) { d.until = kNow; });
    EXPECT_EQ(refusal(case_in(in_progress), past, department), CaseRefusal::bad_field);
    CaseContext nowhere = within_reach();
    nowhere.units_known = false;
    EXPECT_EQ(refusal(case_in(in_progress), full(invite), person(Role::dispatcher), nowhere), CaseRefusal::bad_field);
    nowhere.lead_case_fits = false;
    EXPECT_EQ(refusal(case_in(in_progress), full(merge), person(Role::dispatcher), nowhere), CaseRefusal::bad_field);
}

TEST(CaseWorkflow, KeepsOnlyWhatTheActionSays) {
    const auto event = tried(case_in(in_progress), full(ask_extension), person(Role::department)).value();
    EXPECT_EQ(event.details, (CaseDetails{.reason = CaseReason::complex_matter, .amount = 5}));
}

TEST(CaseWorkflow, DispatchesToKnownDepartmentsAndDelegatesDownwardsOnly) {
    CaseContext context = within_reach();
    context.target = TargetUnit::unknown;
    EXPECT_EQ(refusal(case_in(recorded), full(dispatch), person(Role::dispatcher), context), CaseRefusal::bad_field);
    context.target = TargetUnit::elsewhere;
    EXPECT_EQ(refusal(case_in(assigned), full(delegate), person(Role::department), context), CaseRefusal::bad_field);
    EXPECT_TRUE(decide(case_in(recorded), full(dispatch), person(Role::dispatcher), kNow, context));
}

TEST(AReturn, IsRuledOnOnceAndObjectedToOnce) {
    Case at = case_in(signed_for);
    EXPECT_EQ(refusal(at, full(object), person(Role::department)), CaseRefusal::return_is_final) << "nothing was overruled";
    at.course.return_overruled = true;
    EXPECT_EQ(refusal(at, full(ask_return), person(Role::department)), CaseRefusal::return_is_final);
    EXPECT_EQ(tried(at, full(object), person(Role::department))->to, objected);
    at.course.forced = true;
    EXPECT_EQ(refusal(at, full(object), person(Role::department)), CaseRefusal::return_is_final);
}

TEST(Extensions, AreAskedInTimeAndSparingly) {
    Case late = case_in(in_progress);
    late.course.clocks.front().due_at = kNow - 1s;
    EXPECT_EQ(refusal(late, full(ask_extension), person(Role::department)), CaseRefusal::too_late);
    EXPECT_EQ(refusal(late, full(ask_suspension), person(Role::department)), CaseRefusal::too_late);
    Case again = case_in(in_progress);
    again.course.extensions = 1;
    EXPECT_EQ(refusal(again, full(ask_extension), person(Role::department)), CaseRefusal::no_extension_left);
    Case untimed = case_in(in_progress);
    untimed.course.clocks.clear();
    EXPECT_EQ(refusal(untimed, full(ask_extension), person(Role::department)), CaseRefusal::no_extension_left);
}

TEST(Supervision, OnlyGoesUp) {
    Case at = case_in(in_progress);
    at.course.supervision = SupervisionLevel::supervised;
    EXPECT_EQ(refusal(at, full(remind), person(Role::dispatcher)), CaseRefusal::supervised_already);
    EXPECT_TRUE(tried(at, full(escalate), person(Role::leader)));
    at.course.receipt_due = false;
    EXPECT_EQ(refusal(at, full(acknowledge), person(Role::department)), CaseRefusal::not_in_this_state);
}

TEST(Reopening, IsOnceByRuleAndOnceMoreUnderSupervision) {
    Case at = case_in(approved);
    at.course.reopened = 1;
    EXPECT_EQ(refusal(at, full(reopen), person(Role::reviewer)), CaseRefusal::not_your_role);
    EXPECT_TRUE(tried(at, full(reopen), person(Role::supervisor)));
    at.course.reopened = 2;
    EXPECT_EQ(refusal(at, full(reopen), person(Role::supervisor)), CaseRefusal::reopened_before);
}

TEST(CaseWorkflow, MakesAnEventThatSaysWhoDidWhat) {
    const auto event = tried(case_in(recorded), full(dispatch), person(Role::dispatcher)).value();
    EXPECT_EQ(event.id, CaseId{1});
    EXPECT_EQ(event.seq, 4);
    EXPECT_EQ(event.at, kNow);
    EXPECT_EQ(event.actor, kActor);
    EXPECT_EQ(event.actor_name, "甲");
    EXPECT_EQ(std::pair(event.from, event.to), std::pair(recorded, assigned));
    EXPECT_EQ(event.department, DepartmentCode{"D01-1"});
    EXPECT_EQ(event.text, "请尽快办理");
    EXPECT_FALSE(event.facts);
}

std::string clock_words(const CaseEvent& event) {
    std::string words;
    for (const ClockChange& change : event.clocks) words += name(change.clock) + ' ' + name(change.step) + ';';
    return words;
}

TEST(TheClocks, StartAtDispatchAndAreNotBoughtByAnother) {
    const Actor dispatcher = person(Role::dispatcher);
    Case fresh = case_in(recorded);
    fresh.course.clocks.clear();
    const auto first = tried(fresh, full(dispatch), dispatcher).value();
    EXPECT_EQ(clock_words(first), "sign start;first_contact start;handle start;");
    EXPECT_EQ(first.due_at, parse_rfc3339("2026-12-14T17:30:00+08:00"));
    const auto second = tried(case_in(assigned), full(dispatch), dispatcher).value();
    EXPECT_EQ(clock_words(second), "sign start;");
    EXPECT_FALSE(second.due_at);
}

TEST(TheClocks, StopWithTheWorkAndNotBefore) {
    EXPECT_EQ(clock_words(*tried(case_in(in_progress), full(reply), person(Role::department))), "handle stop;review start;");
    EXPECT_EQ(clock_words(*tried(case_in(return_pending), full(overrule_return), person(Role::dispatcher))), "")
        << "arguing buys no time";
    EXPECT_EQ(clock_words(*tried(case_in(return_pending), full(uphold_return), person(Role::dispatcher))), "handle clear;");
    EXPECT_EQ(clock_words(*tried(case_in(suspension_pending), full(grant_suspension), person(Role::dispatcher))),
              "handle pause;");
}

TEST(TheClocks, AreCorrectedOnlyWhenTheirDueTimeChanges) {
    Case at = case_in(in_progress);
    DueClock& clock = at.course.clocks.front();
    clock.limit = TimeLimit{.kind = CaseKind::complaint, .amount = 15};
    clock.due_at = deadline(*clock.limit, kTime.calendar, clock.started_at).due_at;
    EXPECT_EQ(refusal(at, full(recalculate), the_clock()), CaseRefusal::not_in_this_state);
    clock.due_at += 24h;
    EXPECT_EQ(clock_words(*tried(at, full(recalculate), the_clock())), "handle recalculate;");
}

}  // namespace
}  // namespace hotline
