#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>

#include "app/ports/database.hpp"
#include "domain/casework/evolve.hpp"
#include "support/store_calls.hpp"

/// What every implementation of app::Database and its stores must do. A backend gives
///   app::Database& database();
///   UserId add_user(const std::string& username, const std::string& name);
namespace hotline::test {

using namespace std::chrono_literals;

inline constexpr Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 1h};  // 09:00 in the city

template <class Backend>
class StoreContract : public testing::Test {
protected:
    Backend backend_;
    app::Database& database_ = backend_.database();

    static Case a_case(int id, const std::string& title, Instant at) {
        return fold(Case{.id = CaseId{id},
                         .number = "2026112300" + std::to_string(id),
                         .channel = CaseChannel::phone,
                         .call = CallId{70 + id}},
                    std::array{recorded(id, title, at)});
    }
    static CaseEvent recorded(int id, const std::string& title, Instant at) {
        return {.id = CaseId{id},
                .seq = 1,
                .at = at,
                .action = CaseAction::record,
                .actor = UserId{5},
                .actor_name = "演示-座席01",
                .facts = CaseFacts{.kind = CaseKind::complaint,
                                   .title = title,
                                   .content = "幸福路夜间施工噪音扰民 \"' OR 1=1 --",
                                   .district = {"Q01"},
                                   .citizen_phone = "1000000000" + std::to_string(id % 2)}};
    }
    void insert_case(int id, const std::string& title, Instant at = kMorning) {
        write_now(database_, [&](app::UnitOfWork& work) {
            work.cases.insert(a_case(id, title, at), recorded(id, title, at), "hash" + std::to_string(id),
                              "key-" + std::to_string(id));
        });
    }
    static CaseEvent dispatched(int id, Instant at) {
        return {.id = CaseId{id},
                .seq = 2,
                .at = at,
                .action = CaseAction::dispatch,
                .actor = UserId{6},
                .actor_name = "演示-派单员01",
                .from = CaseStage::recorded,
                .to = CaseStage::assigned,
                .department = {"water"},
                .text = "请核实",
                .due_at = at + 48h};
    }
    std::vector<std::string> titles(const app::CaseFilter& filter, Instant now = kMorning + 1h) {
        return read_now(database_, [&](app::UnitOfWork& work) {
            std::vector<std::string> found;
            for (const Case& one : work.cases.list(filter, now).cases) found.push_back(one.facts.title);
            return found;
        });
    }

    void append(int call, Duration after, CallFact fact) {
        write_now(database_, [&](app::UnitOfWork& work) {
            work.calls.append({.call = CallId{call}, .at = kMorning + after, .fact = std::move(fact)});
        });
    }
    void offer(int call, const std::string& from, Duration after = 0s) {
        append(call, after, call_event::Offered{from, "12345", CallChannel::trunk});
        append(call, after, call_event::Answered{});
    }
    void give_up_in_queue(int call, const std::string& from, Duration after = 0s) {
        offer(call, from, after);
        append(call, after + 10s, call_event::QueueJoined{{"general"}, 1});
        append(call, after + 40s, call_event::Ended{CallOutcome::abandoned_queue, CallParty::citizen, 16});
    }
    void talk(int call, const std::string& from, UserId agent, Duration after = 0s) {
        offer(call, from, after);
        append(call, after + 10s, call_event::QueueJoined{{"general"}, 1});
        append(call, after + 18s, call_event::AgentConnected{agent});
        append(call, after + 78s, call_event::Ended{CallOutcome::completed, CallParty::citizen, 16});
    }
    std::vector<CallbackTask> callbacks(bool closed = false) {
        return read_now(database_, [&](app::UnitOfWork& work) { return work.callbacks.list({.closed = closed}).tasks; });
    }
};

TYPED_TEST_SUITE_P(StoreContract);

