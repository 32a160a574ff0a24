#include "app/judgement.hpp"

#include "app/case_chores.hpp"
#include "app/citizen_progress.hpp"
#include "app/citizen_request.hpp"
#include "case_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class JudgedCases : public CaseFixture {
protected:
    JudgedCases() {
        city.stores.state.judgement = {.dimensions = {{.code = {"result"}, .name_zh = "办理结果", .name_en = "Result"}},
                                       .follow_up = {.plans = {{.code = {"all"}, .percent = 100}}, .script_zh = "您好"}};
    }

    CaseId approved(const CaseFacts& facts = lamp_complaint()) {
        const CaseId id = take(facts).id;
        EXPECT_TRUE(act(city.person(Role::dispatcher), id, CaseAction::dispatch, "请办理", "D01"));
        handle(id);
        return id;
    }
    void handle(CaseId id) {
        EXPECT_TRUE(act(city.person(Role::department), id, CaseAction::accept));
        EXPECT_TRUE(act(city.person(Role::department), id, CaseAction::reply, "已修好"));
        const CaseDetails scores{.verdict = Verdict{.scores = {{{"result"}, 4}}}};
        EXPECT_TRUE(act(city.person(Role::reviewer), id, CaseAction::approve, "属实", "", scores));
    }
    void hear(CaseId id, Said resolved, Satisfaction level) {
        ASSERT_TRUE(act(city.person(Role::agent), id, CaseAction::begin_follow_up));
        const CaseDetails said{.verdict = Verdict{.contacted = Said::yes, .resolved = resolved, .satisfaction = level}};
        ASSERT_TRUE(act(city.person(Role::agent), id, CaseAction::follow_up, "", "", said));
    }
    Judgement rates(Role role, std::optional<DepartmentCode> department = {}) {
        return read_judgement(city.work, city.person(role), {.department = std::move(department)}, city.now()).value();
    }
    std::vector<CaseId> rows(Role role, JudgementFigure figure, bool missed = false) {
        std::vector<CaseId> found;
        const RoundQuery query{.figure = figure, .missed_only = missed};
        for (const RoundRow& row : list_rounds(city.work, city.person(role), query, city.now())->rows) found.push_back(row.id);
        return found;
    }
};

TEST_F(JudgedCases, StandOnTheCallListWithTheirUnit) {
    const CaseId id = approved();
    const FollowUpList list = list_follow_ups(city.work, city.person(Role::agent), city.now());
    ASSERT_EQ(list.rows.size(), 1U);
    EXPECT_EQ(list.rows.front().id, id);
    EXPECT_EQ(list.rows.front().unit_name, "市道路局");
    const JudgementGuide guide = judgement_guide(city.work);
    EXPECT_EQ(guide.attempts, 3);
    EXPECT_EQ(guide.script_zh, "您好");
    EXPECT_EQ(guide.dimensions.size(), 1U);
}

TEST_F(JudgedCases, ShowTheNumberOnlyToTheClerkWhoTookTheCallOn) {
    const CaseId id = approved();
    const auto phone = [&](Role role) { return read_case(city.work, city.person(role), id, city.now())->facts.citizen_phone; };
    EXPECT_EQ(phone(Role::reviewer), "138****0001");
    ASSERT_TRUE(act(city.person(Role::reviewer), id, CaseAction::begin_follow_up));
    EXPECT_EQ(phone(Role::reviewer), "13800000001");
    EXPECT_EQ(phone(Role::agent), "138****0001");
    city.clock.at += 30min;
    EXPECT_EQ(phone(Role::reviewer), "138****0001") << "not for ever";
}

TEST_F(JudgedCases, AreOpenedAgainByTheClockOnceSomebodySaysItIsNotSolved) {
    const CaseId id = approved();
    hear(id, Said::no, Satisfaction::dissatisfied);
    const auto changes = do_case_chores(city.work, city.now());
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes.front().data.action, CaseAction::reopen);
    EXPECT_TRUE(list_follow_ups(city.work, city.person(Role::agent), city.now()).rows.empty());
    handle(id);
    EXPECT_EQ(list_follow_ups(city.work, city.person(Role::agent), city.now()).rows.front().cause, FollowUpCause::reopened);
}

TEST_F(JudgedCases, ComeToRatesWithBothFigures) {
    hear(approved(), Said::yes, Satisfaction::very_satisfied);
    hear(approved(), Said::yes, Satisfaction::fairly_satisfied);
    const CaseId poor = approved();
    hear(poor, Said::no, Satisfaction::dissatisfied);
    approved();
    const Judgement all = rates(Role::leader);
    EXPECT_EQ(all.total.rounds, 4);
    EXPECT_EQ(all.total.rates.contact, (Rate{3, 3}));
    EXPECT_EQ(all.total.rates.resolution, (Rate{2, 3}));
    EXPECT_EQ(all.total.rates.satisfaction, (Rate{2, 3}));
    EXPECT_EQ(all.total.score, 400);
    ASSERT_EQ(all.units.size(), 1U);
    EXPECT_EQ(all.units.front().unit_name, "市道路局");
    EXPECT_EQ(rows(Role::leader, JudgementFigure::resolution, true), (std::vector{poor}));
    EXPECT_EQ(rows(Role::leader, JudgementFigure::resolution).size(), 3U);
}

