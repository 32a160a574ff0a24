#pragma once
#include "contract/store_contract.hpp"

/// What every implementation of app::RecordingStore and app::AuditStore must do. Backends are those of StoreContract.
namespace hotline::test {

template <class Backend>
class RecordingContract : public StoreContract<Backend> {};

TYPED_TEST_SUITE_P(RecordingContract);

TYPED_TEST_P(RecordingContract, RecordingsAreIndexed) {
    this->offer(1, "09990001");
    this->append(1, 1s, call_event::RecordingStarted{RecordingId{9}, "2026-11-23/9.wav"});
    const auto running =
        read_now(this->database_, [](app::UnitOfWork& work) { return work.recordings.of_call(CallId{1}).value(); });
    EXPECT_EQ(running.path, "2026-11-23/9.wav");
    EXPECT_FALSE(running.length_ms);
    this->append(1, 3s, call_event::RecordingFinished{RecordingId{9}, 2000, 32044});
    EXPECT_EQ(read_now(this->database_, [](app::UnitOfWork& work) { return work.recordings.find(RecordingId{9})->length_ms; }),
              2000);
}

TYPED_TEST_P(RecordingContract, ALineOfTheIndexFollowsItsEvents) {
    this->offer(1, "09990001");
    this->append(1, 1s, call_event::RecordingStarted{RecordingId{9}, "2026-11-23/9.wav"});
    const auto entry = [&] {
        return read_now(this->database_, [](app::UnitOfWork& work) { return work.recordings.find(RecordingId{9}).value(); });
    };
    EXPECT_EQ(state_of(entry()), RecordingState::writing);
    EXPECT_EQ(entry().started_at, kMorning + 1s);
    this->append(1, 3s, call_event::RecordingFinished{RecordingId{9}, 2000, 32058});
    EXPECT_EQ(entry().sha256, "");
    this->append(1, 3s, call_event::MessageStarted{RecordingId{11}, "2026-11-23/message-11.wav"});
    read_now(this->database_, [](app::UnitOfWork& work) {
        EXPECT_EQ(work.recordings.find(RecordingId{11})->kind, RecordingKind::message);
        EXPECT_EQ(work.recordings.of_call(CallId{1})->id, RecordingId{9}) << "a message is not the call's recording";
        return 0;
    });
    this->append(1, 4s, call_event::RecordingSealed{RecordingId{9}, 2000, 32058, "ab12"});
    EXPECT_EQ(entry().sha256, "ab12");
    EXPECT_EQ(entry().checked_at, kMorning + 4s);
    this->append(1, 5s, call_event::RecordingHeld{RecordingId{9}, "演示-班长01", "投诉复核"});
    EXPECT_EQ(entry().held_by, "演示-班长01");
    EXPECT_EQ(entry().hold_reason, "投诉复核");
    this->append(1, 6s, call_event::RecordingHoldEnded{RecordingId{9}, "演示-班长01", "复核完毕"});
    EXPECT_EQ(entry().held_by, "");
    this->append(1, 7s, call_event::RecordingErased{RecordingId{9}, "retention:talk"});
    EXPECT_EQ(state_of(entry()), RecordingState::erased);
    EXPECT_EQ(entry().erased_at, kMorning + 7s);
    EXPECT_EQ(entry().erased_why, "retention:talk");
}

TYPED_TEST_P(RecordingContract, RecordingsAreFoundByWhatIsKnownOfTheirCall) {
    const UserId one = this->backend_.add_user("agent01", "a");
    const UserId two = this->backend_.add_user("agent02", "b");
    const auto record = [&](int call, const std::string& from, UserId agent, std::int64_t length, Duration after) {
        this->talk(call, from, agent, after);
        this->append(call, after + 1s, call_event::RecordingStarted{RecordingId{call}, std::to_string(call) + ".wav"});
        this->append(call, after + 90s, call_event::RecordingFinished{RecordingId{call}, length, 16 * length});
    };
    record(1, "09990001", one, 60'000, 0s);
    record(2, "13800004567", two, 5'000, 1h);
    this->append(2, 1h + 91s, call_event::AgentConnected{one});  // he was transferred to the other
    this->insert_case(1, "a");
    write_now(this->database_, [&](app::UnitOfWork& work) {
        Case of_second = this->a_case(2, "b", kMorning);
        of_second.call = CallId{2};
        work.cases.insert(of_second, this->recorded(2, "b", kMorning), "h", "k");
    });
    const auto found = [&](const app::RecordingFilter& filter) {
        return read_now(this->database_, [&](app::UnitOfWork& work) {
            std::vector<std::int64_t> ids;
            for (const RecordingEntry& entry : work.recordings.list(filter).entries) ids.push_back(entry.id.value);
            return ids;
        });
    };
    using Ids = std::vector<std::int64_t>;
    EXPECT_EQ(found({}), (Ids{2, 1}));
    EXPECT_EQ(found({.number = sought_number("4567")}), Ids{2});
    EXPECT_EQ(found({.number = sought_number("004567")}), Ids{2});
    EXPECT_EQ(found({.number = sought_number("994567")}), Ids{});
    EXPECT_EQ(found({.number = NumberSought{"09990001"}}), Ids{1});
    EXPECT_EQ(found({.agent = one}), (Ids{2, 1}));
    EXPECT_EQ(found({.agent = two}), Ids{2});
    EXPECT_EQ(found({.queue = QueueCode{"other"}}), Ids{});
    EXPECT_EQ(found({.min_ms = 5'001}), Ids{1});
    EXPECT_EQ(found({.max_ms = 5'000}), Ids{2});
    EXPECT_EQ(found({.case_number = "20261123002"}), Ids{2});
    EXPECT_EQ(found({.with_case_only = true}), Ids{2});
    EXPECT_EQ(found({.outcome = CallOutcome::failed}), Ids{});
    EXPECT_EQ(found({.channel = CallChannel::trunk}), (Ids{2, 1}));
    EXPECT_EQ(found({.from = kMorning + 30min}), Ids{2});
    EXPECT_EQ(found({.to = kMorning + 30min}), Ids{1});
    EXPECT_EQ(found({.held_only = true}), Ids{});
    EXPECT_EQ(found({.faulty_only = true}), Ids{});
    EXPECT_EQ(found({.cursor = "' OR 1=1"}), Ids{});
    const auto page = read_now(this->database_, [](app::UnitOfWork& work) { return work.recordings.list({.limit = 1}); });
    ASSERT_EQ(page.entries.size(), 1U);
    EXPECT_EQ(found({.cursor = page.next}), Ids{1});
}

TYPED_TEST_P(RecordingContract, TheIndexRemembersWhatChecksFound) {
    this->offer(1, "09990001");
    this->append(1, 1s, call_event::RecordingStarted{RecordingId{9}, "9.wav"});
    this->append(1, 2s, call_event::RecordingStarted{RecordingId{10}, "10.wav"});
    this->append(1, 3s, call_event::RecordingErased{RecordingId{10}, "retention:talk"});
    this->offer(2, "09990002", 1min);
    this->append(2, 2min, call_event::Ended{CallOutcome::self_served, CallParty::citizen, 16});
    const app::RecordingFinding finding{.fault = RecordingFault::file_missing,
                                        .recording = RecordingId{9},
                                        .call = CallId{1},
                                        .path = "9.wav",
                                        .found_at = kMorning};
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.recordings.set_check(RecordingId{9}, kMorning + 1h, RecordingFault::file_missing);
        work.recordings.replace_findings({finding, finding});
        work.recordings.replace_findings({finding});
        work.recordings.insert(app::Reconciliation{.began_at = kMorning, .ended_at = kMorning + 1s, .checked = 1});
        work.recordings.insert(
            app::Reconciliation{.began_at = kMorning + 24h, .ended_at = kMorning + 25h, .checked = 7, .findings = 1});
    });
    read_now(this->database_, [&](app::UnitOfWork& work) {
        EXPECT_EQ(work.recordings.find(RecordingId{9})->fault, RecordingFault::file_missing);
        EXPECT_EQ(work.recordings.list({.faulty_only = true}).entries.size(), 1U);
        const auto findings = work.recordings.findings(5);
        EXPECT_EQ(findings.size(), 1U);
        EXPECT_EQ(findings.at(0).recording, RecordingId{9});
        EXPECT_EQ(findings.at(0).call, CallId{1});
        EXPECT_EQ(work.recordings.last_reconciliation()->checked, 7);
        EXPECT_EQ(work.recordings.after(RecordingId{0}, 5).size(), 1U) << "erased ones are not walked";
        EXPECT_TRUE(work.recordings.after(RecordingId{9}, 5).empty());
        EXPECT_EQ(work.recordings.at_path("10.wav")->id, RecordingId{10}) << "also of erased ones";
        EXPECT_FALSE(work.recordings.at_path("11.wav"));
        EXPECT_EQ(work.recordings.unrecorded_calls(kMorning, 5), std::vector{CallId{2}});
        EXPECT_TRUE(work.recordings.unrecorded_calls(kMorning + 1h, 5).empty());
        return 0;
    });
}

TYPED_TEST_P(RecordingContract, TheIndexKnowsItsSpace) {
    this->offer(1, "09990001");
    for (int id = 1; id <= 3; ++id) {
        this->append(1, id * 24h, call_event::RecordingStarted{RecordingId{id}, std::to_string(id) + ".wav"});
        this->append(1, id * 24h, call_event::RecordingFinished{RecordingId{id}, 1000, 100 * id});
    }
    this->append(1, 80h, call_event::RecordingHeld{RecordingId{1}, "a", "b"});
    this->append(1, 80h, call_event::RecordingErased{RecordingId{2}, "c"});
    const auto sum = read_now(this->database_, [](app::UnitOfWork& work) { return work.recordings.totals(kMorning + 84h); });
    EXPECT_EQ(sum.count, 2);
    EXPECT_EQ(sum.bytes, 400);
    EXPECT_EQ(sum.held, 1);
    EXPECT_EQ(sum.bytes_last_day, 300);
    EXPECT_EQ(sum.bytes_last_week, 400);
}

TYPED_TEST_P(RecordingContract, NotesAndWishesHangOnARecording) {
    this->offer(1, "09990001");
    this->append(1, 1s, call_event::RecordingStarted{RecordingId{9}, "9.wav"});
    const app::RecordingMarker late{
        .id = {2}, .at_ms = 9000, .text = "承诺回复", .author = {5}, .author_name = "甲", .written_at = kMorning};
    const app::RecordingMarker early{
        .id = {3}, .at_ms = 1000, .text = "开头", .author = {5}, .author_name = "甲", .written_at = kMorning};
    const app::ErasureRequest wish{
        .recording = {9}, .asked_by = {5}, .asked_by_name = "甲", .reason = "误录", .asked_at = kMorning};
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.recordings.put(RecordingId{9}, late);
        work.recordings.put(RecordingId{9}, early);
        app::RecordingMarker better = late;
        better.text = "承诺三日内回复";
        work.recordings.put(RecordingId{9}, better);
        work.recordings.put(wish);
    });
    read_now(this->database_, [&](app::UnitOfWork& work) {
        const auto markers = work.recordings.markers(RecordingId{9});
        EXPECT_EQ(markers.size(), 2U);
        EXPECT_EQ(markers.at(0).text, "开头");
        EXPECT_EQ(markers.at(1).text, "承诺三日内回复");
        EXPECT_EQ(work.recordings.marker(RecordingId{9}, MarkerId{2})->at_ms, 9000);
        EXPECT_FALSE(work.recordings.marker(RecordingId{8}, MarkerId{2}));
        EXPECT_EQ(work.recordings.erasure_asked(RecordingId{9})->reason, "误录");
        EXPECT_EQ(work.recordings.erasures_asked(5).size(), 1U);
        return 0;
    });
    write_now(this->database_, [](app::UnitOfWork& work) {
        work.recordings.remove(MarkerId{2});
        work.recordings.close_erasure(RecordingId{9});
    });
    read_now(this->database_, [](app::UnitOfWork& work) {
        EXPECT_EQ(work.recordings.markers(RecordingId{9}).size(), 1U);
        EXPECT_FALSE(work.recordings.erasure_asked(RecordingId{9}));
        return 0;
    });
}

TYPED_TEST_P(RecordingContract, WhatIsWrittenDownStays) {
    const Actor actor{.user = UserId{5}, .role = Role::supervisor, .name = "演示-班长01"};
    for (int minute = 1; minute <= 2; ++minute)
        write_now(this->database_, [&](app::UnitOfWork& work) {
            work.audit.append(
                {kMorning + minute * 1min, actor, "192.0.2.1", "recording.listen", "recording:9", std::to_string(minute)});
        });
    const auto found = read_now(this->database_, [](app::UnitOfWork& work) { return work.audit.of_object("recording:9", 5); });
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].detail, "2");
    EXPECT_EQ(found[0].actor.name, "演示-班长01");
    EXPECT_EQ(found[0].actor.role, Role::supervisor);
    EXPECT_EQ(found[0].address, "192.0.2.1");
    EXPECT_TRUE(read_now(this->database_, [](app::UnitOfWork& work) { return work.audit.of_object("recording:8", 5).empty(); }));
}

REGISTER_TYPED_TEST_SUITE_P(RecordingContract, RecordingsAreIndexed, ALineOfTheIndexFollowsItsEvents,
                            RecordingsAreFoundByWhatIsKnownOfTheirCall, TheIndexRemembersWhatChecksFound, TheIndexKnowsItsSpace,
                            NotesAndWishesHangOnARecording, WhatIsWrittenDownStays);

}  // namespace hotline::test
