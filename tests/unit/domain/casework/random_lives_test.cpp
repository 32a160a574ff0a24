#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "case_people.hpp"
#include "domain/calendar/due_proof.hpp"
#include "domain/casework/case_intake.hpp"
#include "domain/casework/evolve.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;
using test::all;
using test::name;

constexpr int kSteps = 100'000;
constexpr int kLongestLife = 120;

const std::vector<DepartmentCode> kUnits{{"D01"}, {"D01-1"}, {"D01-1-1"}, {"D02"}, {"D02-1"}};

bool is_at_or_below(const DepartmentCode& unit, const DepartmentCode& top) {
    return !top.empty() && unit.value.starts_with(top.value);
}

/// Who could do this at all, written down again by hand: the centre's acts, the units' acts, the clock's acts.
bool is_for(CaseAction action, const Actor& actor) {
    using enum CaseAction;
    static const std::map<Role, std::vector<CaseAction>> kActs{
        {Role::agent, {amend, answer_directly, withdraw, begin_follow_up, miss_follow_up, follow_up}},
        {Role::dispatcher,
         {amend, dispatch, answer_directly, reject, invite, uphold_return, overrule_return, grant_extension, refuse_extension,
          grant_suspension, refuse_suspension, resume, remind, merge, unmerge, withdraw, note}},
        {Role::supervisor,
         {amend,
          dispatch,
          answer_directly,
          reject,
          invite,
          uphold_return,
          overrule_return,
          force,
          grant_extension,
          refuse_extension,
          grant_suspension,
          refuse_suspension,
          resume,
          remind,
          supervise,
          escalate,
          reopen,
          archive,
          merge,
          unmerge,
          withdraw,
          note,
          begin_follow_up,
          miss_follow_up,
          follow_up,
          grant_exclusion,
          refuse_exclusion}},
        {Role::department,
         {sign, accept, delegate, hand_back, contact, contribute, reply, ask_return, object, ask_extension, ask_suspension,
          resume, acknowledge, ask_exclusion}},
        {Role::sub_department,
         {sign, accept, hand_back, contact, contribute, reply, ask_return, object, ask_extension, ask_suspension, resume,
          acknowledge, ask_exclusion}},
        {Role::reviewer,
         {approve, rehandle, reopen, archive, remind, note, begin_follow_up, miss_follow_up, follow_up, grant_exclusion,
          refuse_exclusion}},
        {Role::leader, {remind, supervise, escalate, reopen, note}}};
    static const std::vector<CaseAction> kClock{auto_sign, resume, remind, supervise, escalate, reopen, archive, recalculate};
    if (actor.is_citizen) return action == evaluate;
    if (actor.is_clock) return std::ranges::find(kClock, action) != kClock.end();
    const auto found = kActs.find(actor.role);
    return found != kActs.end() && std::ranges::find(found->second, action) != found->second.end();
}

/// One case pushed about by random people who often do what the page offers and sometimes anything at all.
class RandomLife {
public:
    explicit RandomLife(unsigned seed) : random_(seed), rules_(test::office_rules()) {
        for (int i = 1; i <= 7; ++i) rules_.calendar.holidays[std::chrono::year{2026} / 10 / i] = "国庆节";
        rules_.policy.extensions.most_times = 2;
        rules_.judgement.follow_up.hold_min = 12 * 60;
        rules_.judgement.dimensions = {{.code = {"result"}}};
        rules_.judgement.follow_up.plans = {{.code = {"half"}, .percent = 50}};
    }

    void record() {
        now_ = std::chrono::sys_days{std::chrono::year{2026} / 9 / 1} + std::chrono::hours{upto(24 * 110)};
        const CaseIntake intake{.id = {1}, .number = "26112300015", .facts = facts("甲")};
        Actor recorder{.user = {upto(2)}, .role = Role::agent, .name = "座席"};
        auto recorded = record_case(intake, recorder, now_);
        ASSERT_TRUE(recorded);
        at_ = recorded->made;
        events_ = {recorded->event};
    }

    /// Whether the act was done.
    bool step() {
        now_ += std::chrono::minutes{upto(60 * 8)};
        publish_next_year();
        const Actor actor = anybody();
        const CaseContext context = context_for(actor);
        const CaseCommand command = upto(4) == 0 ? anything() : something_offered(actor, context);
        const auto decided = decide(at_, command, actor, now_, context);
        if (!decided) return false;
        EXPECT_TRUE(is_for(command.action, actor)) << name(command.action) << " by " << name(actor.role);
        take(*decided);
        return true;
    }

