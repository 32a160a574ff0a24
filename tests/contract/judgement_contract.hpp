#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "app/ports/database.hpp"
#include "domain/casework/evolve.hpp"
#include "support/store_calls.hpp"

/// What every implementation of app::JudgementStore must do. A backend gives app::Database& database().
namespace hotline::test {

template <class Backend>
class JudgementContract : public testing::Test {
protected:
    static constexpr Instant kNoon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{4}};

    Backend backend_;
    app::Database& database_ = backend_.database();

    /// A case that was recorded and then approved `hours` after noon, for this unit.
    Case approved(int id, const std::string& unit, int hours, std::optional<FollowUpCause> opens = {}, int score = 0) {
        const CaseEvent recorded{
            .id = CaseId{id},
            .at = kNoon,
            .action = CaseAction::record,
            .facts =
                CaseFacts{.kind = CaseKind::complaint, .title = "噪声", .district = {id < 10 ? "Q0" + std::to_string(id) : ""}}};
        Case at = fold(Case{.id = CaseId{id}, .number = "2611230" + std::to_string(1000 + id)}, std::array{recorded});
        write_now(database_, [&](app::UnitOfWork& work) {
            work.cases.insert(at, recorded, "hash" + std::to_string(id), "key-" + std::to_string(id));
        });
        act(at, CaseAction::dispatch, {}, unit);
        CaseEvent closed = event(at, CaseAction::approve, Verdict{.score = score, .opens = opens, .plan = {"all"}});
        closed.at = kNoon + std::chrono::hours{hours};
        closed.to = CaseStage::approved;
        put(at, closed);
        return at;
    }
    static CaseEvent event(const Case& at, CaseAction action, std::optional<Verdict> verdict = {}) {
        return {.id = at.id,
                .seq = at.version + 1,
                .at = kNoon + std::chrono::hours{30},
                .action = action,
                .actor = UserId{7},
                .actor_name = "回访员",
                .from = at.stage,
                .to = at.stage,
                .details = {.verdict = std::move(verdict)}};
    }
    void put(Case& at, const CaseEvent& event) {
        at = evolve(at, event);
        write_now(database_, [&](app::UnitOfWork& work) { work.cases.append(at, event); });
    }
    void act(Case& at, CaseAction action, std::optional<Verdict> verdict = {}, const std::string& unit = {}) {
        CaseEvent next = event(at, action, std::move(verdict));
        next.department = DepartmentCode{unit};
        put(at, next);
    }
    void answer(Case& at, Said contacted, Said resolved, std::optional<Satisfaction> level) {
        act(at, CaseAction::follow_up, Verdict{.contacted = contacted, .resolved = resolved, .satisfaction = level});
    }
    void exclude(Case& at) {
        act(at, CaseAction::ask_exclusion);
        act(at, CaseAction::grant_exclusion);
    }

    /// Ids of the rows, newest first.
    std::vector<int> rows(app::RoundFilter filter) {
        return read_now(database_, [&](app::UnitOfWork& work) {
            std::vector<int> found;
            for (const app::RoundRow& row : work.judgements.rounds(filter).rows) found.push_back(static_cast<int>(row.id.value));
            return found;
        });
    }
    std::vector<app::RoundGroup> groups(const app::RoundFilter& filter = {}) {
        return read_now(database_, [&](app::UnitOfWork& work) { return work.judgements.groups(filter); });
    }
    std::vector<app::FollowUpRow> to_ask(Instant now, int limit = 10, std::vector<DistrictCode> scope = {}) {
        const app::FollowUpFilter filter{.due_before = now, .scope = std::move(scope), .limit = limit};
        return read_now(database_, [&](app::UnitOfWork& work) { return work.judgements.follow_ups(filter); });
    }
    using Ids = std::vector<int>;
};

TYPED_TEST_SUITE_P(JudgementContract);

TYPED_TEST_P(JudgementContract, GivesRoundsBackAsTheyWereWritten) {
    using Here = JudgementContract<TypeParam>;
    Case at = this->approved(1, "D01", 1, FollowUpCause::sampled, 440);
    this->answer(at, Said::yes, Said::no, Satisfaction::dissatisfied);
    const auto read = read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.find(CaseId{1}).value(); });
    EXPECT_EQ(read, at);
    const auto page = read_now(this->database_, [](app::UnitOfWork& work) { return work.judgements.rounds({}); });
    ASSERT_EQ(page.rows.size(), 1U);
    const app::RoundRow& row = page.rows.front();
    EXPECT_EQ(row.number, at.number);
    EXPECT_EQ(row.unit, DepartmentCode{"D01"});
    EXPECT_EQ(row.round, 1);
    EXPECT_EQ(row.closed_at, Here::kNoon + std::chrono::hours{1});
    EXPECT_EQ(row.resolved, Said::no);
    EXPECT_EQ(row.satisfaction, Satisfaction::dissatisfied);
    EXPECT_EQ(row.channel, EvaluationChannel::agent);
    EXPECT_EQ(row.score, 440);
}

