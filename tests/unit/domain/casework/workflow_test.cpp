#include "domain/casework/workflow.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <map>
#include <string>

#include "domain/casework/evolve.hpp"
#include "domain/security/permission.hpp"

namespace hotline {
namespace {

using enum CaseState;
using enum CaseAction;
using namespace std::chrono_literals;

const Instant kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 2h;
constexpr UserId kActor{7};
constexpr UserId kSomebodyElse{8};

template <class Enum>
std::vector<Enum> all() {
    std::vector<Enum> values;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto item) { values.push_back(item.value); });
    return values;
}

template <class Enum>
std::string name(Enum value) {
    return boost::describe::enum_to_string(value, "?");
}

/// security.md section 4, transcribed by hand: who may do what in which state, when the case is his to touch.
/// AG agent, SV supervisor, DP dispatcher, DH department, SH sub-department, RV reviewer, LD leader.
const std::map<std::pair<CaseState, CaseAction>, std::string> kRightsTable{
    {{recorded, amend}, "AG SV DP"},          {{recorded, dispatch}, "SV DP"},    {{recorded, note}, "SV DP RV LD"},
    {{assigned, dispatch}, "SV DP"},          {{assigned, delegate}, "DH"},       {{assigned, accept}, "DH SH"},
    {{assigned, note}, "SV DP RV LD"},        {{in_progress, delegate}, "DH"},    {{in_progress, reply}, "DH SH"},
    {{in_progress, note}, "SV DP RV LD"},     {{awaiting_review, approve}, "RV"}, {{awaiting_review, rehandle}, "RV"},
    {{awaiting_review, note}, "SV DP RV LD"},
};
const std::map<Role, std::string> kShort{
    {Role::agent, "AG"},        {Role::supervisor, "SV"},       {Role::dispatcher, "DP"},
    {Role::department, "DH"},   {Role::sub_department, "SH"},   {Role::reviewer, "RV"},
    {Role::leader, "LD"},       {Role::knowledge_editor, "KE"}, {Role::knowledge_reviewer, "KR"},
    {Role::system_admin, "SA"}, {Role::security_admin, "SC"},   {Role::auditor, "AU"},
};

bool table_allows(CaseState state, CaseAction action, Role role) {
    const auto cell = kRightsTable.find({state, action});
    return cell != kRightsTable.end() && cell->second.find(kShort.at(role)) != std::string::npos;
}

Case case_in(CaseState state) {
    Case at{.id = {1}, .number = "26112300015", .state = state, .department = {"D01"}, .recorded_by = kActor, .version = 3};
    at.facts = {.title = "路灯不亮", .content = "整条路的灯都不亮"};
    if (state == awaiting_review) at.replied_by = kSomebodyElse;
    return at;
}

Actor person(Role role) { return {.user = kActor, .role = role, .department = {"D01"}, .name = "甲"}; }

/// A command with every field filled.
CaseCommand full(CaseAction action) {
    return {.action = action,
            .version = 3,
            .facts = CaseFacts{.title = "新标题", .content = "新内容"},
            .department = DepartmentCode{"D01-1"},
            .text = "请尽快办理"};
}

const CaseContext kWithinReach{.own_unit = true, .target = TargetUnit::below, .due_at = kNow + 24h};

CaseRefusal refusal(const Case& at, const CaseCommand& command, const Actor& actor, const CaseContext& context = kWithinReach) {
    const auto decided = decide(at, command, actor, kNow, context);
    EXPECT_FALSE(decided);
    return decided ? CaseRefusal::not_found : decided.error().why;
}

TEST(CaseWorkflow, AllowsExactlyWhatTheRightsTableSays) {
    for (const CaseState state : all<CaseState>())
        for (const CaseAction action : all<CaseAction>())
            for (const Role role : all<Role>()) {
                const auto decided = decide(case_in(state), full(action), person(role), kNow, kWithinReach);
                EXPECT_EQ(decided.has_value(), table_allows(state, action, role))
                    << name(state) << ' ' << name(action) << ' ' << name(role);
            }
}

TEST(CaseWorkflow, OffersExactlyTheActionsThatItWouldDo) {
    for (const CaseState state : all<CaseState>())
        for (const Role role : all<Role>()) {
            std::vector<CaseAction> would_do;
            for (const CaseAction action : all<CaseAction>())
                if (table_allows(state, action, role)) would_do.push_back(action);
            std::vector<CaseAction> offered;
            for (const AllowedAction& allowed : allowed_actions(case_in(state), person(role), true))
                offered.push_back(allowed.action);
            std::ranges::sort(offered);
            EXPECT_EQ(offered, would_do) << name(state) << ' ' << name(role);
        }
}

TEST(CaseWorkflow, OffersNothingThatTheRoleHasNoPermissionFor) {
    const std::map<CaseAction, Permission> permissions{{amend, Permission::case_amend},     {dispatch, Permission::case_dispatch},
                                                       {delegate, Permission::case_work},   {accept, Permission::case_work},
                                                       {reply, Permission::case_work},      {approve, Permission::case_review},
                                                       {rehandle, Permission::case_review}, {note, Permission::case_read}};
    for (const Transition& line : case_workflow())
        for (const Role role : all<Role>())
            if (line.by.has(role)) EXPECT_TRUE(may(role, permissions.at(line.action))) << name(line.action) << ' ' << name(role);
}

TEST(CaseWorkflow, TellsTheFieldsThatAButtonNeeds) {
    const auto allowed = allowed_actions(case_in(recorded), person(Role::dispatcher), false);
    ASSERT_EQ(allowed.size(), 3U);
    EXPECT_EQ(allowed[1].action, dispatch);
    EXPECT_EQ(allowed[1].needs, (std::vector{CaseField::department, CaseField::instruction}));
}