TEST_F(JudgedCases, AreLeftOutOnceARequestIsGranted) {
    const CaseId poor = approved();
    const CaseDetails reason{.reason = CaseReason::unreasonable_demand};
    ASSERT_TRUE(act(city.person(Role::department), poor, CaseAction::ask_exclusion, "要求无依据", "", reason));
    EXPECT_EQ(rows(Role::supervisor, JudgementFigure::exclusion_asked), (std::vector{poor}));
    hear(poor, Said::no, Satisfaction::dissatisfied);
    EXPECT_EQ(rates(Role::supervisor).total.rates.resolution, (Rate{0, 1})) << "only asked";
    ASSERT_TRUE(act(city.person(Role::supervisor), poor, CaseAction::grant_exclusion, "同意"));
    const UnitJudgement total = rates(Role::supervisor).total;
    EXPECT_EQ(total.rates.resolution, (Rate{0, 0}));
    EXPECT_EQ(total.with_excluded.resolution, (Rate{0, 1}));
    EXPECT_EQ(total.excluded, 1);
    EXPECT_TRUE(rows(Role::supervisor, JudgementFigure::exclusion_asked).empty());
    EXPECT_TRUE(do_case_chores(city.work, city.now()).empty()) << "nor is it handled anew";
}

TEST_F(JudgedCases, ShowADepartmentItsOwnFiguresOnly) {
    hear(approved(), Said::yes, Satisfaction::satisfied);
    EXPECT_EQ(rates(Role::department).total.rounds, 1);
    EXPECT_EQ(rates(Role::sub_department).total.rounds, 0) << "the lead is above it";
    EXPECT_EQ(rates(Role::department, DepartmentCode{"D02"}).total.rounds, 0);
    EXPECT_EQ(rates(Role::leader, DepartmentCode{"D02"}).total.rounds, 0);
    EXPECT_TRUE(rows(Role::sub_department, JudgementFigure::satisfaction).empty());
}

TEST_F(JudgedCases, RefuseAPeriodThatIsNone) {
    const JudgementQuery query{.from = city.now(), .to = city.now() - 1h};
    EXPECT_EQ(read_judgement(city.work, city.person(Role::leader), query, city.now()).error(), PeriodRefusal::reversed);
}

class AJudgingCitizen : public JudgedCases {
protected:
    AJudgingCitizen() {
        const CitizenRequest request{
            .kind = CaseKind::complaint, .title = "题", .content = "文", .phone = "13900000002", .idempotency_key = key(100)};
        receipt = citizen_request(city.work, request, city.now(), deps).value().receipt;
        id = city.work.cases.find_by_number(receipt.number)->id;
        EXPECT_TRUE(act(city.person(Role::dispatcher), id, CaseAction::dispatch, "请办理", "D01"));
    }
    std::optional<Progress> asks() {
        return citizen_progress(city.work, {receipt.number, receipt.code}, city.secrets, city.now());
    }
    Result<CaseChange, CaseRefused> says(Satisfaction level) {
        return evaluate_case(city.work, {receipt.number, receipt.code, level, " 谢谢 "}, city.secrets, city.now());
    }

    CitizenReceipt receipt;
    CaseId id;
};

TEST_F(AJudgingCitizen, MaySayWhatHeThinksOnceItIsDone) {
    EXPECT_FALSE(asks()->evaluation);
    EXPECT_EQ(says(Satisfaction::satisfied).error().why, CaseRefusal::not_in_this_state);
    handle(id);
    EXPECT_TRUE(asks()->evaluation->open);
    ASSERT_TRUE(says(Satisfaction::satisfied));
    EXPECT_EQ(asks()->evaluation->level, Satisfaction::satisfied);
    EXPECT_EQ(city.work.cases.events(id).back().text, "谢谢");
    city.clock.at += std::chrono::days{15};
    EXPECT_FALSE(asks()->evaluation->open);
    EXPECT_EQ(says(Satisfaction::satisfied).error().why, CaseRefusal::evaluation_over);
}

TEST_F(AJudgingCitizen, CountsInTheRatesByTheLastWord) {
    handle(id);
    ASSERT_TRUE(says(Satisfaction::very_dissatisfied));
    EXPECT_EQ(rates(Role::leader).total.rates.satisfaction, (Rate{0, 1}));
    ASSERT_TRUE(says(Satisfaction::satisfied));
    EXPECT_EQ(rates(Role::leader).total.rates.satisfaction, (Rate{1, 1}));
    EXPECT_EQ(rates(Role::leader).total.levels, (std::vector<int>{0, 1, 0, 0, 0}));
}

TEST_F(AJudgingCitizen, NeedsTheCode) {
    handle(id);
    receipt.code = "000000";
    EXPECT_EQ(says(Satisfaction::satisfied).error().why, CaseRefusal::not_found);
}

}  // namespace
}  // namespace hotline::app
