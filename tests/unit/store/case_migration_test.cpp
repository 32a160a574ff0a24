#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "adapters/store/case_store.hpp"
#include "adapters/store/migrate.hpp"
#include "adapters/store/sqlite/connection.hpp"

namespace hotline::store {
namespace {

using namespace std::chrono_literals;

constexpr int kFinerWorkflow = 30;
const Instant kMorning = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 1h;

/// A database as the release before the finer workflow left it: one case that was answered and awaits its review.
class OldCases : public testing::Test {
protected:
    OldCases() {
        const auto first_new =
            std::ranges::find_if(migrations(), [](const Migration& step) { return step.version >= kFinerWorkflow; });
        migrate(connection_, {migrations().begin(), first_new}, kMorning);
        connection_.script(
            "INSERT INTO cases VALUES (1, '26112300015', 'awaiting_review', 'phone', 'complaint', 'a', 'b', '', '', '', '', '', "
            "'', "
            "0, 'normal', NULL, 'roads', 'i', 'r', '', 7, 9, 100, 200, 5000, NULL, 0, 4)");
        event(1, 100, "record", "recorded", "recorded",
              R"({"kind":"complaint","title":"a","content":"b","category":"",)"
              R"("district":"","street":"","address":"","citizen_name":"",)"
              R"("citizen_phone":"","confidential":false,"urgency":"normal"})");
        event(2, 200, "dispatch", "recorded", "assigned", "", "roads", 5000);
        event(3, 300, "accept", "assigned", "in_progress");
        event(4, 400, "reply", "in_progress", "awaiting_review");
        migrate(connection_, migrations(), kMorning);
    }

    void event(int seq, int at, std::string_view action, std::string_view from, std::string_view to, std::string_view facts = "",
               std::string_view unit = "", std::optional<int> due = {}) {
        execute(connection_, "INSERT INTO case_events VALUES (1, ?1, ?2, ?3, 9, 'x', ?4, ?5, ?6, ?7, 'r', ?8)", seq, at, action,
                from, to, facts.empty() ? std::nullopt : std::optional{std::string(facts)}, unit, due);
    }

    sqlite::SqliteConnection connection_{{.path = ":memory:"}};
};

TEST_F(OldCases, AreReadAsTheirEventsMakeThem) {
    SqlCaseStore store(connection_);
    const Case seen = store.find(CaseId{1}).value();
    EXPECT_EQ(seen.stage, CaseStage::awaiting_review);
    EXPECT_EQ(seen.lead, DepartmentCode{"roads"});
    EXPECT_EQ(seen.due_at, Instant{5000us});
    EXPECT_EQ(seen.handled_at, Instant{400us});
    EXPECT_TRUE(clock_of(seen, ClockKind::handle));
    EXPECT_EQ(store.rebuild(), 0);
}

TEST_F(OldCases, AreFoundByTheirStageAndAreNotOverdueOnceAnswered) {
    SqlCaseStore store(connection_);
    EXPECT_EQ(store.list({.stages = {CaseStage::awaiting_review}}, kMorning).cases.size(), 1U);
    EXPECT_TRUE(store.list({.overdue_only = true}, kMorning).cases.empty());
}

/// A database as the release before judgement left it: a case that was approved twice.
TEST(ApprovedCases, GetARoundForEveryApprovalAndTheirUnit) {
    constexpr int kJudgement = 33;
    sqlite::SqliteConnection connection{{.path = ":memory:"}};
    const auto first_new = std::ranges::find_if(migrations(), [](const Migration& step) { return step.version >= kJudgement; });
    migrate(connection, {migrations().begin(), first_new}, kMorning);
    SqlCaseStore store(connection);
    const auto old_event = [](int seq, CaseAction action, CaseStage from, CaseStage to) {
        return CaseEvent{
            .id = CaseId{1}, .seq = seq, .at = Instant{std::chrono::seconds{seq}}, .action = action, .from = from, .to = to};
    };
    connection.script(
        "INSERT INTO cases (id, number, state, stage, channel, kind, title, content, category_code, district_code, street_code, "
        "address, citizen_name, citizen_phone, confidential, urgency, department_code, lead_code, instruction, reply, opinion, "
        "recorded_by, replied_by, recorded_at, closed_at, handled_at, rehandled, version, course) VALUES (1, '26112300015', "
        "'approved', 'approved', 'phone', 'complaint', 'a', 'b', '', '', '', '', '', '', 0, 'normal', 'water', 'water', '', '', "
        "'', 7, 9, 1, 6, 6, 0, 6, '{}')");
    const auto put = [&](CaseEvent event, std::string_view unit = "") {
        execute(connection,
                "INSERT INTO case_events (case_id, seq, at, action, actor_id, actor_name, from_state, to_state, department_code, "
                "text) VALUES (1, ?1, ?2, ?3, 9, 'x', ?4, ?5, ?6, '')",
                event.seq, event.at, event.action, event.from, event.to, unit);
    };
    using enum CaseStage;
    put(old_event(1, CaseAction::record, recorded, recorded));
    put(old_event(2, CaseAction::dispatch, recorded, assigned), "roads");
    put(old_event(3, CaseAction::approve, awaiting_review, approved));
    put(old_event(4, CaseAction::reopen, approved, assigned));
    put(old_event(5, CaseAction::dispatch, assigned, assigned), "water");
    put(old_event(6, CaseAction::approve, awaiting_review, approved));
    migrate(connection, migrations(), kMorning);

    const Case seen = store.find(CaseId{1}).value();
    ASSERT_EQ(seen.course.rounds.size(), 2U);
    Query rounds(connection, "SELECT unit_code, closed_at, follow_up FROM case_rounds ORDER BY round");
    for (const JudgedRound& round : seen.course.rounds) {
        ASSERT_TRUE(rounds.next());
        EXPECT_EQ(rounds.get<DepartmentCode>(0), round.unit);
        EXPECT_EQ(rounds.get<Instant>(1), round.closed_at);
        EXPECT_EQ(rounds.get<std::string>(2), "none");
    }
    EXPECT_EQ(seen.course.rounds[0].unit, DepartmentCode{"roads"});
    EXPECT_EQ(seen.course.rounds[1].unit, DepartmentCode{"water"});
}

}  // namespace
}  // namespace hotline::store
