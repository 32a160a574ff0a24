#include "app/case_change.hpp"
#include "app/list_cases.hpp"
#include "case_fixture.hpp"
#include "domain/casework/case_number.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;
using enum CaseAction;

TEST_F(CaseFixture, ACaseIsTakenWithAReadableNumberAndACodeForTheCitizen) {
    const auto done = take_case(city.work, city.person(Role::agent), {lamp_complaint(), {}, key(1)}, city.now(), deps).value();
    EXPECT_EQ(done.view.number.substr(0, 10), "2611230001");
    EXPECT_TRUE(is_case_number(done.view.number));
    EXPECT_EQ(done.view.progress_code.size(), 6U);
    EXPECT_EQ(done.view.state, CaseState::recorded);
    EXPECT_EQ(done.view.recorded_by_name, "某agent");
    EXPECT_EQ(done.view.events.size(), 1U);
    ASSERT_TRUE(done.change);
    EXPECT_EQ(done.change->data.action, record);
    EXPECT_EQ(read_case(city.work, city.person(Role::agent), done.view.id, city.now())->progress_code, "") << "told once";
}

TEST_F(CaseFixture, TheDaysNumbersRunInLocalTime) {
    city.clock.at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 15h + 59min;
    EXPECT_EQ(take().number.substr(0, 10), "2611230001");
    city.clock.at += 1min;
    EXPECT_EQ(take().number.substr(0, 10), "2611240001");
}

TEST_F(CaseFixture, TheSameKeyGivesTheSameCaseAndCode) {
    const NewCase wanted{lamp_complaint(), {}, key(1)};
    const auto first = take_case(city.work, city.person(Role::agent), wanted, city.now(), deps).value();
    const auto again = take_case(city.work, city.person(Role::agent), wanted, city.now(), deps).value();
    EXPECT_EQ(again.view.id, first.view.id);
    EXPECT_EQ(again.view.progress_code, first.view.progress_code);
    EXPECT_FALSE(again.change);
    EXPECT_EQ(city.stores.state.cases.size(), 1U);
    EXPECT_FALSE(take_case(city.work, city.person(Role::supervisor), wanted, city.now(), deps)) << "another's key is not his";
}

TEST_F(CaseFixture, ARefusedCaseLeavesNothing) {
    CaseFacts facts = lamp_complaint();
    facts.category = {"nonsense"};
    facts.street = {"west-1"};
    const auto refused = take_case(city.work, city.person(Role::agent), {facts, {}, key(1)}, city.now(), deps);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields,
              (std::vector<FieldProblem>{{CaseField::category, FieldFault::unknown}, {CaseField::street, FieldFault::unknown}}));
    EXPECT_FALSE(take_case(city.work, city.person(Role::agent), {lamp_complaint(), {}, "short"}, city.now(), deps));
    EXPECT_FALSE(take_case(city.work, city.person(Role::leader), {lamp_complaint(), {}, key(2)}, city.now(), deps));
    EXPECT_TRUE(city.stores.state.cases.empty());
    EXPECT_EQ(take().number.substr(6, 4), "0001") << "no number was wasted";
}

TEST_F(CaseFixture, AnAgentHangsACaseOnHisOwnCallOnly) {
    const CallId others = city.talking_call("13800000001", {999});
    const auto refused = take_case(city.work, city.person(Role::agent), {lamp_complaint(), others, key(1)}, city.now(), deps);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields, (std::vector<FieldProblem>{{CaseField::call, FieldFault::unknown}}));
    const CallId unwritten{123456};
    EXPECT_EQ(take(lamp_complaint(), unwritten).call, unwritten);
}

