#include "domain/casework/clock_acts.hpp"

#include <gtest/gtest.h>

#include "case_people.hpp"
#include "domain/casework/evolve.hpp"

namespace hotline {
namespace {

using enum CaseAction;
using namespace std::chrono_literals;

Instant at(const std::string& local) { return parse_rfc3339(local.substr(0, 10) + "T" + local.substr(11) + ":00+08:00").value(); }

/// A complaint that lies with its unit; handling is due on Thursday 26 November at 17:30.
class TheClockActs : public testing::Test {
protected:
    TheClockActs() {
        rules.supervision = {.ladder = {{.when = LadderTrigger::due_soon, .amount = 1, .level = SupervisionLevel::reminded},
                                        {.when = LadderTrigger::overdue, .amount = 1, .level = SupervisionLevel::supervised},
                                        {.when = LadderTrigger::overdue, .amount = 5, .level = SupervisionLevel::escalated},
                                        {.when = LadderTrigger::rehandled, .amount = 2, .level = SupervisionLevel::supervised}},
                             .archive_after_days = 30};
        one.stage = CaseStage::in_progress;
        one.department = one.lead = {"D01"};
        one.course.clocks = {{.kind = ClockKind::handle, .started_at = at("2026-11-23 10:00"), .due_at = at("2026-11-26 17:30")}};
    }
    /// What is done at this moment, and done it is; `note` when nothing is.
    CaseAction done_at(const std::string& local) {
        const auto command = due_act(one, rules, at(local));
        if (!command) return note;
        const auto event = decide(one, *command, the_clock(), at(local), {.time = rules});
        EXPECT_TRUE(event) << test::name(command->action);
        if (event) one = evolve(one, *event);
        return command->action;
    }
    std::optional<Instant> next(const std::string& local) { return next_wake(one, rules, at(local)); }

    TimeRules rules = test::office_rules();
    Case one{.id = {1}, .version = 3};
};

TEST_F(TheClockActs, RemindsSupervisesAndEscalatesInTurn) {
    EXPECT_EQ(done_at("2026-11-25 17:29"), note);
    EXPECT_EQ(next("2026-11-25 17:29"), at("2026-11-25 17:30"));
    EXPECT_EQ(done_at("2026-11-25 17:30"), remind) << "one working day before";
    EXPECT_TRUE(one.course.receipt_due);
    EXPECT_EQ(done_at("2026-11-26 17:31"), note) << "overdue, but not yet by a day";
    EXPECT_EQ(next("2026-11-26 17:31"), at("2026-11-27 17:30"));
    EXPECT_EQ(done_at("2026-11-27 17:30"), supervise);
    EXPECT_EQ(next("2026-11-27 17:31"), at("2026-12-03 17:30"));
    EXPECT_EQ(done_at("2026-12-03 17:30"), escalate);
    EXPECT_EQ(next("2026-12-03 17:31"), std::nullopt);
}

TEST_F(TheClockActs, SkipsTheReminderWhenAHigherRungIsReached) {
    EXPECT_EQ(done_at("2026-12-10 09:00"), escalate);
    EXPECT_EQ(done_at("2026-12-10 09:00"), note);
}

TEST_F(TheClockActs, LeavesPeopleAloneWhoAreDoneOrWait) {
    one.course.clocks.front().paused_at = at("2026-11-24 10:00");
    one.stage = CaseStage::suspended;
    one.course.asked.until = at("2026-12-20 09:00");
    EXPECT_EQ(done_at("2026-12-10 09:00"), note);
    EXPECT_EQ(next("2026-12-10 09:00"), at("2026-12-20 09:00"));
    EXPECT_EQ(done_at("2026-12-20 09:01"), resume);
    one.course.clocks.front().stopped_at = at("2026-12-20 09:30");
    one.stage = CaseStage::awaiting_review;
    EXPECT_EQ(done_at("2027-02-01 09:00"), note);
}

TEST_F(TheClockActs, SupervisesTheSecondRehandlingAtOnce) {
    one.rehandled = 1;
    EXPECT_EQ(done_at("2026-11-23 11:00"), note);
    one.course.reopened = 1;
    EXPECT_EQ(next("2026-11-23 11:00"), at("2026-11-23 11:00"));
    EXPECT_EQ(done_at("2026-11-23 11:00"), supervise);
}

TEST_F(TheClockActs, SignsForAUnitThatIsLate) {
    one.stage = CaseStage::assigned;
    one.course.clocks.push_back(
        {.kind = ClockKind::sign, .started_at = at("2026-11-23 10:00"), .due_at = at("2026-11-24 17:30")});
    EXPECT_EQ(done_at("2026-11-24 17:30"), note) << "the last moment is still in time";
    EXPECT_EQ(done_at("2026-11-24 17:31"), auto_sign);
    EXPECT_TRUE(one.course.auto_signed);
    EXPECT_EQ(one.stage, CaseStage::signed_for);
}

TEST_F(TheClockActs, CorrectsProvisionalDueTimesFirst) {
    DueClock& clock = one.course.clocks.front();
    clock = {.kind = ClockKind::handle, .started_at = at("2026-12-28 10:00"), .limit = TimeLimit{.amount = 5}};
    const Deadline guess = deadline(*clock.limit, rules.calendar, clock.started_at);
    clock.due_at = guess.due_at;
    clock.provisional = guess.provisional;
    EXPECT_EQ(done_at("2026-12-28 11:00"), note);
    rules.calendar.published_years.push_back(2027);
    rules.calendar.holidays[std::chrono::year{2027} / 1 / 1] = "元旦";
    EXPECT_EQ(done_at("2026-12-28 11:00"), recalculate);
    EXPECT_EQ(one.due_at, at("2027-01-05 17:30"));
    EXPECT_FALSE(one.course.clocks.front().provisional);
    EXPECT_EQ(done_at("2026-12-28 11:00"), note);
}

TEST_F(TheClockActs, ArchivesWhatHasBeenClosedForLong) {
    one.stage = CaseStage::approved;
    one.course.clocks.clear();
    one.closed_at = at("2026-11-23 10:00");
    EXPECT_EQ(next("2026-11-23 10:00"), at("2026-12-23 10:00"));
    EXPECT_EQ(done_at("2026-12-23 10:01"), archive);
    EXPECT_EQ(one.stage, CaseStage::archived);
}

TEST(ALadderRule, CountsBackInHoursAndDays) {
    const TimeRules rules = test::office_rules();
    const DueClock clock{.kind = ClockKind::handle, .due_at = at("2026-11-30 17:30")};
    const auto moment = [&](LadderTrigger when, int amount, LimitUnit unit) {
        return moment_of({.when = when, .amount = amount, .unit = unit}, clock, rules.calendar);
    };
    EXPECT_EQ(moment(LadderTrigger::due_soon, 2, LimitUnit::hour), at("2026-11-30 15:30"));
    EXPECT_EQ(moment(LadderTrigger::due_soon, 2, LimitUnit::calendar_day), at("2026-11-28 17:30"));
    EXPECT_EQ(moment(LadderTrigger::due_soon, 2, LimitUnit::working_day), at("2026-11-26 17:30"));
    EXPECT_EQ(moment(LadderTrigger::overdue, 0, LimitUnit::working_day), at("2026-11-30 17:30"));
    EXPECT_EQ(moment(LadderTrigger::overdue, 3, LimitUnit::hour), at("2026-11-30 20:30"));
}

}  // namespace
}  // namespace hotline