TYPED_TEST_P(StoreContract, AFailedWorkLeavesNothing) {
    EXPECT_THROW(write_now(this->database_,
                           [&](app::UnitOfWork& work) {
                               work.cases.insert(this->a_case(1, "a", kMorning), this->recorded(1, "a", kMorning), "h", "k");
                               throw std::runtime_error("changed my mind");
                           }),
                 std::runtime_error);
    EXPECT_TRUE(this->titles({}).empty());
}

TYPED_TEST_P(StoreContract, ACallsRowFollowsItsEvents) {
    const UserId agent = this->backend_.add_user("agent01", "演示-座席01");
    this->talk(1, "09990001", agent);
    const auto row = read_now(this->database_, [](app::UnitOfWork& work) { return work.calls.find(CallId{1}).value(); });
    EXPECT_EQ(row.outcome, CallOutcome::completed);
    EXPECT_EQ(row.agent_name, "演示-座席01");
    EXPECT_EQ(row.flow_ms, 10'000);
    EXPECT_EQ(row.wait_ms, 8'000);
    EXPECT_EQ(row.talk_ms, 60'000);
    const auto events = read_now(this->database_, [](app::UnitOfWork& work) { return work.calls.events(CallId{1}); });
    ASSERT_EQ(events.size(), 5U);
    EXPECT_EQ(events[2].type, "queue_joined");
    EXPECT_EQ(events[2].detail, "general");
    EXPECT_EQ(events[3].detail, "演示-座席01");
}

TYPED_TEST_P(StoreContract, ACallsRowKeepsWhatWasPressedBehindTheTalk) {
    const UserId agent = this->backend_.add_user("agent01", "演示-座席01");
    this->talk(1, "09990001", agent);
    this->talk(2, "09990002", agent);
    const auto row = [&](int call) {
        return read_now(this->database_, [call](app::UnitOfWork& work) { return work.calls.find(CallId{call}).value(); });
    };
    this->append(2, 50s, call_event::TalkEnded{agent});
    this->append(2, 52s, call_event::Judged{Satisfaction::dissatisfied});
    this->append(2, 53s, call_event::Judged{Satisfaction::fairly_satisfied});
    EXPECT_FALSE(row(1).satisfaction);
    EXPECT_EQ(row(2).satisfaction, Satisfaction::fairly_satisfied) << "the last key counts";
    EXPECT_EQ(row(2).talk_ms, 32'000) << "what is asked afterwards is no talk";
}

TYPED_TEST_P(StoreContract, WhoAsksToBeRungElsewhereIsOwedACallThere) {
    this->offer(1, "09990001");
    this->append(1, 9s, call_event::CallbackRequested{{"general"}, "13800000002"});
    this->append(1, 12s, call_event::Ended{CallOutcome::callback_requested, CallParty::system, 16});
    const auto tasks = this->callbacks();
    ASSERT_EQ(tasks.size(), 1U);
    EXPECT_EQ(tasks[0].number, "13800000002");
    EXPECT_EQ(tasks[0].origin, CallbackOrigin::requested);
}

TYPED_TEST_P(StoreContract, CallsAreFoundAsTheFiguresCountThem) {
    const UserId agent = this->backend_.add_user("agent01", "a");
    this->talk(1, "09990001", agent);
    this->give_up_in_queue(2, "09990002", 1min);
    this->offer(3, "09990003", 2min);
    this->append(3, 3min, call_event::Ended{CallOutcome::self_served, CallParty::citizen, 16});
    this->append(3, 3min, call_event::RecordingStarted{RecordingId{3}, "3.wav"});
    const auto found = [&](const app::CallFilter& filter) {
        return read_now(this->database_, [&](app::UnitOfWork& work) {
            std::vector<std::int64_t> ids;
            for (const app::CallRow& row : work.calls.list(filter).rows) ids.push_back(row.id.value);
            return ids;
        });
    };
    using Ids = std::vector<std::int64_t>;
    EXPECT_EQ(found({.queued_only = true}), (Ids{2, 1}));
    EXPECT_EQ(found({.answered_only = true}), Ids{1});
    EXPECT_EQ(found({.answered_only = true, .longest_wait_ms = 7'999}), Ids{});
    EXPECT_EQ(found({.answered_only = true, .longest_wait_ms = 8'000}), Ids{1});
    EXPECT_EQ(found({.outcomes = {CallOutcome::abandoned_queue, CallOutcome::self_served}}), (Ids{3, 2}));
    EXPECT_EQ(found({.recorded_only = true}), Ids{3});
    EXPECT_EQ(found({.queue = QueueCode{"general"}}), (Ids{2, 1}));
    EXPECT_EQ(found({.agent = agent}), Ids{1});
    EXPECT_EQ(found({.channel = CallChannel::browser}), Ids{});
    EXPECT_EQ(found({.number = sought_number("0002")}), Ids{2});
}

TYPED_TEST_P(StoreContract, WhoGivesUpInTheQueueIsMissedOnceANumber) {
    this->give_up_in_queue(1, "09990001");
    this->give_up_in_queue(2, "09990001", 5min);
    this->give_up_in_queue(3, "09990002", 6min);
    const auto tasks = this->callbacks();
    ASSERT_EQ(tasks.size(), 2U);
    EXPECT_EQ(tasks[1].number, "09990001");
    EXPECT_EQ(tasks[1].missed, 2);
    EXPECT_EQ(tasks[1].call, CallId{2});
    const auto history = read_now(this->database_, [&](app::UnitOfWork& work) { return work.callbacks.history(tasks[1].id); });
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].call, CallId{1});
}

TYPED_TEST_P(StoreContract, WhoHangsUpInTheFlowIsNotMissed) {
    this->offer(1, "09990001");
    this->append(1, 5s, call_event::Ended{CallOutcome::abandoned_ivr, CallParty::citizen, 16});
    EXPECT_TRUE(this->callbacks().empty());
}

TYPED_TEST_P(StoreContract, WhoGetsThroughLaterNeedsNoCallBack) {
    const UserId agent = this->backend_.add_user("agent01", "演示-座席01");
    this->give_up_in_queue(1, "09990001");
    this->talk(2, "09990001", agent, 5min);
    EXPECT_TRUE(this->callbacks().empty());
    const auto closed = this->callbacks(true);
    ASSERT_EQ(closed.size(), 1U);
    EXPECT_EQ(closed[0].closed_at, kMorning + 5min + 18s);
    EXPECT_EQ(closed[0].closed_as, CallbackClose::got_through);
}

TYPED_TEST_P(StoreContract, AClosedCallBackIsFollowedByANewOne) {
    this->give_up_in_queue(1, "09990001");
    CallbackTask task = this->callbacks().at(0);
    task.state = CallbackState::closed;
    task.closed_as = CallbackClose::given_up;
    task.closed_at = kMorning + 1h;
    task.note = "关机";
    std::vector<app::CallbackChanged> changed;
    write_now(this->database_, [&](app::UnitOfWork& work) {
        static_cast<void>(work.callbacks.take_changed());
        work.callbacks.save(task, {.at = kMorning + 1h, .what = CallbackSignal::give_up, .by = {5}, .note = "关机"});
        changed = work.callbacks.take_changed();
    });
    ASSERT_EQ(changed.size(), 1U);
    EXPECT_EQ(changed[0].id, task.id);
    this->give_up_in_queue(2, "09990001", 2h);
    ASSERT_EQ(this->callbacks().size(), 1U);
    EXPECT_NE(this->callbacks()[0].id, task.id);
    const auto stored = this->callbacks(true).at(0);
    EXPECT_EQ(stored.note, "关机");
    EXPECT_EQ(stored.closed_as, CallbackClose::given_up);
    const auto figures =
        read_now(this->database_, [](app::UnitOfWork& work) { return work.callbacks.figures(kMorning, kMorning + 24h); });
    EXPECT_EQ(figures.missed, 2);
    EXPECT_EQ(figures.given_up, 1);
    EXPECT_EQ(figures.open, 1);
    EXPECT_FALSE(figures.median_to_reach_s);
}

TYPED_TEST_P(StoreContract, ATaskIsFoundByItsNumberAndItsAttempt) {
    this->give_up_in_queue(1, "09990001");
    CallbackTask task = this->callbacks().at(0);
    task.state = CallbackState::dialling;
    task.owner = UserId{5};
    task.lease_until = kMorning + 1h;
    task.attempt = CallId{77};
    task.attempts = 1;
    task.dialled_at = kMorning + 10min;
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.callbacks.save(task, {.at = kMorning + 10min, .what = CallbackSignal::dial, .by = {5}, .call = {77}});
    });
    const auto by_attempt = read_now(this->database_, [](app::UnitOfWork& work) { return work.callbacks.find_by_attempt({77}); });
    ASSERT_TRUE(by_attempt);
    EXPECT_EQ(by_attempt->owner, UserId{5});
    EXPECT_EQ(by_attempt->lease_until, kMorning + 1h);
    const auto unfinished =
        read_now(this->database_, [](app::UnitOfWork& work) { return work.callbacks.unfinished_of("09990001"); });
    EXPECT_EQ(unfinished->state, CallbackState::dialling);
    const auto nobody = read_now(this->database_, [](app::UnitOfWork& work) { return work.callbacks.unfinished_of(""); });
    EXPECT_FALSE(nobody) << "many call without a number";
    const auto none = read_now(this->database_, [](app::UnitOfWork& work) { return work.callbacks.find_by_attempt({}); });
    EXPECT_FALSE(none);
}

TYPED_TEST_P(StoreContract, AMessageIsATaskOnceWithItsClock) {
    this->offer(1, "09990001");
    for (int time = 0; time < 2; ++time) {
        this->append(1, 5s, call_event::MessageStarted{RecordingId{9}, "a/m.wav"});
        this->append(1, 20s, call_event::MessageLeft{RecordingId{9}, {"general"}, 15'000, Unserved::holiday});
    }
    this->append(1, 21s, call_event::Ended{CallOutcome::mailbox, CallParty::citizen, 16});
    EXPECT_TRUE(this->callbacks().empty()) << "the message is the task";
    const auto page = read_now(this->database_, [](app::UnitOfWork& work) { return work.voicemail.list({}); });
    ASSERT_EQ(page.messages.size(), 1U);
    VoiceMessage message = page.messages[0];
    EXPECT_EQ(message.number, "09990001");
    EXPECT_EQ(message.reason, Unserved::holiday);
    EXPECT_EQ(message.length_ms, 15'000);
    EXPECT_EQ(message.left_at, kMorning + 20s);
    EXPECT_GT(message.due_at, message.escalate_at);
    const auto file = read_now(this->database_, [](app::UnitOfWork& work) { return work.recordings.find({9}); });
    EXPECT_EQ(file->path, "a/m.wav");
    EXPECT_EQ(file->kind, RecordingKind::message);

    const auto waiting = [&](Instant at) {
        return read_now(this->database_, [at](app::UnitOfWork& work) { return work.voicemail.awaiting_notice(at); }).size();
    };
    EXPECT_EQ(waiting(message.remind_at - 1s), 0U);
    EXPECT_EQ(waiting(message.remind_at), 1U);
    message.state = VoiceMessageState::done;
    message.owner = UserId{5};
    message.result = VoiceMessageResult::answered;
    message.done_at = kMorning + 1min;
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.voicemail.save(message, {.at = kMorning + 1min, .what = VoiceMessageStep::finished, .by = {5}, .note = "x"});
    });
    EXPECT_EQ(waiting(message.escalate_at), 0U);
    const auto stored = read_now(this->database_, [&](app::UnitOfWork& work) { return work.voicemail.find_by_recording({9}); });
    EXPECT_EQ(stored->result, VoiceMessageResult::answered);
    const auto open =
        read_now(this->database_, [](app::UnitOfWork& work) { return work.voicemail.count(VoiceMessageState::open); });
    EXPECT_EQ(open, 0);
    const auto history = read_now(this->database_, [&](app::UnitOfWork& work) { return work.voicemail.history(message.id); });
    EXPECT_EQ(history.size(), 1U);
}

TYPED_TEST_P(StoreContract, CallsThatLostTheirEndAreEndedAtTheirLastEvent) {
    this->offer(1, "09990001");
    this->append(1, 7s, call_event::QueueJoined{{"general"}, 1});
    int closed = 0;
    write_now(this->database_, [&](app::UnitOfWork& work) { closed = work.calls.close_unfinished(kMorning + 1h); });
    EXPECT_EQ(closed, 1);
    const auto row = read_now(this->database_, [](app::UnitOfWork& work) { return work.calls.find(CallId{1}).value(); });
    EXPECT_EQ(row.outcome, CallOutcome::failed);
    const auto events = read_now(this->database_, [](app::UnitOfWork& work) { return work.calls.events(CallId{1}); });
    EXPECT_EQ(events.back().at, kMorning + 7s);
}

TYPED_TEST_P(StoreContract, KnowsTheLastStateOfEachAgentAndTheShift) {
    const UserId one = this->backend_.add_user("agent01", "a");
    const UserId two = this->backend_.add_user("agent02", "b");
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.calls.append(AgentEvent{one, kMorning, Presence::signed_in, Work::ready, AwayReason::other, SeatKind::phone});
        work.calls.append(AgentEvent{two, kMorning, Presence::signed_in, Work::ready, AwayReason::other, SeatKind::browser});
        work.calls.append(AgentEvent{one, kMorning + 1s, Presence::signed_in, Work::away, AwayReason::meal, SeatKind::phone, two,
                                     "吃饭", CallPart::dialled});
        work.calls.append(AgentEvent{one,
                                     kMorning + 2s,
                                     Presence::signed_in,
                                     Work::ready,
                                     AwayReason::meal,
                                     SeatKind::phone,
                                     {},
                                     {},
                                     CallPart::consulted});
    });
    const auto history = [this](Instant since) {
        return read_now(this->database_, [since](app::UnitOfWork& work) { return work.calls.agent_history(since); });
    };
    const auto last = history(kMorning + 1h);
    ASSERT_EQ(last.size(), 2U) << "of a past shift only each one's last";
    EXPECT_EQ(last[0].agent, two);
    EXPECT_EQ(last[1].agent, one);
    EXPECT_EQ(last[1].work, Work::ready);
    const auto shift = history(kMorning + 1s);
    ASSERT_EQ(shift.size(), 3U);
    EXPECT_EQ(shift[1].work, Work::away);
    EXPECT_EQ(shift[1].reason, AwayReason::meal);
    EXPECT_EQ(shift[1].by, two);
    EXPECT_EQ(shift[1].note, "吃饭");
    EXPECT_EQ(shift[0].part, CallPart::leads);
    EXPECT_EQ(shift[1].part, CallPart::dialled);
    EXPECT_EQ(shift[2].part, CallPart::consulted);
}

TYPED_TEST_P(StoreContract, TellsWhyACallWentWhereItWent) {
    const UserId one = this->backend_.add_user("agent01", "甲");
    const UserId two = this->backend_.add_user("agent02", "乙");
    const Decision nobody{.call = CallId{7},
                          .at = kMorning,
                          .cause = DecisionCause::joined,
                          .queue = {"general"},
                          .unfit = {{Unfit::wrap_up, 2, {one, two}}, {Unfit::away, 900, {two}}}};
    Decision him = nobody;
    him.at = kMorning + 3s;
    him.cause = DecisionCause::agent_free;
    him.waited_s = 3;
    him.chosen = one;
    him.eligible = 2;
    him.best = {{one, 180}, {two, 600}};
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.calls.append(nobody);
        work.calls.append(him);
        Decision of_another = him;
        of_another.call = CallId{8};
        work.calls.append(of_another);
    });
    const auto all = read_now(this->database_, [](app::UnitOfWork& work) { return work.calls.decisions(CallId{7}); });
    ASSERT_EQ(all.size(), 2U);
    EXPECT_FALSE(all[0].chosen);
    ASSERT_EQ(all[0].unfit.size(), 2U);
    EXPECT_EQ(all[0].unfit[0].why, Unfit::wrap_up);
    EXPECT_EQ(all[0].unfit[0].first.at(1).name, "乙");
    EXPECT_EQ(all[0].unfit[1].count, 900);
    EXPECT_EQ(all[1].chosen.value().name, "甲");
    EXPECT_EQ(all[1].best.at(1).measure, 600);
    EXPECT_EQ(all[1].eligible, 2);
}

TYPED_TEST_P(StoreContract, KeepsSessionsByTheirHash) {
    const UserId user = this->backend_.add_user("agent01", "a");
    write_now(this->database_, [&](app::UnitOfWork& work) { work.people.insert_session({"abc", user, kMorning, kMorning}); });
    write_now(this->database_, [&](app::UnitOfWork& work) { work.people.touch_session("abc", kMorning + 1min); });
    const auto found = read_now(this->database_, [](app::UnitOfWork& work) { return work.people.find_session("abc"); });
    EXPECT_EQ(found.value().last_seen_at, kMorning + 1min);
    write_now(this->database_, [&](app::UnitOfWork& work) { work.people.delete_session("abc"); });
    EXPECT_FALSE(read_now(this->database_, [](app::UnitOfWork& work) { return work.people.find_session("abc").has_value(); }));
}

TYPED_TEST_P(StoreContract, TheOverviewCountsByItsDefinitions) {
    const UserId agent = this->backend_.add_user("agent01", "a");
    this->talk(1, "09990001", agent);
    this->give_up_in_queue(2, "09990002");
    this->offer(3, "09990003");
    this->append(3, 5s, call_event::Ended{CallOutcome::self_served, CallParty::citizen, 16});
    this->talk(4, "09990004", agent, 24h);  // outside the period
    this->insert_case(1, "a");
    const auto sum = read_now(this->database_, [](app::UnitOfWork& work) {
        return work.reports.overview(kMorning - 9h, kMorning + 15h, kMorning + 1h);
    });
    EXPECT_EQ(sum.calls, 3);
    EXPECT_EQ(sum.self_served, 1);
    EXPECT_EQ(sum.queued, 2);
    EXPECT_EQ(sum.answered, 1);
    EXPECT_EQ(sum.answered_15s, 1);
    EXPECT_EQ(sum.abandoned, 1);
    EXPECT_DOUBLE_EQ(sum.average_wait_s, 8.0);
    EXPECT_DOUBLE_EQ(sum.average_talk_s, 60.0);
    EXPECT_EQ(sum.cases, 1);
    ASSERT_EQ(sum.days.size(), 1U);
    EXPECT_EQ(sum.days[0].calls, 3);
    ASSERT_EQ(sum.by_district.size(), 1U);
    EXPECT_EQ(sum.by_district[0].code, "Q01");
}

REGISTER_TYPED_TEST_SUITE_P(StoreContract, AFailedWorkLeavesNothing, ACallsRowFollowsItsEvents,
                            ACallsRowKeepsWhatWasPressedBehindTheTalk, WhoAsksToBeRungElsewhereIsOwedACallThere,
                            CallsAreFoundAsTheFiguresCountThem, WhoGivesUpInTheQueueIsMissedOnceANumber,
                            WhoHangsUpInTheFlowIsNotMissed, WhoGetsThroughLaterNeedsNoCallBack,
                            AClosedCallBackIsFollowedByANewOne, ATaskIsFoundByItsNumberAndItsAttempt,
                            AMessageIsATaskOnceWithItsClock, CallsThatLostTheirEndAreEndedAtTheirLastEvent,
                            KnowsTheLastStateOfEachAgentAndTheShift, TellsWhyACallWentWhereItWent, KeepsSessionsByTheirHash,
                            TheOverviewCountsByItsDefinitions);

}  // namespace hotline::test
