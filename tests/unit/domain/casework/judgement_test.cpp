#include <gtest/gtest.h>

#include "case_people.hpp"
#include "domain/casework/case_intake.hpp"
#include "domain/casework/clock_acts.hpp"
#include "domain/casework/evolve.hpp"

namespace hotline {
namespace {

using enum CaseAction;
using namespace std::chrono_literals;

const Instant kStart = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 2h;
const DepartmentCode kUnit{"D01"};
const Actor kReviewer{.user = {1}, .role = Role::reviewer, .name = "审核"};
const Actor kClerk{.user = {2}, .role = Role::agent, .name = "回访员甲"};
const Actor kOtherClerk{.user = {3}, .role = Role::agent, .name = "回访员乙"};
const Actor kSupervisor{.user = {4}, .role = Role::supervisor, .name = "班长"};
const Actor kHandler{.user = {5}, .role = Role::department, .department = kUnit, .name = "经办"};

/// A complaint that its unit has answered; everything is sampled, three dimensions are scored.
class Judgement : public testing::Test {
protected:
    Judgement() {
        rules.judgement.dimensions = {
            {.code = {"result"}, .weight = 3}, {.code = {"speed"}, .weight = 1}, {.code = {"words"}, .weight = 1}};
        one.facts = {.kind = CaseKind::complaint, .title = "噪声", .content = "夜间施工", .citizen_phone = "13800000000"};
        one.stage = CaseStage::awaiting_review;
        one.department = one.lead = kUnit;
        one.replied_by = kHandler.user;
    }

    std::optional<CaseRefusal> refused(const Actor& actor, CaseCommand command) {
        command.version = one.version;
        const CaseContext context{.standing = {.own_unit = true, .lead_unit = true}, .time = rules};
        const auto event = decide(one, command, actor, now, context);
        if (!event) return event.error().why;
        one = evolve(one, *event);
        return std::nullopt;
    }
    void done(const Actor& actor, const CaseCommand& command) {
        const auto why = refused(actor, command);
        EXPECT_FALSE(why) << test::name(command.action) << " refused: " << (why ? test::name(*why) : "");
    }
    /// What the clock does now; `note` when nothing.
    CaseAction clock() {
        const auto command = due_act(one, rules, now);
        if (!command) return note;
        done(the_clock(), *command);
        return command->action;
    }

    static CaseCommand scored(int result, int speed, int words) {
        return {.action = approve,
                .text = "属实",
                .details = {.verdict = Verdict{.scores = {{{"result"}, result}, {{"speed"}, speed}, {{"words"}, words}}}}};
    }
    static CaseCommand missed(FollowUpMiss outcome) {
        return {.action = miss_follow_up, .details = {.verdict = Verdict{.outcome = outcome}}};
    }
    static CaseCommand answered(Said contacted, Said resolved, std::optional<Satisfaction> level) {
        return {.action = follow_up,
                .details = {.verdict = Verdict{.contacted = contacted, .resolved = resolved, .satisfaction = level}}};
    }
    static CaseCommand evaluated(Satisfaction level) {
        return {.action = evaluate, .details = {.verdict = Verdict{.satisfaction = level}}};
    }
    static CaseCommand exclusion() {
        return {.action = ask_exclusion, .text = "诉求不合理", .details = {.reason = CaseReason::unreasonable_demand}};
    }
    static CaseCommand ruled(CaseAction action) { return {.action = action, .text = "同意"}; }

    void approve_it() { done(kReviewer, scored(5, 4, 3)); }
    void call_and_hear(Said resolved, std::optional<Satisfaction> level) {
        done(kClerk, {.action = begin_follow_up});
        done(kClerk, answered(Said::yes, resolved, level));
    }
    /// The unit answers again after a reopening.
    void answer_again() {
        done(kHandler, {.action = accept});
        done(kHandler, {.action = reply, .text = "再次办理"});
    }
    const JudgedRound& round() { return one.course.rounds.back(); }
    const FollowUp& asked() { return round().follow_up; }

