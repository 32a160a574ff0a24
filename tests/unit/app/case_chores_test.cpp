#include "app/case_chores.hpp"

#include <algorithm>

#include "app/administration/row_kinds.hpp"
#include "app/list_cases.hpp"
#include "case_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

/// Complaints are to be signed for within a working day, handled within fifteen.
class CaseChores : public CaseFixture {
protected:
    CaseChores() {
        city.stores.state.limits.limits.push_back({.clock = ClockKind::sign, .amount = 1});
        city.stores.state.supervision.ladder = {
            {.when = LadderTrigger::due_soon, .amount = 1, .level = SupervisionLevel::reminded},
            {.when = LadderTrigger::overdue, .amount = 1, .level = SupervisionLevel::supervised}};
    }
    std::vector<CaseAction> done_at(const std::string& local) {
        city.clock.at = parse_rfc3339(local.substr(0, 10) + "T" + local.substr(11) + ":00+08:00").value();
        std::vector<CaseAction> actions;
        if (!has_case_chores(city.work, city.now())) return actions;
        for (const CaseChange& change : do_case_chores(city.work, city.now())) actions.push_back(change.data.action);
        return actions;
    }
    std::vector<CaseId> listed(const CaseQuery& query) {
        std::vector<CaseId> ids;
        for (const CaseRow& row : list_cases(city.work, city.person(Role::supervisor), query, city.now()).rows)
            ids.push_back(row.id);
        return ids;
    }
};

using Acts = std::vector<CaseAction>;

TEST_F(CaseChores, FollowACaseThatNobodyTouches) {
    const CaseId id = dispatched().id;
    EXPECT_EQ(done_at("2026-11-24 12:00"), Acts{});
    EXPECT_EQ(done_at("2026-11-24 17:31"), Acts{CaseAction::auto_sign});
    EXPECT_EQ(done_at("2026-12-11 17:31"), Acts{CaseAction::remind});
    EXPECT_EQ(done_at("2026-12-11 17:32"), Acts{});
    EXPECT_EQ(done_at("2026-12-15 17:31"), Acts{CaseAction::supervise});
    const CaseView seen = read_case(city.work, city.person(Role::department), id, city.now()).value();
    EXPECT_TRUE(seen.course.auto_signed);
    EXPECT_TRUE(seen.course.receipt_due);
    EXPECT_EQ(seen.events.back().actor_name, "");
    EXPECT_FALSE(act(city.person(Role::dispatcher), id, CaseAction::remind, "请抓紧"));
    EXPECT_FALSE(act(city.person(Role::department), id, CaseAction::acknowledge, "收到").value().view.course.receipt_due);
    EXPECT_EQ(city.work.cases.rebuild(), 0);
}

TEST_F(CaseChores, CatchUpAfterALongNight) {
    dispatched();
    EXPECT_EQ(done_at("2026-12-20 09:00"), (Acts{CaseAction::auto_sign, CaseAction::supervise}));
}

TEST_F(CaseChores, CorrectDueTimesWhenAYearIsPublished) {
    city.clock.at = parse_rfc3339("2026-12-28T10:00:00+08:00").value();
    const CaseView sent = dispatched();
    EXPECT_EQ(sent.due_at, parse_rfc3339("2027-01-18T17:30:00+08:00"));
    EXPECT_TRUE(sent.clocks.back().provisional || sent.clocks.front().provisional);
    const CalendarYear year{
        .calendar = {"office"}, .year = 2027, .published = true, .days = {{std::chrono::year{2027} / 1 / 1, "元旦", false}}};
    const Actor admin = city.person(Role::system_admin);
    ASSERT_TRUE(change_row(AdminWork{city.work, admin, city.ids, city.now(), {}}, year, {}));
    EXPECT_EQ(done_at("2026-12-28 10:01"), Acts{CaseAction::recalculate});
    EXPECT_EQ(read_case(city.work, city.person(Role::leader), sent.id, city.now())->due_at,
              parse_rfc3339("2027-01-19T17:30:00+08:00"));
}

TEST_F(CaseChores, PutCasesOnTheSupervisionDesk) {
    const CaseId late = dispatched().id;
    done_at("2026-12-15 17:31");
    const CaseId fresh = dispatched().id;
    EXPECT_EQ(listed({.supervision = {SupervisionLevel::supervised, SupervisionLevel::escalated}}), (std::vector{late}));
    EXPECT_EQ(listed({.receipt_due = true}), (std::vector{late}));
    EXPECT_EQ(listed({.due_before = city.now() + 24h}), (std::vector{late}));
    EXPECT_EQ(listed({.due_before = city.now() + 24h * 60}), (std::vector{fresh, late}));
}

}  // namespace
}  // namespace hotline::app