TEST_F(CaseFixture, ACaseGoesThroughAllFiveStatesByFivePeople) {
    const CaseId id = take().id;
    const auto sent = act(city.person(Role::dispatcher), id, dispatch, "请路灯所三日内修复", "D01").value();
    EXPECT_EQ(sent.view.state, CaseState::assigned);
    EXPECT_EQ(sent.view.department_name, "市道路局");
    EXPECT_EQ(sent.view.lamp, Lamp::green);
    EXPECT_EQ(sent.view.due_at, parse_rfc3339("2026-12-14T17:30:00+08:00")) << "15 working days from Tuesday on";
    EXPECT_TRUE(act(city.person(Role::department), id, delegate, "", "D01-1"));
    EXPECT_EQ(act(city.person(Role::sub_department), id, accept).value().view.state, CaseState::in_progress);
    EXPECT_EQ(act(city.person(Role::sub_department), id, reply, " 已修好 ").value().view.reply, "已修好");
    const auto closed = act(city.person(Role::reviewer), id, approve, "属实").value().view;
    EXPECT_EQ(closed.state, CaseState::approved);
    EXPECT_EQ(closed.events.size(), 6U);
    ASSERT_EQ(closed.allowed_actions.size(), 2U);
    EXPECT_EQ(closed.allowed_actions[0].action, reopen);
    EXPECT_EQ(closed.allowed_actions[1].action, archive);
    EXPECT_EQ(city.work.cases.rebuild(), 0) << "the row is what its events make it";
}

TEST_F(CaseFixture, ReviewSendsACaseBackWithAFreshDeadline) {
    const CaseId id = replied().id;
    city.clock.at += std::chrono::days{7};
    const auto back = act(city.person(Role::reviewer), id, rehandle, "没有修好").value().view;
    EXPECT_EQ(back.state, CaseState::assigned);
    EXPECT_EQ(back.rehandled, 1);
    EXPECT_EQ(back.due_at, parse_rfc3339("2026-12-21T17:30:00+08:00"));
}

TEST_F(CaseFixture, UrgencySetsTheClockAndPraiseHasNone) {
    CaseFacts facts = lamp_complaint();
    facts.urgency = Urgency::critical;
    const CaseId critical = take(facts).id;
    EXPECT_EQ(act(city.person(Role::supervisor), critical, dispatch, "立即处置", "D02").value().view.due_at, city.now() + 2h);
    facts = lamp_complaint();
    facts.kind = CaseKind::praise;
    const auto praise = act(city.person(Role::supervisor), take(facts).id, dispatch, "请转达", "D02").value().view;
    EXPECT_FALSE(praise.due_at);
    EXPECT_EQ(praise.lamp, Lamp::none);
}

TEST_F(CaseFixture, AnotherDepartmentDoesNotKnowOfTheCase) {
    const CaseId id = dispatched().id;
    const Actor stranger = city.person_of(Role::department, "D02");
    EXPECT_FALSE(read_case(city.work, stranger, id, city.now()));
    EXPECT_EQ(act(stranger, id, accept).error().why, CaseRefusal::not_found);
    const Actor below = city.person(Role::sub_department);
    EXPECT_FALSE(read_case(city.work, below, id, city.now())) << "it lies with the unit above";
    EXPECT_FALSE(act(city.person(Role::department), id, delegate, "", "D02")) << "not a unit below";
    EXPECT_EQ(act(city.person(Role::system_admin), id, note, "x").error().why, CaseRefusal::not_found);
}

TEST_F(CaseFixture, TwoDispatchersCannotBothWin) {
    const CaseId id = take().id;
    const CaseCommand both{.action = dispatch, .version = 1, .department = DepartmentCode{"D01"}, .text = "请办理"};
    EXPECT_TRUE(act_on_case(city.work, city.person(Role::dispatcher), id, both, city.now()));
    const auto second = act_on_case(city.work, city.person(Role::supervisor), id, both, city.now());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().why, CaseRefusal::case_changed);
    EXPECT_EQ(city.work.cases.events(id).size(), 2U);
}

TEST_F(CaseFixture, AmendingKeepsTheNumberThatTheDispatcherCannotSee) {
    const CaseView taken = take();
    CaseFacts shown = read_case(city.work, city.person(Role::dispatcher), taken.id, city.now())->facts;
    EXPECT_EQ(shown.citizen_phone, "138****0001");
    shown.title = "整条路的路灯不亮";
    const CaseCommand command{.action = amend, .version = 1, .facts = shown};
    ASSERT_TRUE(act_on_case(city.work, city.person(Role::dispatcher), taken.id, command, city.now()));
    const Case after = city.work.cases.find(taken.id).value();
    EXPECT_EQ(after.facts.title, "整条路的路灯不亮");
    EXPECT_EQ(after.facts.citizen_phone, "13800000001");
}

TEST_F(CaseFixture, AmendingChecksCodes) {
    const CaseId id = take().id;
    CaseFacts facts = lamp_complaint();
    facts.district = {"nowhere"};
    const auto refused =
        act_on_case(city.work, city.person(Role::dispatcher), id, {.action = amend, .version = 1, .facts = facts}, city.now());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, CaseRefusal::bad_field);
    EXPECT_EQ(version_of(id), 1);
}

