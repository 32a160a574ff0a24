#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>

#include "domain/casework/evolve.hpp"
#include "store_fixture.hpp"

/// A made-up month of calls, agents and cases, told to the store as events, and counted a second time by plain loops over the
/// same events: every figure must be the same to the last digit.
namespace hotline::store::test {
namespace {

using namespace std::chrono_literals;

constexpr Instant kMonth{std::chrono::sys_days{std::chrono::year{2026} / 11 / 30} + 16h};  // December in the city
constexpr Instant kEnd{kMonth + 31 * 24h};
constexpr Instant kLater{kEnd + 24h};
constexpr int kSeconds = 31 * 24 * 3600;
constexpr int kCalls = 1500;
constexpr int kCases = 500;
constexpr std::array<const char*, 3> kQueues{"general", "tax", "night"};
constexpr std::array<const char*, 3> kUnits{"D01", "D02", "D03"};

/// The same numbers on every machine.
class Chance {
public:
    int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }
    bool one_in(int count) { return below(count) == 0; }

private:
    std::mt19937 engine_{20261201};
};

using Counts = std::map<std::string, std::int64_t>;
using ByGroup = std::map<std::string, Counts>;

/// What was told of one call.
struct ToldCall {
    bool inbound{true};
    std::vector<CallEvent> events;
};

class GoldenMonth : public testing::Test {
protected:
    static ToldCall make_call(int id, Chance& chance) {
        ToldCall call;
        Instant at = kMonth + std::chrono::seconds{chance.below(kSeconds)} + std::chrono::milliseconds{chance.below(1000)};
        const auto tell = [&](CallFact fact) { call.events.push_back({.call = CallId{id}, .at = at, .fact = std::move(fact)}); };
        const auto pass = [&](int most_ms) { at += std::chrono::milliseconds{chance.below(most_ms) + 1}; };
        tell(call_event::Offered{"0999" + std::to_string(chance.below(900)), "12345", CallChannel::trunk});
        if (chance.one_in(10)) {
            call.inbound = false;
            tell(call_event::Dialled{"09991234", UserId{7}, {}});
        }
        if (call.inbound && chance.one_in(30)) {
            tell(call_event::Ended{CallOutcome::blocked, CallParty::system, 21});
            return call;
        }
        pass(2000);
        if (!call.inbound && chance.one_in(3)) {
            tell(call_event::Ended{CallOutcome::no_answer, CallParty::system, 19});
            return call;
        }
        tell(call_event::Answered{});
        if (!chance.one_in(20)) tell(call_event::RecordingStarted{RecordingId{id}, std::to_string(id) + ".wav"});
        pass(30'000);
        if (call.inbound && chance.one_in(4)) {
            tell(call_event::Ended{chance.one_in(2) ? CallOutcome::self_served : CallOutcome::abandoned_ivr, CallParty::citizen,
                                   16});
            return call;
        }
        if (call.inbound) tell(call_event::QueueJoined{{kQueues.at(static_cast<std::size_t>(chance.below(3)))}, 1});
        pass(chance.one_in(3) ? 60'000 : 16'000);
        if (call.inbound && chance.one_in(4)) {
            constexpr std::array kEnds{CallOutcome::abandoned_queue, CallOutcome::abandoned_ringing,  CallOutcome::overflowed,
                                       CallOutcome::mailbox,         CallOutcome::callback_requested, CallOutcome::after_hours,
                                       CallOutcome::failed,          CallOutcome::cancelled};
            if (!chance.one_in(25))
                tell(call_event::Ended{kEnds.at(static_cast<std::size_t>(chance.below(kEnds.size()))), CallParty::citizen, 16});
            return call;
        }
        tell(call_event::AgentConnected{UserId{7 + chance.below(3)}});
        pass(400'000);
        if (call.inbound && chance.one_in(40)) tell(call_event::QueueJoined{{kQueues[1]}, 1});  // passed on, then given up
        tell(
            call_event::Ended{chance.one_in(40) ? CallOutcome::abandoned_queue : CallOutcome::completed, CallParty::citizen, 16});
        return call;
    }

    struct Moments {
        std::string queue;
        std::string outcome;
        std::int64_t queued{-1};
        std::int64_t connected{-1};
        std::int64_t ended{-1};
        bool picked_up{false};
        bool recorded{false};
    };
    static Moments moments_of(const ToldCall& call) {
        Moments of;
        for (const CallEvent& event : call.events) {
            const std::int64_t at = event.at.time_since_epoch().count();
            if (const auto* joined = std::get_if<call_event::QueueJoined>(&event.fact)) {
                of.queue = joined->queue.value;
                if (of.queued < 0) of.queued = at;
            }
            if (std::holds_alternative<call_event::AgentConnected>(event.fact) && of.connected < 0) of.connected = at;
            if (std::holds_alternative<call_event::Answered>(event.fact)) of.picked_up = true;
            if (std::holds_alternative<call_event::RecordingStarted>(event.fact)) of.recorded = true;
            if (const auto* end = std::get_if<call_event::Ended>(&event.fact)) {
                of.outcome = name_of(end->outcome);
                of.ended = at;
            }
        }
        return of;
    }

    /// Plain counting: what the definitions say, over the events as they were told.
    static void count_call(const ToldCall& call, ByGroup& groups) {
        const auto [queue, outcome, queued, connected, ended, picked_up, recorded] = moments_of(call);
        Counts& sum = groups[queue];
        if (!call.inbound) {
            sum["calls_out"] += 1;
            sum["calls_out_connected"] += picked_up;
            return;
        }
        sum["calls_in"] += 1;
        sum["calls_self_served"] += outcome == "self_served";
        sum["calls_abandoned_ivr"] += outcome == "abandoned_ivr";
        sum["calls_blocked"] += outcome == "blocked";
        sum["calls_picked_up"] += picked_up;
        sum["calls_recorded"] += picked_up && recorded;
        if (queued < 0) return;
        sum["calls_queued"] += 1;
        const bool gave_up = connected < 0 && (outcome == "abandoned_queue" || outcome == "abandoned_ringing");
        std::int64_t wait = 0;
        if (connected >= 0)
            wait = (connected - queued) / 1000;
        else if (ended >= 0)
            wait = (ended - queued) / 1000;
        sum["wait_longest"] = std::max(sum["wait_longest"], wait);
        if (!(gave_up && wait <= 5000)) sum["calls_queued_long"] += 1;
        if (gave_up) {
            sum["calls_abandoned"] += 1;
            sum[wait <= 5000 ? "calls_abandoned_short" : "calls_abandoned_long"] += 1;
        }
        if (gave_up || connected >= 0) {
            sum["calls_decided"] += 1;
            sum["calls_met_15s"] += wait <= 15000;
        }
        if (connected >= 0) {
            const std::int64_t talk = (ended - connected) / 1000;
            sum["calls_answered"] += 1;
            sum["calls_answered_15s"] += wait <= 15000;
            sum["calls_answered_20s"] += wait <= 20000;
            sum["wait_answered"] += wait;
            sum["talk_answered"] += talk;
            sum["talk_longest"] = std::max(sum["talk_longest"], talk);
            return;
        }
        sum["calls_waiting"] += outcome.empty();
        sum["calls_overflowed"] += outcome == "overflowed";
        sum["calls_to_mailbox"] += outcome == "mailbox";
        sum["calls_asked_callback"] += outcome == "callback_requested";
        sum["calls_after_hours"] += outcome == "after_hours";
        sum["calls_failed"] += outcome == "failed";
        sum["calls_queue_other"] += outcome == "cancelled";
    }

    static std::vector<CaseEvent> make_case(int id, Chance& chance) {
        std::vector<CaseEvent> told;
        Instant at = kMonth + std::chrono::seconds{chance.below(kSeconds)};
        const auto tell = [&](CaseAction action, CaseStage to, const std::string& unit = {}) -> CaseEvent& {
            told.push_back({.id = CaseId{id},
                            .seq = static_cast<int>(told.size()) + 1,
                            .at = at,
                            .action = action,
                            .to = to,
                            .department = {unit}});
            at += std::chrono::minutes{chance.below(2000) + 1};
            return told.back();
        };
        tell(CaseAction::record, CaseStage::recorded).facts =
            CaseFacts{.kind = chance.one_in(2) ? CaseKind::complaint : CaseKind::enquiry, .title = "演示"};
        if (chance.one_in(3)) {
            tell(CaseAction::answer_directly, CaseStage::answered_directly);
            return told;
        }
        if (chance.one_in(9)) return told;
        const auto send = [&](const char* unit) {
            const Instant now = at;
            tell(CaseAction::dispatch, CaseStage::assigned, unit).due_at = now + std::chrono::hours{chance.below(96) + 1};
        };
        send(kUnits.at(static_cast<std::size_t>(chance.below(3))));
        if (chance.one_in(6)) {
            tell(CaseAction::ask_return, CaseStage::return_pending);
            tell(CaseAction::uphold_return, CaseStage::recorded);
            if (chance.one_in(3)) return told;
            send(kUnits.at(static_cast<std::size_t>(chance.below(3))));
        }
        if (chance.one_in(8)) return told;
        tell(CaseAction::reply, CaseStage::awaiting_review);
        if (chance.one_in(6)) {
            tell(CaseAction::rehandle, CaseStage::assigned);
            if (chance.one_in(3)) return told;
            tell(CaseAction::reply, CaseStage::awaiting_review);
        }
        tell(CaseAction::approve, CaseStage::approved).details.verdict = Verdict{};
        if (chance.one_in(3)) return told;
        Verdict said;
        said.satisfaction = static_cast<Satisfaction>(chance.below(5));
        tell(CaseAction::evaluate, CaseStage::approved).details.verdict = said;
        return told;
    }

    /// By the unit where the case lies in the end; acts by the unit it lay with then.
    static void count_case(const std::vector<CaseEvent>& told, ByGroup& cases, ByGroup& acts, ByGroup& rounds) {
        constexpr auto kOut = [](Instant at) { return at < kMonth || at >= kEnd; };
        std::string unit;
        std::string last_unit;
        std::optional<Instant> due;
        std::optional<Instant> handled;
        std::optional<Instant> dispatched;
        std::optional<Instant> closed;
        std::string closed_unit;
        bool poor = false;
        bool said = false;
        int sent_back = 0;
        for (const CaseEvent& event : told) {
            const std::string lay = event.action == CaseAction::dispatch ? event.department.value : last_unit;
            const bool counts = !kOut(event.at);
            if (event.action == CaseAction::dispatch) {
                unit = last_unit = event.department.value;
                dispatched = event.at;
                due = event.due_at;
                acts[lay]["dispatches"] += counts;
            }
            if (event.action == CaseAction::ask_return) acts[lay]["returns_asked"] += counts;
            if (event.action == CaseAction::uphold_return) {
                unit.clear();
                dispatched.reset();
                acts[lay]["returns_upheld"] += counts;
            }
            if (event.action == CaseAction::reply) handled = event.at;
            if (event.action == CaseAction::rehandle) {
                handled.reset();
                ++sent_back;
                acts[lay]["rehandlings"] += counts;
            }
            if (event.action == CaseAction::approve) {
                closed = event.at;
                closed_unit = unit;
            }
            if (event.action == CaseAction::evaluate) {
                said = true;
                poor = event.details.verdict->satisfaction >= Satisfaction::dissatisfied;
            }
        }
        const bool direct = told.back().action == CaseAction::answer_directly;
        Counts& sum = cases[unit];
        sum["cases_recorded"] += 1;
        sum["cases_direct"] += direct;
        sum["cases_with_unit"] += !direct && !unit.empty();
        sum["cases_unplaced"] += !direct && unit.empty();
        sum["cases_rehandled"] += sent_back > 0;
        sum["cases_closed"] += closed.has_value();
        if (closed && !kOut(*closed)) {
            rounds[closed_unit]["rounds_closed"] += 1;
            rounds[closed_unit]["satisfaction_said"] += said;
            rounds[closed_unit]["satisfaction_good"] += said && !poor;
        }
    }

    /// Signs in at 8, changes work now and then, signs out in the evening; now and then over midnight.
    static std::vector<AgentEvent> make_agent(int id, Chance& chance) {
        std::vector<AgentEvent> told;
        for (int day = 0; day < 31; ++day) {
            int second = day * 86'400 + 8 * 3600 + chance.below(600);
            const int evening = day * 86'400 + (chance.one_in(5) ? 25 : 17) * 3600;
            const auto tell = [&](Presence presence, Work work) {
                told.push_back(
                    {UserId{id}, kMonth + std::chrono::seconds{second}, presence, work, AwayReason::rest, SeatKind::browser});
            };
            for (; second < evening; second += chance.below(1800) + 1)
                tell(Presence::signed_in, static_cast<Work>(chance.below(7)));
            second = evening;
            tell(Presence::signed_out, Work::away);
        }
        return told;
    }

    /// Second by second.
    static void count_agent(const std::vector<AgentEvent>& told, Counts& sum) {
        std::size_t next = 0;
        const AgentEvent* state = nullptr;
        for (int second = 0; second < kSeconds; ++second) {
            while (next < told.size() && told[next].at <= kMonth + std::chrono::seconds{second}) state = &told[next++];
            if (state == nullptr || state->presence == Presence::signed_out) continue;
            const std::string work{name_of(state->work)};
            const bool busy = work == "talking" || work == "holding" || work == "wrap_up";
            sum["time_signed_in"] += 1000;
            sum["time_" + (work == "reserved" ? std::string{"offered"} : work)] += 1000;
            if (busy) sum["time_busy"] += 1000;
            if (busy || work == "ready") sum["time_reachable"] += 1000;
        }
    }

    void expect_same(Subject subject, Dimension by, const ByGroup& expected) {
        std::vector<Fact> facts;
        for (const FactInfo& info : all_facts())
            if (info.subject == subject) facts.push_back(info.fact);
        const app::FactFilter month{.from = kMonth, .to = kEnd, .now = kLater};
        const auto groups =
            read_now(store_.database, [&](app::UnitOfWork& work) { return work.reports.count(subject, by, facts, month); });
        int compared = 0;
        for (const auto& [key, counts] : expected) {
            const auto found = std::ranges::find(groups, key, &app::GroupCounts::group);
            const FactCounts counted = found == groups.end() ? FactCounts{} : found->counts;
            for (const FactInfo& info : all_facts()) {
                const auto wanted = counts.find(std::string(info.code));
                if (wanted == counts.end()) continue;
                EXPECT_EQ(counted[info.fact], wanted->second) << key << ": " << info.code;
                ++compared;
            }
        }
        EXPECT_GT(compared, 5);
    }

    void expect_one_way_each() {
        constexpr std::array kWays{Fact::calls_answered,   Fact::calls_abandoned,      Fact::calls_overflowed,
                                   Fact::calls_to_mailbox, Fact::calls_asked_callback, Fact::calls_after_hours,
                                   Fact::calls_failed,     Fact::calls_waiting,        Fact::calls_queue_other};
        std::vector<Fact> facts(kWays.begin(), kWays.end());
        facts.push_back(Fact::calls_queued);
        const app::FactFilter month{.from = kMonth, .to = kEnd, .now = kLater};
        const auto days = read_now(store_.database, [&](app::UnitOfWork& work) {
            return work.reports.count(Subject::calls, Dimension::time, facts, month);
        });
        ASSERT_EQ(days.size(), 31U);
        for (const auto& day : days) {
            std::int64_t ways = 0;
            for (const Fact fact : kWays) ways += day.counts[fact];
            EXPECT_EQ(ways, day.counts[Fact::calls_queued]) << day.group;
        }
    }

    TestDatabase store_{":memory:"};
    Chance chance_;
};

TEST_F(GoldenMonth, CallsCountAsPlainLoopsCountThem) {
    std::vector<ToldCall> calls;
    for (int id = 1; id <= kCalls; ++id) calls.push_back(make_call(id, chance_));
    write_now(store_.database, [&](app::UnitOfWork& work) {
        for (const ToldCall& call : calls)
            for (const CallEvent& event : call.events) work.calls.append(event);
    });
    ByGroup expected;
    for (const ToldCall& call : calls) count_call(call, expected);
    expect_same(Subject::calls, Dimension::queue, expected);
    expect_one_way_each();
    for (const FactInfo& info : all_facts()) {
        if (info.subject != Subject::calls) continue;
        std::int64_t all = 0;
        for (auto& [queue, counts] : expected) all += counts[std::string(info.code)];
        EXPECT_GT(all, 0) << info.code << " never happens in this month";
    }
}

TEST_F(GoldenMonth, CasesCountAsPlainLoopsCountThem) {
    ByGroup cases;
    ByGroup acts;
    ByGroup rounds;
    write_now(store_.database, [&](app::UnitOfWork& work) {
        for (int id = 1; id <= kCases; ++id) {
            const auto told = make_case(id, chance_);
            count_case(told, cases, acts, rounds);
            Case at = evolve(Case{.id = CaseId{id}, .number = "2612" + std::to_string(10000 + id)}, told.front());
            work.cases.insert(at, told.front(), "h" + std::to_string(id), "k" + std::to_string(id));
            for (std::size_t i = 1; i < told.size(); ++i) {
                at = evolve(at, told[i]);
                work.cases.append(at, told[i]);
            }
        }
    });
    expect_same(Subject::cases, Dimension::department, cases);
    expect_same(Subject::case_acts, Dimension::department, acts);
    expect_same(Subject::rounds, Dimension::department, rounds);
}

TEST_F(GoldenMonth, AgentsTimesAreThoseCountedSecondBySecond) {
    ByGroup expected;
    write_now(store_.database, [&](app::UnitOfWork& work) {
        for (int id = 7; id <= 9; ++id) {
            const auto told = make_agent(id, chance_);
            count_agent(told, expected[std::to_string(id)]);
            for (const AgentEvent& event : told) work.calls.append(event);
        }
    });
    expect_same(Subject::agent_time, Dimension::agent, expected);
}

}  // namespace
}  // namespace hotline::store::test
