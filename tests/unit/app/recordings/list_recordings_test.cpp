#include "app/recordings/list_recordings.hpp"

#include "app/recordings/hear_recording.hpp"
#include "unit/app/case_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class Recordings : public CaseFixture {
protected:
    Actor agent() const { return city.person(Role::agent); }
    Actor supervisor() const { return city.person(Role::supervisor); }
    std::vector<RecordingRow> rows(Role role, const RecordingFilter& filter = {}) {
        return list_recordings(city.work, city.person(role), filter, city.now()).rows;
    }
    RecordingId recording_of(CallId call) { return city.work.recordings.of_call(call)->id; }
};

TEST_F(Recordings, AreListedMaskedAndOnlyWhereSomebodyMayKnow) {
    const CallId own = city.talking_call("13800000001", agent().user);
    city.clock.at += 1min;
    city.talking_call("13800000002", {999});
    ASSERT_EQ(rows(Role::agent).size(), 1U);
    EXPECT_EQ(rows(Role::agent)[0].call, own);
    EXPECT_EQ(rows(Role::agent)[0].number, "138****0001");
    EXPECT_EQ(rows(Role::supervisor).size(), 2U);
    EXPECT_TRUE(rows(Role::reviewer).empty());
    const auto number = take(lamp_complaint(), own).number;
    ASSERT_EQ(rows(Role::reviewer).size(), 1U);
    EXPECT_EQ(rows(Role::reviewer)[0].cases.at(0).number, number);
    EXPECT_TRUE(rows(Role::reviewer)[0].playable);
    EXPECT_FALSE(rows(Role::reviewer)[0].downloadable);
    EXPECT_TRUE(rows(Role::supervisor)[1].downloadable);
}

TEST_F(Recordings, OfConfidentialCasesAreSeenButNotHeard) {
    const CallId call = city.talking_call("13800000001", agent().user);
    CaseFacts facts = lamp_complaint();
    facts.confidential = true;
    take(facts, call);
    EXPECT_TRUE(rows(Role::agent)[0].playable) << "he talked himself";
    EXPECT_FALSE(rows(Role::supervisor)[0].playable);
    EXPECT_FALSE(rows(Role::supervisor)[0].downloadable);
}

TEST_F(Recordings, AreReadSinglyByTheSameRules) {
    const CallId own = city.talking_call("13800000001", agent().user);
    const CallId other = city.talking_call("13800000002", {999});
    EXPECT_TRUE(read_recording(city.work, agent(), recording_of(own), city.now()));
    EXPECT_FALSE(read_recording(city.work, agent(), recording_of(other), city.now()));
    EXPECT_FALSE(read_recording(city.work, city.person(Role::reviewer), recording_of(own), city.now()));
    EXPECT_FALSE(read_recording(city.work, supervisor(), RecordingId{123}, city.now()));
}

TEST_F(Recordings, AreHeardByEverybodyWhoTalkedInThem) {
    const CallId call = city.talking_call("13800000001", {999});
    EXPECT_FALSE(recording_to_play(city.work, agent(), recording_of(call), city.now()));
    city.work.calls.append({call, city.now(), call_event::AgentConnected{agent().user}});
    EXPECT_TRUE(recording_to_play(city.work, agent(), recording_of(call), city.now()));
}

TEST_F(Recordings, AreUsedOnlyWithAnEntryInTheAudit) {
    const CallId call = city.talking_call("13800000001", agent().user);
    const RecordingId id = recording_of(call);
    const RecordingUse use{.action = "recording.listen", .address = "192.0.2.1", .detail = ""};
    EXPECT_FALSE(use_recording(city.work, city.person(Role::leader), id, city.now(), use));
    EXPECT_TRUE(city.work.audit.of_object(audit_object(id), 9).empty()) << "nothing happened";
    EXPECT_TRUE(use_recording(city.work, supervisor(), id, city.now(), use));
    const auto entries = city.work.audit.of_object(audit_object(id), 9);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].actor.user, supervisor().user);
    EXPECT_EQ(entries[0].action, "recording.listen");
}

TEST_F(Recordings, ThatAreErasedAreSeenWithTheReasonAndNotHeard) {
    const CallId call = city.talking_call("13800000001", agent().user);
    city.work.calls.append({call, city.now(), call_event::RecordingErased{recording_of(call), "retention:talk"}});
    const RecordingRow row = rows(Role::supervisor)[0];
    EXPECT_EQ(row.state, RecordingState::erased);
    EXPECT_EQ(row.erased_why, "retention:talk");
    EXPECT_FALSE(row.playable);
    EXPECT_FALSE(recording_to_play(city.work, supervisor(), row.id, city.now()));
}

}  // namespace
}  // namespace hotline::app