TEST(CaseWorkflow, RefusesWhatDoesNotFitTheState) {
    EXPECT_EQ(refusal(case_in(recorded), full(reply), person(Role::department)), CaseRefusal::not_in_this_state);
    EXPECT_EQ(refusal(case_in(approved), full(note), person(Role::leader)), CaseRefusal::not_in_this_state);
}

TEST(CaseWorkflow, RefusesAStaleVersionBeforeItJudgesTheState) {
    CaseCommand stale = full(dispatch);
    stale.version = 2;
    EXPECT_EQ(refusal(case_in(in_progress), stale, person(Role::dispatcher)), CaseRefusal::case_changed);
}

TEST(CaseWorkflow, KeepsAgentsToTheirOwnCases) {
    Case others = case_in(recorded);
    others.recorded_by = kSomebodyElse;
    EXPECT_EQ(refusal(others, full(amend), person(Role::agent)), CaseRefusal::not_your_case);
    EXPECT_TRUE(allowed_actions(others, person(Role::agent), true).empty());
}

TEST(CaseWorkflow, KeepsDepartmentsToTheirUnits) {
    const CaseContext elsewhere{.own_unit = false, .target = TargetUnit::below};
    EXPECT_EQ(refusal(case_in(assigned), full(accept), person(Role::department), elsewhere), CaseRefusal::not_your_department);
    EXPECT_TRUE(allowed_actions(case_in(assigned), person(Role::sub_department), false).empty());
}

TEST(CaseWorkflow, LetsNobodyReviewHisOwnReply) {
    Case own = case_in(awaiting_review);
    own.replied_by = kActor;
    EXPECT_EQ(refusal(own, full(approve), person(Role::reviewer)), CaseRefusal::own_work);
    EXPECT_EQ(refusal(own, full(rehandle), person(Role::reviewer)), CaseRefusal::own_work);
}

TEST(CaseWorkflow, LetsTheCitizenDoNothingAfterwards) {
    const Actor citizen{};
    EXPECT_EQ(refusal(case_in(recorded), full(amend), citizen), CaseRefusal::not_your_role);
    EXPECT_TRUE(allowed_actions(case_in(recorded), citizen, true).empty());
}

TEST(CaseWorkflow, NamesEveryMissingFieldAtOnce) {
    const CaseCommand bare{.action = dispatch, .version = 3};
    const auto decided = decide(case_in(recorded), bare, person(Role::dispatcher), kNow, {});
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().why, CaseRefusal::missing_field);
    EXPECT_EQ(decided.error().fields, (std::vector<FieldProblem>{{CaseField::department, FieldFault::missing},
                                                                 {CaseField::instruction, FieldFault::missing}}));
}

TEST(CaseWorkflow, TakesBlankTextForMissing) {
    for (const auto& [state, action, role] : {std::tuple{in_progress, reply, Role::department},
                                              {awaiting_review, approve, Role::reviewer},
                                              {awaiting_review, rehandle, Role::reviewer},
                                              {recorded, note, Role::leader}}) {
        CaseCommand command = full(action);
        command.text = " \t　";
        EXPECT_EQ(refusal(case_in(state), command, person(role)), CaseRefusal::missing_field) << name(action);
    }
}

TEST(CaseWorkflow, RefusesTextBeyondTheLimit) {
    CaseCommand command = full(reply);
    command.text.clear();
    for (int i = 0; i < 5001; ++i) command.text += "字";
    EXPECT_EQ(refusal(case_in(in_progress), command, person(Role::department)), CaseRefusal::bad_field);
    command.text.resize(command.text.size() - std::string_view{"字"}.size());
    EXPECT_TRUE(decide(case_in(in_progress), command, person(Role::department), kNow, kWithinReach));
}

TEST(CaseWorkflow, DispatchesToKnownDepartmentsAndDelegatesDownwardsOnly) {
    const CaseContext unknown{.own_unit = true, .target = TargetUnit::unknown};
    const CaseContext elsewhere{.own_unit = true, .target = TargetUnit::elsewhere};
    EXPECT_EQ(refusal(case_in(recorded), full(dispatch), person(Role::dispatcher), unknown), CaseRefusal::bad_field);
    EXPECT_EQ(refusal(case_in(assigned), full(delegate), person(Role::department), elsewhere), CaseRefusal::bad_field);
    EXPECT_TRUE(decide(case_in(recorded), full(dispatch), person(Role::dispatcher), kNow, elsewhere));
}

TEST(CaseWorkflow, StartsTheClockAtDispatchAndAfterReviewOnly) {
    const auto due = [](CaseState state, CaseAction action, Role role) {
        return decide(case_in(state), full(action), person(role), kNow, kWithinReach).value().due_at;
    };
    EXPECT_EQ(due(recorded, dispatch, Role::dispatcher), kWithinReach.due_at);
    EXPECT_EQ(due(awaiting_review, rehandle, Role::reviewer), kWithinReach.due_at);
    EXPECT_EQ(due(assigned, dispatch, Role::dispatcher), std::nullopt);
    EXPECT_EQ(due(assigned, delegate, Role::department), std::nullopt);
}

TEST(CaseWorkflow, MakesAnEventThatSaysWhoDidWhat) {
    const auto event = decide(case_in(recorded), full(dispatch), person(Role::dispatcher), kNow, kWithinReach).value();
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

}  // namespace
}  // namespace hotline
