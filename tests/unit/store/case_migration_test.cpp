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

}  // namespace
}  // namespace hotline::store