TYPED_TEST_P(JudgementContract, ListsWhomToAskTheLongestDueFirst) {
    using Here = JudgementContract<TypeParam>;
    using std::chrono::hours;
    for (const int id : {1, 2, 3}) this->approved(id, "D01", 4 - id, FollowUpCause::sampled);
    this->approved(4, "D01", 1);
    const auto due = this->to_ask(Here::kNoon + hours{2});
    ASSERT_EQ(due.size(), 2U) << "the first one is closed an hour later, the fourth is not sampled";
    EXPECT_EQ(due[0].id, CaseId{3});
    EXPECT_EQ(due[1].id, CaseId{2});
    EXPECT_EQ(due[0].cause, FollowUpCause::sampled);
    EXPECT_EQ(due[0].plan, PlanCode{"all"});
    EXPECT_EQ(this->to_ask(Here::kNoon + hours{2}, 1).size(), 1U);
}

TYPED_TEST_P(JudgementContract, TellsWhoIsAboutToCallAndWhenToTryAgain) {
    using Here = JudgementContract<TypeParam>;
    using std::chrono::hours;
    Case at = this->approved(1, "D01", 1, FollowUpCause::sampled);
    CaseEvent taken = this->event(at, CaseAction::begin_follow_up);
    taken.details.until = Here::kNoon + hours{2};
    this->put(at, taken);
    EXPECT_EQ(this->to_ask(Here::kNoon + hours{1}).front().held_by_name, "回访员");
    CaseEvent missed = this->event(at, CaseAction::miss_follow_up, Verdict{.outcome = FollowUpMiss::busy});
    missed.details.until = Here::kNoon + hours{5};
    this->put(at, missed);
    EXPECT_TRUE(this->to_ask(Here::kNoon + hours{4}).empty());
    const auto again = this->to_ask(Here::kNoon + hours{5});
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again.front().attempts, 1);
    EXPECT_EQ(again.front().held_by_name, "");
}

TYPED_TEST_P(JudgementContract, CountsRoundsThatAreAlikeTogether) {
    using Here = JudgementContract<TypeParam>;
    for (const int id : {1, 2}) {
        Case at = this->approved(id, "D01", id, FollowUpCause::sampled, 400);
        this->answer(at, Said::yes, Said::yes, Satisfaction::satisfied);
    }
    this->approved(3, "D01", 3);
    Case other = this->approved(4, "D02", 4);
    this->exclude(other);
    const auto all = this->groups();
    ASSERT_EQ(all.size(), 3U);
    const app::RoundGroup alike{.unit = {"D01"},
                                .answers = {FollowUpState::answered, Said::yes, Said::yes, Satisfaction::satisfied, false},
                                .count = 2,
                                .scored = 2,
                                .score_sum = 800};
    EXPECT_NE(std::ranges::find(all, alike), all.end());
    const app::RoundGroup excluded{.unit = {"D02"}, .answers = {.excluded = true}, .count = 1};
    EXPECT_NE(std::ranges::find(all, excluded), all.end());
    EXPECT_EQ(this->groups({.units = {{"D02"}}}).size(), 1U);
    EXPECT_EQ(this->groups({.from = Here::kNoon + std::chrono::hours{3}, .to = Here::kNoon + std::chrono::hours{4}}).size(), 1U);
}