TEST_F(CaseFixture, TheAgentSeesTheWholeNumberWhileHeTalks) {
    const CallId call = city.talking_call("13800000001", city.person(Role::agent).user);
    const CaseView taken = take(lamp_complaint(), call);
    EXPECT_EQ(taken.facts.citizen_phone, "13800000001");
    EXPECT_TRUE(taken.recording);
    city.end_call(call);
    EXPECT_EQ(read_case(city.work, city.person(Role::agent), taken.id, city.now())->facts.citizen_phone, "138****0001");
    EXPECT_FALSE(read_case(city.work, city.person(Role::leader), taken.id, city.now())->recording);
}

TEST_F(CaseFixture, TheCentreSeesHowTheTalkWasJudged) {
    const CallId call = city.talking_call("13800000001", city.person(Role::agent).user);
    const CaseId id = take(lamp_complaint(), call).id;
    const auto seen_by = [&](Role role) { return read_case(city.work, city.person(role), id, city.now())->talk_judged_as; };
    EXPECT_FALSE(seen_by(Role::dispatcher));
    for (const auto level : {Satisfaction::dissatisfied, Satisfaction::satisfied})
        city.work.calls.append(CallEvent{call, city.now(), call_event::Judged{level}});
    city.end_call(call);
    EXPECT_EQ(seen_by(Role::dispatcher), Satisfaction::satisfied) << "the last key counts";
    ASSERT_TRUE(act(city.person(Role::dispatcher), id, CaseAction::dispatch, "请处理", "D01"));
    EXPECT_FALSE(seen_by(Role::department)) << "it speaks of an agent";
}

TEST_F(CaseFixture, AConfidentialCaseHidesItsCitizenFromTheDepartment) {
    CaseFacts facts = lamp_complaint();
    facts.confidential = true;
    const CaseId id = take(facts).id;
    ASSERT_TRUE(act(city.person(Role::dispatcher), id, dispatch, "请办理", "D01"));
    const CaseView seen = read_case(city.work, city.person(Role::department), id, city.now()).value();
    EXPECT_EQ(seen.facts.citizen_name + seen.facts.citizen_phone + seen.facts.address, "");
    EXPECT_EQ(seen.facts.content, facts.content);
}

TEST_F(CaseFixture, EveryDueTimeComesWithItsProof) {
    const CaseView sent = dispatched();
    ASSERT_EQ(sent.clocks.size(), 1U);
    EXPECT_EQ(sent.clocks[0].kind, ClockKind::handle);
    EXPECT_EQ(sent.clocks[0].steps.front().what, DueStepKind::started);
    EXPECT_EQ(sent.clocks[0].steps.back().at, sent.due_at);
}

TEST_F(CaseFixture, AReturnIsArguedOutAndForcedInTheEnd) {
    const CaseId id = dispatched().id;
    const CaseDetails why{.reason = CaseReason::not_our_duty, .legal_basis = "职责清单", .proposed = {"D02"}};
    const Actor unit = city.person(Role::department);
    const CaseView asked = act(unit, id, ask_return, "不归我局", "", why).value().view;
    EXPECT_EQ(asked.stage, CaseStage::return_pending);
    EXPECT_EQ(asked.course.asked.proposed, DepartmentCode{"D02"});
    EXPECT_EQ(act(city.person(Role::dispatcher), id, overrule_return, "归你局").value().view.stage, CaseStage::signed_for);
    EXPECT_EQ(act(unit, id, ask_return, "再退", "", why).error().why, CaseRefusal::return_is_final);
    ASSERT_TRUE(act(unit, id, object, "有异议", "", why));
    EXPECT_EQ(act(city.person(Role::dispatcher), id, force, "强派").error().why, CaseRefusal::not_your_role);
    const CaseView forced = act(city.person(Role::supervisor), id, force, "终审强派").value().view;
    EXPECT_TRUE(forced.course.forced);
    EXPECT_EQ(forced.state, CaseState::assigned);
    const CaseDetails nowhere{.reason = CaseReason::not_our_duty, .legal_basis = "x", .proposed = {"nowhere"}};
    EXPECT_EQ(act(unit, dispatched().id, ask_return, "x", "", nowhere).error().why, CaseRefusal::bad_field);
}