    TimeRules rules = test::office_rules();
    Instant now = kStart;
    Case one{.id = {1}, .number = "26112300015", .version = 3};
};

TEST_F(Judgement, KeepsAReviewsScoresWithTheirWeightedMean) {
    approve_it();
    EXPECT_EQ(round().unit, kUnit);
    EXPECT_EQ(round().closed_at, kStart);
    EXPECT_EQ(round().score, 440) << "(3*5 + 4 + 3) / 5";
    ASSERT_EQ(round().scores.size(), 3U);
}

TEST_F(Judgement, WantsOneScoreForEachDimensionWithinBounds) {
    EXPECT_EQ(refused(kReviewer, {.action = approve, .text = "属实"}), CaseRefusal::missing_field);
    EXPECT_EQ(refused(kReviewer, scored(6, 4, 3)), CaseRefusal::bad_field);
    EXPECT_EQ(refused(kReviewer, scored(0, 4, 3)), CaseRefusal::bad_field);
    CaseCommand twice = scored(5, 4, 3);
    twice.details.verdict->scores.back().dimension = {"speed"};
    EXPECT_EQ(refused(kReviewer, twice), CaseRefusal::bad_field);
    rules.judgement.dimensions.clear();
    done(kReviewer, {.action = approve, .text = "属实"});
    EXPECT_EQ(round().score, 0);
}

TEST_F(Judgement, DrawsTheSampleFromTheNumberAlone) {
    EXPECT_EQ(sampled_by(rules.judgement.follow_up, one.number, CaseKind::help, kUnit)->code, PlanCode{"all"});
    // FNV-1a of "a:26112300015", computed apart: 141740211, modulo 100: 11
    EXPECT_FALSE(is_sampled("a", "26112300015", 11));
    EXPECT_TRUE(is_sampled("a", "26112300015", 12));
    EXPECT_FALSE(is_sampled("a", "26112300015", 0));
    int taken = 0;
    for (int i = 0; i < 10'000; ++i) taken += is_sampled("2026", "2611" + std::to_string(2'300'015 + i), 20);
    EXPECT_NEAR(taken, 2'000, 150);
}

TEST_F(Judgement, LetsTheFirstPlanThatFitsDecide) {
    rules.judgement.follow_up.plans = {{.code = {"none"}, .kind = CaseKind::enquiry, .percent = 0},
                                       {.code = {"unit"}, .unit = kUnit, .percent = 100},
                                       {.code = {"rest"}, .percent = 100}};
    const FollowUpPolicy& policy = rules.judgement.follow_up;
    EXPECT_EQ(sampled_by(policy, "1", CaseKind::enquiry, kUnit), nullptr);
    EXPECT_EQ(sampled_by(policy, "1", CaseKind::help, kUnit)->code, PlanCode{"unit"});
    EXPECT_EQ(sampled_by(policy, "1", CaseKind::help, {"D02"})->code, PlanCode{"rest"});
}

TEST_F(Judgement, AsksNobodyWhoCannotOrMustNotBeCalled) {
    one.facts.confidential = true;
    approve_it();
    EXPECT_EQ(asked().state, FollowUpState::none);
    done(the_citizen(), evaluated(Satisfaction::very_dissatisfied));
    EXPECT_EQ(asked().state, FollowUpState::none);
}

TEST_F(Judgement, GivesTheCallToOneClerkAtATime) {
    approve_it();
    EXPECT_EQ(refused(kClerk, answered(Said::yes, Said::yes, {})), CaseRefusal::follow_up_held) << "not taken on";
    done(kClerk, {.action = begin_follow_up});
    EXPECT_TRUE(holds_follow_up(one, kClerk.user, now));
    EXPECT_EQ(refused(kOtherClerk, {.action = begin_follow_up}), CaseRefusal::follow_up_held);
    EXPECT_EQ(refused(kOtherClerk, missed(FollowUpMiss::busy)), CaseRefusal::follow_up_held);
    now += 30min;
    EXPECT_FALSE(holds_follow_up(one, kClerk.user, now));
    EXPECT_EQ(refused(kClerk, missed(FollowUpMiss::busy)), CaseRefusal::follow_up_held) << "too late";
    done(kOtherClerk, {.action = begin_follow_up});
    done(kOtherClerk, missed(FollowUpMiss::busy));
    EXPECT_EQ(asked().attempts, 1);
}

TEST_F(Judgement, TriesThreeTimesWithGrowingPauses) {
    approve_it();
    EXPECT_EQ(asked().next_try_at, kStart);
    for (const auto& [outcome, next] : {std::pair{FollowUpMiss::no_answer, std::optional{kStart + 4h}},
                                        std::pair{FollowUpMiss::switched_off, std::optional{kStart + 28h}}}) {
        done(kClerk, {.action = begin_follow_up});
        done(kClerk, missed(outcome));
        EXPECT_EQ(asked().next_try_at, next);
        now = *next;
    }
    done(kClerk, {.action = begin_follow_up});
    done(kClerk, missed(FollowUpMiss::no_answer));
    EXPECT_EQ(asked().state, FollowUpState::unreachable);
    EXPECT_EQ(asked().attempts, 3);
    EXPECT_EQ(refused(kClerk, {.action = begin_follow_up}), CaseRefusal::follow_up_over);
}

TEST_F(Judgement, GivesUpAtOnceOnAWrongNumberOrARefusal) {
    approve_it();
    const Case before = one;
    done(kClerk, {.action = begin_follow_up});
    done(kClerk, missed(FollowUpMiss::wrong_number));
    EXPECT_EQ(asked().state, FollowUpState::unreachable);
    one = before;
    done(kClerk, {.action = begin_follow_up});
    done(kClerk, missed(FollowUpMiss::refused));
    EXPECT_EQ(asked().state, FollowUpState::refused);
}

TEST_F(Judgement, ReopensOnceThenSupervisesThenStops) {
    approve_it();
    call_and_hear(Said::no, Satisfaction::dissatisfied);
    EXPECT_EQ(next_wake(one, rules, now), now);
    EXPECT_EQ(clock(), reopen);
    EXPECT_EQ(one.stage, CaseStage::assigned);
    EXPECT_EQ(one.course.supervision, SupervisionLevel::none);

    answer_again();
    rules.judgement.follow_up.plans.clear();
    approve_it();
    EXPECT_EQ(asked().cause, FollowUpCause::reopened) << "asked again whatever the sample says";
    call_and_hear(Said::yes, Satisfaction::very_dissatisfied);
    EXPECT_EQ(clock(), reopen);
    EXPECT_EQ(one.course.supervision, SupervisionLevel::supervised);
    EXPECT_TRUE(one.course.receipt_due);

    answer_again();
    approve_it();
    call_and_hear(Said::no, {});
    EXPECT_EQ(clock(), note) << "people must decide now";
    EXPECT_EQ(one.course.rounds.size(), 3U);
}

TEST_F(Judgement, LeavesTheSatisfiedAndThePolicysExceptionsAlone) {
    approve_it();
    const Case before = one;
    call_and_hear(Said::yes, Satisfaction::fairly_satisfied);
    EXPECT_EQ(clock(), note);
    EXPECT_EQ(round().evaluation->channel, EvaluationChannel::agent);
    one = before;
    rules.judgement.reopen_when = {CaseReason::not_solved};
    call_and_hear(Said::unsaid, Satisfaction::dissatisfied);
    EXPECT_EQ(clock(), note);
}

TEST_F(Judgement, TakesTheCitizensLastWordWithinTheWindow) {
    rules.judgement.follow_up.plans.clear();
    approve_it();
    done(the_citizen(), evaluated(Satisfaction::satisfied));
    done(the_citizen(), evaluated(Satisfaction::very_satisfied));
    EXPECT_EQ(round().evaluation, (Evaluation{Satisfaction::very_satisfied, EvaluationChannel::web, now}));
    done(the_citizen(), evaluated(Satisfaction::satisfied));
    EXPECT_EQ(refused(the_citizen(), evaluated(Satisfaction::satisfied)), CaseRefusal::evaluation_over) << "three times";
    one.course.rounds.back().evaluations = 0;
    now = kStart + std::chrono::days{15};
    EXPECT_EQ(refused(the_citizen(), evaluated(Satisfaction::satisfied)), CaseRefusal::evaluation_over) << "too late";
    EXPECT_EQ(refused(kClerk, evaluated(Satisfaction::satisfied)), CaseRefusal::not_your_role);
}

TEST_F(Judgement, HasADissatisfiedCitizenCalledEvenAfterAGoodFollowUp) {
    approve_it();
    call_and_hear(Said::yes, Satisfaction::satisfied);
    done(the_citizen(), evaluated(Satisfaction::dissatisfied));
    EXPECT_EQ(asked().state, FollowUpState::open);
    EXPECT_EQ(asked().cause, FollowUpCause::poor_evaluation);
    EXPECT_TRUE(asked().answers) << "what was said before is not lost";
    EXPECT_EQ(clock(), note) << "first somebody asks";
    call_and_hear(Said::no, Satisfaction::dissatisfied);
    EXPECT_EQ(clock(), reopen);
}

TEST_F(Judgement, LeavesARoundOutWhenAnotherPersonAgrees) {
    approve_it();
    EXPECT_EQ(refused(kSupervisor, ruled(grant_exclusion)), CaseRefusal::exclusion_decided) << "nobody asked";
    done(kHandler, exclusion());
    EXPECT_EQ(refused(kHandler, ruled(grant_exclusion)), CaseRefusal::not_your_role);
    EXPECT_EQ(refused({.user = kHandler.user, .role = Role::supervisor}, ruled(grant_exclusion)), CaseRefusal::own_work);
    call_and_hear(Said::no, Satisfaction::very_dissatisfied);
    EXPECT_EQ(clock(), note) << "the request comes first";
    done(kSupervisor, ruled(grant_exclusion));
    EXPECT_EQ(round().exclusion.state, ExclusionState::granted);
    EXPECT_EQ(clock(), note) << "what does not count is not handled anew";
    EXPECT_EQ(refused(kHandler, exclusion()), CaseRefusal::exclusion_decided);
}

TEST_F(Judgement, ReopensAfterARefusedExclusion) {
    approve_it();
    done(kHandler, exclusion());
    call_and_hear(Said::no, {});
    done(kSupervisor, ruled(refuse_exclusion));
    EXPECT_EQ(clock(), reopen);
    EXPECT_EQ(refused(kHandler, exclusion()), CaseRefusal::exclusion_decided);
}

TEST_F(Judgement, PutsNothingAwayBeforeItIsJudged) {
    approve_it();
    now += std::chrono::days{31};
    EXPECT_EQ(clock(), note);
    EXPECT_EQ(refused(kSupervisor, {.action = archive}), CaseRefusal::judgement_open);
    call_and_hear(Said::yes, {});
    EXPECT_EQ(clock(), archive);
}

TEST_F(Judgement, AsksNobodyAboutWhatIsHandledAnew) {
    approve_it();
    done(kSupervisor, {.action = reopen, .text = "来电反映未解决", .details = {.reason = CaseReason::not_solved}});
    EXPECT_EQ(asked().state, FollowUpState::none);
    EXPECT_FALSE(holds_follow_up(one, kClerk.user, now));
}

}  // namespace
}  // namespace hotline