TYPED_TEST_P(JudgementContract, ShowsTheRowsBehindAFigure) {
    using enum app::JudgementFigure;
    using Ids = typename TestFixture::Ids;
    Case good = this->approved(1, "D01", 1, FollowUpCause::sampled);
    this->answer(good, Said::yes, Said::yes, Satisfaction::fairly_satisfied);
    Case poor = this->approved(2, "D01", 2, FollowUpCause::sampled);
    this->answer(poor, Said::no, Said::no, Satisfaction::very_dissatisfied);
    Case silent = this->approved(3, "D01", 3, FollowUpCause::sampled);
    this->act(silent, CaseAction::miss_follow_up, Verdict{.outcome = FollowUpMiss::wrong_number});
    Case left_out = this->approved(4, "D01", 4, FollowUpCause::sampled);
    this->answer(left_out, Said::no, Said::no, Satisfaction::very_dissatisfied);
    this->exclude(left_out);
    Case asked = this->approved(5, "D01", 5);
    this->act(asked, CaseAction::ask_exclusion);

    EXPECT_EQ(this->rows({.figure = reached}), (Ids{3, 2, 1}));
    EXPECT_EQ(this->rows({.figure = reached, .missed_only = true}), (Ids{3}));
    EXPECT_EQ(this->rows({.figure = contact}), (Ids{2, 1}));
    EXPECT_EQ(this->rows({.figure = contact, .missed_only = true}), (Ids{2}));
    EXPECT_EQ(this->rows({.figure = resolution, .missed_only = true}), (Ids{2}));
    EXPECT_EQ(this->rows({.figure = satisfaction}), (Ids{2, 1}));
    EXPECT_EQ(this->rows({.figure = satisfaction, .missed_only = true}), (Ids{2}));
    EXPECT_EQ(this->rows({.figure = excluded}), (Ids{4}));
    EXPECT_EQ(this->rows({.figure = exclusion_asked}), (Ids{5}));
    EXPECT_EQ(this->rows({}), (Ids{5, 4, 3, 2, 1}));
    EXPECT_EQ(this->rows({.units = {{"D02"}}}), Ids{});
}

TYPED_TEST_P(JudgementContract, PagesThroughRoundsNewestFirst) {
    for (const int id : {1, 2, 3}) this->approved(id, "D01", id);
    std::vector<int> seen;
    app::RoundFilter filter{.limit = 2};
    do {
        const auto page = read_now(this->database_, [&](app::UnitOfWork& work) { return work.judgements.rounds(filter); });
        for (const app::RoundRow& row : page.rows) seen.push_back(static_cast<int>(row.id.value));
        filter.cursor = page.next;
    } while (!filter.cursor.empty());
    EXPECT_EQ(seen, (std::vector<int>{3, 2, 1}));
    EXPECT_TRUE(this->rows({.cursor = "not ours"}).empty());
}

TYPED_TEST_P(JudgementContract, LeavesOutWhatLiesInOtherDistricts) {
    using Here = JudgementContract<TypeParam>;
    using Ids = typename TestFixture::Ids;
    for (const int id : {1, 2, 12}) this->approved(id, "D01", 1, FollowUpCause::sampled);
    const std::vector<DistrictCode> own{{"Q02"}, {"Q03"}};
    EXPECT_EQ(this->rows({.scope = own}), (Ids{12, 2})) << "the twelfth lies in none";
    EXPECT_EQ(this->groups({.scope = own}).front().count, 2);
    EXPECT_EQ(this->to_ask(Here::kNoon + std::chrono::hours{2}, 10, own).size(), 2U);
}

TYPED_TEST_P(JudgementContract, KeepsEarlierRoundsWhenACaseIsHandledAnew) {
    Case at = this->approved(1, "D01", 1, FollowUpCause::sampled);
    this->answer(at, Said::yes, Said::no, std::nullopt);
    CaseEvent again = this->event(at, CaseAction::reopen);
    again.to = CaseStage::assigned;
    this->put(at, again);
    CaseEvent closed = this->event(at, CaseAction::approve, Verdict{.opens = FollowUpCause::reopened});
    closed.at += std::chrono::hours{1};
    closed.to = CaseStage::approved;
    this->put(at, closed);
    this->answer(at, Said::yes, Said::yes, Satisfaction::satisfied);
    EXPECT_EQ(this->rows({.figure = app::JudgementFigure::resolution}), (typename TestFixture::Ids{1, 1}));
    int differed = -1;
    write_now(this->database_, [&](app::UnitOfWork& work) { differed = work.cases.rebuild(); });
    EXPECT_EQ(differed, 0);
}

REGISTER_TYPED_TEST_SUITE_P(JudgementContract, GivesRoundsBackAsTheyWereWritten, ListsWhomToAskTheLongestDueFirst,
                            TellsWhoIsAboutToCallAndWhenToTryAgain, CountsRoundsThatAreAlikeTogether, ShowsTheRowsBehindAFigure,
                            PagesThroughRoundsNewestFirst, LeavesOutWhatLiesInOtherDistricts,
                            KeepsEarlierRoundsWhenACaseIsHandledAnew);

}  // namespace hotline::test