TEST_F(CaseFixture, ACoHandlerSeesTheCaseAndItsFindingsFlowToTheLead) {
    const CaseId id = take().id;
    const Actor helper = city.person_of(Role::department, "D02");
    const auto sent = act(city.person(Role::dispatcher), id, dispatch, "请办理", "D01", {.units = {{"D02"}}}).value();
    EXPECT_EQ(sent.change->co_handlers, (std::vector<DepartmentCode>{{"D02"}}));
    EXPECT_EQ(list_cases(city.work, helper, {}, city.now()).rows.size(), 1U);
    EXPECT_EQ(act(helper, id, accept).error().why, CaseRefusal::not_your_department);
    ASSERT_TRUE(act(helper, id, contribute, "水管无漏"));
    const CaseView seen = read_case(city.work, city.person(Role::department), id, city.now()).value();
    ASSERT_EQ(seen.co_handlers.size(), 1U);
    EXPECT_EQ(seen.co_handlers[0].unit_name, "市水务局");
    EXPECT_EQ(seen.co_handlers[0].reply, "水管无漏");
}

TEST_F(CaseFixture, MergedCasesFollowTheirLeadEvenWhenItIsMergedItself) {
    const CaseId first = take().id;
    const CaseId second = take().id;
    const CaseId third = dispatched().id;
    const Actor dispatcher = city.person(Role::dispatcher);
    const auto into = [](CaseId lead) { return CaseDetails{.reason = CaseReason::same_place, .lead_case = lead}; };
    EXPECT_EQ(act(dispatcher, first, merge, "", "", into(first)).error().why, CaseRefusal::bad_field) << "into itself";
    ASSERT_TRUE(act(dispatcher, first, merge, "", "", into(second)));
    EXPECT_EQ(act(dispatcher, third, merge, "", "", into(first)).error().why, CaseRefusal::bad_field) << "into a follower";
    const auto done = act(dispatcher, second, merge, "", "", into(third)).value();
    ASSERT_EQ(done.also.size(), 1U);
    EXPECT_EQ(done.also[0].data.id, first);
    EXPECT_EQ(city.work.cases.find(first)->lead_case, third);
    const auto told = act(city.person(Role::department), third, accept).value();
    EXPECT_EQ(told.also.size(), 2U) << "the followers' readers hear of it";
    EXPECT_EQ(told.view.followers.size(), 2U);
    const auto back = act(dispatcher, first, unmerge, "不是同一盏灯").value().view;
    EXPECT_EQ(back.stage, CaseStage::recorded);
    EXPECT_FALSE(back.lead_case);
    EXPECT_EQ(city.work.cases.rebuild(), 0);
}

TEST_F(CaseFixture, ReviewHasAClockOfItsOwn) {
    city.stores.state.limits.limits.push_back({.clock = ClockKind::review, .amount = 2});
    const CaseView answered = replied();
    EXPECT_EQ(answered.due_at, parse_rfc3339("2026-11-25T17:30:00+08:00")) << "what is waited for now";
    city.clock.at += std::chrono::days{4};
    const CaseView late = read_case(city.work, city.person(Role::leader), answered.id, city.now()).value();
    EXPECT_EQ(late.lamp, Lamp::red);
    const CaseView closed = act(city.person(Role::reviewer), answered.id, approve, "属实").value().view;
    EXPECT_EQ(closed.lamp, Lamp::green) << "the unit was in time";
}

std::vector<CaseId> ids_of(const CasePage& page) {
    std::vector<CaseId> ids;
    for (const CaseRow& row : page.rows) ids.push_back(row.id);
    return ids;
}