    void check() const {
        EXPECT_EQ(fold(Case{.id = at_.id, .number = at_.number, .channel = at_.channel}, events_), at_);
        EXPECT_EQ(at_.version, std::ssize(events_));
        EXPECT_EQ(at_.lead_case.has_value(), at_.stage == CaseStage::merged);
        EXPECT_EQ(!at_.department.empty(), has_unit()) << name(at_.stage);
        check_clocks();
        check_rounds();
    }
    [[nodiscard]] bool is_over() const { return is_end(at_.stage) || std::ssize(events_) > kLongestLife; }
    [[nodiscard]] CaseStage stage() const { return at_.stage; }
    [[nodiscard]] CaseAction last_action() const { return events_.back().action; }

private:
    int upto(int end) { return std::uniform_int_distribution{0, end - 1}(random_); }
    template <class T>
    T any(const std::vector<T>& items) {
        return items[static_cast<std::size_t>(upto(static_cast<int>(items.size())))];
    }

    CaseFacts facts(const char* title) {
        return {.kind = any(all<CaseKind>()),
                .title = title,
                .content = "丁",
                .citizen_phone = "13800000000",
                .confidential = upto(10) == 0};
    }

    void take(const CaseEvent& event) {
        at_ = evolve(at_, event);
        events_.push_back(event);
    }

    /// The notice for 2027 appears in November; from then on the clock puts provisional due times right.
    void publish_next_year() {
        const bool is_out = now_ >= std::chrono::sys_days{std::chrono::year{2026} / 11 / 10};
        if (is_out && rules_.calendar.published_years.size() == 1) {
            rules_.calendar.published_years.push_back(2027);
            for (int i = 1; i <= 3; ++i) rules_.calendar.holidays[std::chrono::year{2027} / 1 / i] = "元旦";
        }
        const CaseCommand command{.action = CaseAction::recalculate, .version = at_.version};
        if (const auto event = decide(at_, command, the_clock(), now_, context_for(the_clock()))) take(*event);
    }

    Actor anybody() {
        if (upto(12) == 0) return the_clock();
        if (upto(12) == 0) return the_citizen();
        if (upto(2) == 0 && is_held()) return {.user = last_round(at_)->follow_up.held_by, .role = Role::reviewer, .name = "某"};
        static const std::vector<Role> kBusy{Role::department, Role::sub_department, Role::dispatcher, Role::reviewer,
                                             Role::supervisor};
        const Role role = upto(3) == 0 ? any(all<Role>()) : any(kBusy);
        const bool works_below = role == Role::department || role == Role::sub_department;
        const DepartmentCode unit = upto(3) != 0 && !at_.department.empty() ? at_.department : any(kUnits);
        return {.user = {1 + upto(6)}, .role = role, .department = works_below ? unit : DepartmentCode{}, .name = "某"};
    }

    [[nodiscard]] bool is_held() const {
        return last_round(at_) != nullptr && holds_follow_up(at_, last_round(at_)->follow_up.held_by, now_);
    }

    CaseContext context_for(const Actor& actor) {
        CaseStanding standing{.own_unit = is_at_or_below(at_.department, actor.department),
                              .lead_unit = is_at_or_below(at_.lead, actor.department)};
        for (const CoHandler& one : at_.course.co_handlers)
            if (is_at_or_below(one.unit, actor.department)) standing.co_unit = one.unit;
        target_ = any(kUnits);
        const bool below = is_at_or_below(target_, at_.department) && target_ != at_.department;
        return {.standing = standing,
                .target = below ? TargetUnit::below : TargetUnit::elsewhere,
                .lead_case_fits = upto(3) != 0,
                .time = rules_};
    }

    CaseCommand filled(CaseAction action, const std::vector<CaseReason>& reasons) {
        return {.action = action,
                .version = at_.version,
                .facts = facts("丙"),
                .department = target_,
                .text = "说明",
                .details = {.reason = reasons.empty() ? std::nullopt : std::optional{any(reasons)},
                            .legal_basis = "条例",
                            .units = {any(kUnits)},
                            .lead_case = CaseId{2},
                            .until = now_ + std::chrono::hours{1 + upto(24 * 10)},
                            .amount = 1 + upto(10),
                            .verdict = verdict()}};
    }

    Verdict verdict() {
        return {.scores = {{.dimension = {"result"}, .points = 1 + upto(5)}},
                .outcome = any(all<FollowUpMiss>()),
                .contacted = any(all<Said>()),
                .resolved = any(all<Said>()),
                .satisfaction = any(all<Satisfaction>())};
    }

