#include "adapters/store/case_list.hpp"

#include <gtest/gtest.h>

#include "adapters/store/migrate.hpp"
#include "adapters/store/sqlite/connection.hpp"

namespace hotline::store {
namespace {

constexpr Instant kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

/// How SQLite goes about a list.
class CaseList : public testing::Test {
protected:
    CaseList() { migrate(connection_, migrations(), kNow); }

    std::string plan(const app::CaseFilter& filter) {
        Where values;
        const std::string sql = newest_cases(filter, kNow, values);
        Query query(connection_, "EXPLAIN QUERY PLAN " + sql);
        values.bind(query);
        std::string text;
        while (query.next()) text += query.get<std::string>(3) + "\n";
        return text;
    }

    sqlite::SqliteConnection connection_{{.path = ":memory:"}};
};

bool speaks_of(const std::string& plan, std::string_view words) { return plan.find(words) != std::string::npos; }

TEST_F(CaseList, WalksAnIndexInTheOrderOfThePageAndNeverSorts) {
    const std::vector<DepartmentCode> units{{"urban"}, {"urban.lighting"}};
    const std::vector<CaseState> open{CaseState::assigned, CaseState::in_progress};
    const std::vector<app::CaseFilter> filters{
        {},
        {.states = open},
        {.stages = {CaseStage::approved}, .kind = CaseKind::praise, .district = DistrictCode{"Q06"}},
        {.departments = units},
        {.states = open, .departments = units, .kind = CaseKind::help},
        {.kind = CaseKind::praise, .scope = {{"Q01"}, {"Q02"}}},
        {.citizen_phone = "09990000000"},
        {.recorded_by = UserId{7}},
        {.from = kNow, .to = kNow},
        {.departments = units, .overdue_only = true},
        {.text = "路灯"},
        {.states = open, .departments = units, .text = "路灯不亮"},
    };
    for (const app::CaseFilter& filter : filters)
        for (const std::string& cursor : {std::string{}, write_cursor({.at = kNow, .id = 1})}) {
            app::CaseFilter page = filter;
            page.cursor = cursor;
            const std::string how = plan(page);
            EXPECT_FALSE(speaks_of(how, "TEMP B-TREE")) << how;
            EXPECT_FALSE(speaks_of(how, "SCAN cases\n")) << how;
        }
}

TEST_F(CaseList, FiltersByKindAndDistrictWithoutReadingRows) {
    EXPECT_TRUE(speaks_of(plan({.kind = CaseKind::praise}), "COVERING INDEX cases_by_time"));
    EXPECT_TRUE(speaks_of(plan({.states = {CaseState::approved}, .kind = CaseKind::praise}), "COVERING INDEX cases_by_stage"));
    EXPECT_TRUE(
        speaks_of(plan({.departments = {{"urban"}}, .district = DistrictCode{"Q01"}}), "COVERING INDEX cases_by_department "));
    EXPECT_TRUE(speaks_of(plan({.states = {CaseState::recorded}, .departments = {{"urban"}}, .kind = CaseKind::help}),
                          "COVERING INDEX cases_by_department_stage"));
    EXPECT_TRUE(speaks_of(plan({.states = {CaseState::recorded}, .departments = {{"urban"}}}),
                          "COVERING INDEX case_co_handlers_by_stage (department_code=? AND stage=?"));
    EXPECT_TRUE(speaks_of(plan({.overdue_only = true}), "COVERING INDEX cases_not_handled"));
    EXPECT_TRUE(speaks_of(plan({.states = {CaseState::recorded}, .text = "路灯"}), "COVERING INDEX cases_by_id"));
}

TEST_F(CaseList, AWordAloneIsReadFromTheIndexOfWordsOnly) { EXPECT_FALSE(speaks_of(plan({.text = "路灯"}), "cases_by")); }

}  // namespace
}  // namespace hotline::store