TEST_F(CaseFixture, ListsShowDepartmentsTheirOwnCasesOnly) {
    const CaseId roads = dispatched().id;
    const CaseId lamps = dispatched().id;
    ASSERT_TRUE(act(city.person(Role::department), lamps, delegate, "", "D01-1"));
    const CaseId waiting = take().id;
    const auto list = [&](const Actor& actor, CaseQuery query = {}) {
        return ids_of(list_cases(city.work, actor, query, city.now()));
    };
    EXPECT_EQ(list(city.person(Role::dispatcher)), (std::vector{waiting, lamps, roads}));
    EXPECT_EQ(list(city.person(Role::department)), (std::vector{lamps, roads}));
    EXPECT_EQ(list(city.person(Role::sub_department)), (std::vector{lamps}));
    EXPECT_TRUE(list(city.person_of(Role::department, "D02")).empty());
    EXPECT_TRUE(list(city.person_of(Role::department, "D02"), {.department = DepartmentCode{"D01"}}).empty());
    EXPECT_TRUE(list(city.person_of(Role::department, "")).empty());
    EXPECT_TRUE(list(city.person(Role::auditor)).empty());
    EXPECT_EQ(list(city.person(Role::leader), {.department = DepartmentCode{"D01-1"}}), (std::vector{lamps}));
}

TEST_F(CaseFixture, ListsGoPageByPageWithoutLoss) {
    std::vector<CaseId> made;
    for (int i = 0; i < 5; ++i) made.insert(made.begin(), take().id);
    std::vector<CaseId> seen;
    CaseQuery query{.limit = 2};
    do {
        const CasePage page = list_cases(city.work, city.person(Role::leader), query, city.now());
        EXPECT_LE(page.rows.size(), 2U);
        for (const CaseId id : ids_of(page)) seen.push_back(id);
        query.cursor = page.next;
    } while (!query.cursor.empty());
    EXPECT_EQ(seen, made);
}

TEST_F(CaseFixture, ListsFindByWordsNumberAndPhoneInAnySpelling) {
    const CaseView lamp = take();
    CaseFacts other = lamp_complaint();
    other.title = "自来水浑浊";
    other.content = "水龙头出黄水";
    other.citizen_phone = "13800000002";
    other.confidential = true;
    const CaseView water = take(other);
    const auto find = [&](const CaseQuery& query) {
        return ids_of(list_cases(city.work, city.person(Role::leader), query, city.now()));
    };
    EXPECT_EQ(find({.text = "路灯"}), (std::vector{lamp.id}));
    EXPECT_EQ(find({.text = water.number}), (std::vector{water.id}));
    EXPECT_EQ(find({.citizen_phone = "+86 138 0000 0001"}), (std::vector{lamp.id}));
    EXPECT_TRUE(find({.citizen_phone = "138"}).empty()) << "no numbers by guessing";
    EXPECT_TRUE(find({.citizen_phone = "13800000002"}).empty()) << "a number must not give a confidential case away";
}

TEST_F(CaseFixture, EverybodyConcernedIsToldOfAChange) {
    const CaseId id = take().id;
    const auto told = [](const CaseChange& change) {
        std::vector<std::string> departments;
        for (const Audience& audience : audiences_of(change))
            if (audience.department) departments.push_back(audience.department->value);
        return departments;
    };
    const auto sent = act(city.person(Role::dispatcher), id, dispatch, "请办理", "D01").value();
    EXPECT_EQ(audiences_of(*sent.change).front().roles,
              (std::vector{Role::agent, Role::supervisor, Role::dispatcher, Role::reviewer, Role::leader}));
    EXPECT_EQ(told(*sent.change), (std::vector<std::string>{"D01"}));
    EXPECT_EQ(told(*act(city.person(Role::dispatcher), id, dispatch, "改派", "D02").value().change),
              (std::vector<std::string>{"D02", "D01"}));
    ASSERT_TRUE(act(city.person(Role::dispatcher), id, dispatch, "改派", "D01"));
    EXPECT_EQ(told(*act(city.person(Role::department), id, delegate, "", "D01-1").value().change),
              (std::vector<std::string>{"D01-1"}));
}

class HeardEvents final : public LiveEvents {
public:
    void publish(Audience, std::string_view type, std::string data) override { heard.push_back(std::string{type} + " " + data); }
    std::vector<std::string> heard;
};

TEST(PublishingAChange, SendsItOnceToEachAudience) {
    HeardEvents live;
    publish_case_changed(
        live,
        {.data = {.id = {7}, .number = "26112300015", .action = CaseAction::dispatch, .department = {"D01"}, .version = 2}});
    ASSERT_EQ(live.heard.size(), 2U);
    EXPECT_EQ(live.heard[0], live.heard[1]);
    EXPECT_EQ(
        live.heard[0],
        R"(case.changed {"id":"7","number":"26112300015","state":"recorded","action":"dispatch","department":"D01","version":2})");
}

}  // namespace
}  // namespace hotline::app