    CaseCommand anything() {
        CaseCommand command = filled(any(all<CaseAction>()), all<CaseReason>());
        if (upto(8) == 0) command.version = upto(at_.version + 2);
        if (upto(8) == 0) command.text.clear();
        return command;
    }

    CaseCommand something_offered(const Actor& actor, const CaseContext& context) {
        const auto offered = allowed_actions(at_, {actor, context.standing, now_, rules_});
        if (offered.empty()) return anything();
        AllowedAction chosen = any(offered);
        for (int again = 0; again < 4 && cuts_short(chosen.action); ++again) chosen = any(offered);
        return filled(chosen.action, chosen.reasons);
    }

    /// Done as often as the rest, these would leave no life to look at.
    static bool cuts_short(CaseAction action) {
        using enum CaseAction;
        return action == withdraw || action == merge || action == answer_directly || action == reject || action == uphold_return;
    }

    [[nodiscard]] bool has_unit() const {
        return is_with_unit(at_.stage) || at_.stage == CaseStage::awaiting_review || label_of(at_.stage) == CaseState::approved ||
               (at_.stage == CaseStage::withdrawn && label_of(events_.back().from) != CaseState::recorded);
    }

    void check_clocks() const {
        for (const DueClock& clock : at_.course.clocks) {
            const auto steps = explain(clock, rules_.calendar);
            EXPECT_EQ(steps.front().at, clock.started_at);
            EXPECT_EQ(steps.back().at, clock.due_at);
            EXPECT_GE(clock.due_at, clock.started_at);
            if (!clock.stopped_at) EXPECT_EQ(due_by(clock, rules_.calendar).due_at, clock.due_at) << name(clock.kind);
            if (at_.closed_at) EXPECT_TRUE(clock.stopped_at) << name(clock.kind) << " runs on in " << name(at_.stage);
        }
        const DueClock* handling = clock_of(at_, ClockKind::handle);
        EXPECT_EQ(at_.due_at, handling == nullptr ? std::nullopt : std::optional{handling->due_at});
        EXPECT_EQ(handling != nullptr && handling->paused_at.has_value(),
                  at_.stage == CaseStage::suspended && handling != nullptr);
    }

    /// Every approval is a round; only the last one is still spoken of, and nobody is asked while it is handled anew.
    void check_rounds() const {
        const auto approved = std::ranges::count(events_, CaseAction::approve, &CaseEvent::action);
        EXPECT_EQ(std::ssize(at_.course.rounds), approved);
        for (std::size_t i = 0; i < at_.course.rounds.size(); ++i) {
            const JudgedRound& round = at_.course.rounds[i];
            const bool is_open = round.follow_up.state == FollowUpState::open;
            EXPECT_TRUE(!is_open || (i + 1 == at_.course.rounds.size() && at_.stage == CaseStage::approved));
            EXPECT_EQ(is_open, round.follow_up.next_try_at.has_value());
            EXPECT_LE(round.follow_up.attempts, 3);
            EXPECT_LE(round.evaluations, rules_.judgement.most_evaluations);
            if (round.follow_up.state == FollowUpState::answered) EXPECT_TRUE(round.follow_up.answers);
        }
        EXPECT_LE(at_.course.reopened, 2);
        if (at_.stage == CaseStage::archived) EXPECT_TRUE(is_judged(at_));
    }

    std::mt19937 random_;
    TimeRules rules_;
    Instant now_{};
    Case at_;
    std::vector<CaseEvent> events_;
    DepartmentCode target_;
};

TEST(RandomPeople, LeaveEveryCaseInALegalStateThatItsEventsExplain) {
    std::map<CaseStage, int> seen;
    std::map<CaseAction, int> done;
    int steps = 0;
    for (unsigned seed = 1; steps < kSteps && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomLife life{seed};
        life.record();
        for (int tries = 0; tries < 600 && !life.is_over() && !testing::Test::HasFailure(); ++tries) {
            if (!life.step()) continue;
            ++steps;
            life.check();
            ++seen[life.stage()];
            ++done[life.last_action()];
        }
    }
    for (const CaseAction action : all<CaseAction>())
        if (action != CaseAction::record && action != CaseAction::recalculate)
            EXPECT_GT(done[action], 20) << name(action) << " was hardly ever done";
    for (const CaseStage stage : all<CaseStage>()) EXPECT_GT(seen[stage], 50) << name(stage) << " was hardly ever reached";
}

}  // namespace
}  // namespace hotline
