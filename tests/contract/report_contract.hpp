#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "app/ports/database.hpp"
#include "domain/casework/evolve.hpp"
#include "support/store_calls.hpp"

/// What every implementation of app::ReportStore must do with facts.
namespace hotline::test {

template <class Backend>
class ReportContract : public testing::Test {
protected:
    static constexpr Instant kEve{std::chrono::sys_days{std::chrono::year{2026} / 12 / 31} + std::chrono::hours{15} +
                                  std::chrono::minutes{50}};  // 23:50 in the city, the year's last day
    Backend backend_;
    app::Database& database_ = backend_.database();

    void tell(int call, int second, CallFact fact) {
        write_now(database_, [&](app::UnitOfWork& work) {
            work.calls.append({.call = CallId{call}, .at = kEve + std::chrono::seconds{second}, .fact = std::move(fact)});
        });
    }
    void join(int call, int second, const std::string& queue) {
        tell(call, second, call_event::Offered{"0999" + std::to_string(call), "12345", CallChannel::trunk});
        tell(call, second, call_event::Answered{});
        tell(call, second + 5, call_event::QueueJoined{{queue}, 1});
    }
    void answer(int call, int second, UserId agent, const std::string& queue = "general") {
        join(call, second, queue);
        tell(call, second + 15, call_event::AgentConnected{agent});
        tell(call, second + 75, call_event::Ended{CallOutcome::completed, CallParty::citizen, 16});
    }
    void give_up(int call, int second, const std::string& queue = "general") {
        join(call, second, queue);
        tell(call, second + 8, call_event::Ended{CallOutcome::abandoned_queue, CallParty::citizen, 16});
    }
    static app::FactFilter year_end() {
        return {.from = kEve - std::chrono::hours{1}, .to = kEve + std::chrono::hours{1}, .now = kEve + std::chrono::hours{48}};
    }
    std::vector<app::GroupCounts> count(Subject subject, Dimension by, std::vector<Fact> facts, app::FactFilter filter) {
        return read_now(database_, [&](app::UnitOfWork& work) { return work.reports.count(subject, by, facts, filter); });
    }
    app::FactRowPage rows(Fact fact, const app::FactFilter& filter, const std::string& cursor = {}, int limit = 10) {
        return read_now(database_, [&](app::UnitOfWork& work) { return work.reports.rows(fact, filter, cursor, limit); });
    }
};

TYPED_TEST_SUITE_P(ReportContract);

TYPED_TEST_P(ReportContract, CountsNothingOfNothing) {
    for (const FactInfo& fact : all_facts()) {
        const Dimension by = has(fact.subject, Dimension::time) ? Dimension::time : Dimension::agent;
        EXPECT_TRUE(this->count(fact.subject, by, {fact.fact}, this->year_end()).empty()) << fact.code;
        EXPECT_TRUE(this->rows(fact.fact, this->year_end()).rows.empty()) << fact.code;
    }
}

TYPED_TEST_P(ReportContract, DaysAreTheCitysOverAYearsEnd) {
    this->give_up(1, 0);
    this->give_up(2, 599);
    this->answer(3, 600, UserId{9});
    const auto days = this->count(Subject::calls, Dimension::time, {Fact::calls_in, Fact::calls_abandoned, Fact::wait_longest},
                                  this->year_end());
    ASSERT_EQ(days.size(), 2U);
    EXPECT_EQ(days[0].group, "2026-12-31");
    EXPECT_EQ(days[0].counts[Fact::calls_in], 2);
    EXPECT_EQ(days[0].counts[Fact::calls_abandoned], 2);
    EXPECT_EQ(days[1].group, "2027-01-01");
    EXPECT_EQ(days[1].counts[Fact::calls_in], 1);
    EXPECT_EQ(days[1].counts[Fact::wait_longest], 10'000);
    const auto slots = this->count(Subject::calls, Dimension::slot, {Fact::calls_in}, this->year_end());
    ASSERT_EQ(slots.size(), 2U);
    EXPECT_EQ(slots[0].group, "0");
    EXPECT_EQ(slots[1].group, "95");
}

TYPED_TEST_P(ReportContract, RowsAreThoseThatWereCountedPageByPage) {
    for (int call = 1; call <= 5; ++call) this->give_up(call, 60, call == 5 ? "other" : "general");
    this->answer(6, 60, this->backend_.add_user("agent01", "演示-座席01"));
    app::FactFilter filter = this->year_end();
    filter.keeps = {{Dimension::queue, {"general"}}};
    EXPECT_EQ(this->count(Subject::calls, Dimension::queue, {Fact::calls_abandoned}, filter).at(0).counts[Fact::calls_abandoned],
              4);
    std::vector<std::int64_t> ids;
    std::string cursor;
    do {
        const auto page = this->rows(Fact::calls_abandoned, filter, cursor, 3);
        for (const app::FactRow& row : page.rows) ids.push_back(row.call->value);
        cursor = page.next;
    } while (!cursor.empty());
    EXPECT_EQ(ids, (std::vector<std::int64_t>{4, 3, 2, 1}));
    EXPECT_TRUE(this->rows(Fact::calls_abandoned, filter, "of somebody else").rows.empty());
    const auto answered = this->rows(Fact::talk_answered, filter);
    ASSERT_EQ(answered.rows.size(), 1U);
    EXPECT_EQ(answered.rows[0].amount, 60'000);
    EXPECT_EQ(answered.rows[0].agent_name, "演示-座席01");
    EXPECT_EQ(answered.rows[0].state, "completed");
}

TYPED_TEST_P(ReportContract, AgentsTimesAddUpToTheTimeSignedIn) {
    const UserId agent = this->backend_.add_user("agent01", "演示-座席01");
    const auto note = [&](int second, Work work, Presence presence = Presence::signed_in) {
        write_now(this->database_, [&](app::UnitOfWork& unit) {
            unit.calls.append(AgentEvent{agent, this->kEve + std::chrono::seconds{second}, presence, work, AwayReason::other,
                                         SeatKind::browser});
        });
    };
    note(-7200, Work::ready);
    note(10, Work::reserved);
    note(13, Work::talking);
    note(73, Work::wrap_up);
    note(100, Work::away);
    note(160, Work::away, Presence::signed_out);
    note(3000, Work::ready);
    const auto all = this->count(Subject::agent_time, Dimension::agent,
                                 {Fact::time_signed_in, Fact::time_ready, Fact::time_offered, Fact::time_talking,
                                  Fact::time_wrap_up, Fact::time_away, Fact::time_busy},
                                 this->year_end());
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].group, std::to_string(agent.value));
    EXPECT_EQ(all[0].counts[Fact::time_signed_in], (3600 + 160 + 600) * 1000);
    EXPECT_EQ(all[0].counts[Fact::time_ready], (3600 + 10 + 600) * 1000);
    EXPECT_EQ(all[0].counts[Fact::time_busy], 87'000);
    EXPECT_EQ(this->rows(Fact::time_away, this->year_end()).rows.at(0).amount, 60'000);
}

TYPED_TEST_P(ReportContract, ActsCountForTheUnitThatTheCaseLayWith) {
    const CaseEvent recorded{.id = CaseId{1},
                             .at = this->kEve,
                             .action = CaseAction::record,
                             .facts = CaseFacts{.kind = CaseKind::complaint, .title = "噪声", .district = {"Q01"}}};
    Case at = fold(Case{.id = CaseId{1}, .number = "26123100001"}, std::array{recorded});
    write_now(this->database_, [&](app::UnitOfWork& work) { work.cases.insert(at, recorded, "h", "k"); });
    const auto act = [&](CaseAction action, const std::string& unit, CaseStage to, int hours) {
        const CaseEvent event{.id = at.id,
                              .seq = at.version + 1,
                              .at = this->kEve + std::chrono::hours{hours},
                              .action = action,
                              .from = at.stage,
                              .to = to,
                              .department = {unit},
                              .due_at = hours == 0 ? std::optional{this->kEve + std::chrono::hours{2}} : std::nullopt};
        at = evolve(at, event);
        write_now(this->database_, [&](app::UnitOfWork& work) { work.cases.append(at, event); });
    };
    act(CaseAction::dispatch, "water", CaseStage::assigned, 0);
    act(CaseAction::ask_return, "", CaseStage::return_pending, 0);
    act(CaseAction::uphold_return, "", CaseStage::recorded, 0);
    act(CaseAction::dispatch, "noise", CaseStage::assigned, 0);
    const auto acts =
        this->count(Subject::case_acts, Dimension::department, {Fact::dispatches, Fact::returns_upheld}, this->year_end());
    const auto of = [&](const std::string& unit) {
        const auto found = std::ranges::find(acts, unit, &app::GroupCounts::group);
        return found == acts.end() ? FactCounts{} : found->counts;
    };
    EXPECT_EQ(of("water")[Fact::dispatches], 1);
    EXPECT_EQ(of("water")[Fact::returns_upheld], 1);
    EXPECT_EQ(of("noise")[Fact::dispatches], 1);
    EXPECT_EQ(of("noise")[Fact::returns_upheld], 0);
    app::FactFilter filter = this->year_end();
    filter.keeps = {{Dimension::department, {"water"}}};
    const auto returned = this->rows(Fact::returns_upheld, filter);
    ASSERT_EQ(returned.rows.size(), 1U);
    EXPECT_EQ(returned.rows[0].number, "26123100001");
    EXPECT_EQ(returned.rows[0].department, DepartmentCode{"water"});
    filter = this->year_end();
    filter.to = this->kEve + std::chrono::hours{3};
    EXPECT_EQ(this->count(Subject::cases_due, Dimension::district, {Fact::due_late}, filter).at(0).counts[Fact::due_late], 1);
    filter.scope = {{"Q02"}};
    EXPECT_TRUE(this->count(Subject::cases_due, Dimension::district, {Fact::due_late}, filter).empty());
}

REGISTER_TYPED_TEST_SUITE_P(ReportContract, CountsNothingOfNothing, DaysAreTheCitysOverAYearsEnd,
                            RowsAreThoseThatWereCountedPageByPage, AgentsTimesAddUpToTheTimeSignedIn,
                            ActsCountForTheUnitThatTheCaseLayWith);

}  // namespace hotline::test
