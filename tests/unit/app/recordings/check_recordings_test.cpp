#include "app/recordings/check_recordings.hpp"

#include "unit/app/recordings/archive_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class CheckedRecordings : public ArchiveFixture {
protected:
    Reconciliation reconcile(ReconcileOptions options = {}) { return reconcile_recordings(archive, options).value(); }
    std::vector<RecordingFinding> findings() { return city.work.recordings.findings(100); }
};

TEST_F(CheckedRecordings, AreSealedOnceTheyAreFinished) {
    const RecordingEntry made = recorded();
    EXPECT_TRUE(seal_recording(archive, made.id));
    EXPECT_EQ(entry(made.id).sha256, "sum of sound");
    EXPECT_EQ(files.waveforms, std::vector{made.path});
    EXPECT_FALSE(seal_recording(archive, made.id)) << "once";
    EXPECT_FALSE(seal_recording(archive, RecordingId{12345}));
}

TEST_F(CheckedRecordings, FitWhenNothingHappened) {
    recorded();
    city.clock.at += 24h;
    const Reconciliation done = reconcile();
    EXPECT_EQ(done.checked, 1);
    EXPECT_EQ(done.sealed, 1);
    EXPECT_EQ(done.files, 1);
    EXPECT_EQ(done.findings, 0);
    EXPECT_EQ(city.work.recordings.last_reconciliation()->sealed, 1);
}

TEST_F(CheckedRecordings, AreReadAgainOnlyWhenItIsTime) {
    recorded();
    reconcile();
    files.read.clear();
    city.clock.at += 24h;
    EXPECT_EQ(reconcile().read, 0);
    EXPECT_TRUE(files.read.empty());
    city.clock.at += 30 * 24h;
    EXPECT_EQ(reconcile().read, 1);
    EXPECT_EQ(reconcile({.reread_every = std::chrono::days{0}}).read, 1) << "all of them, if somebody wants it";
}

TEST_F(CheckedRecordings, ShowTheDamage) {
    const RecordingEntry gone = recorded();
    const RecordingEntry shorter = recorded();
    const RecordingEntry changed = recorded();
    const RecordingEntry broken = recorded();
    reconcile();
    files.files.erase(gone.path);
    files.files[shorter.path].length_ms = 1000;
    files.files[changed.path].bytes = "sOund";
    files.files[broken.path].readable = false;
    EXPECT_EQ(reconcile({.reread_every = std::chrono::days{0}}).findings, 4);
    EXPECT_EQ(entry(gone.id).fault, RecordingFault::file_missing);
    EXPECT_EQ(entry(shorter.id).fault, RecordingFault::wrong_length);
    EXPECT_EQ(entry(changed.id).fault, RecordingFault::wrong_checksum);
    EXPECT_EQ(entry(broken.id).fault, RecordingFault::unreadable);
    files.files[broken.path].readable = true;
    EXPECT_EQ(reconcile().findings, 3) << "what is right again is read at once";
    EXPECT_FALSE(entry(broken.id).fault);
}

TEST_F(CheckedRecordings, ReportOrphansOnEitherSide) {
    files.files["2026-01-01/00/stray.wav"] = {.length_ms = 1, .bytes = "x", .changed_at = city.now() - 2h};
    files.files["2026-11-23/10/new.wav"] = {.length_ms = 1, .bytes = "x", .changed_at = city.now()};
    const CallId unrecorded = city.ids.next<CallId>();
    city.work.calls.append({unrecorded, city.now(), call_event::Offered{"110", "12345", CallChannel::trunk}});
    city.work.calls.append({unrecorded, city.now(), call_event::Answered{}});
    city.work.calls.append({unrecorded, city.now(), call_event::Ended{CallOutcome::failed, CallParty::system, 41}});
    EXPECT_EQ(reconcile().findings, 2) << "a new file may still be on its way into the index";
    ASSERT_EQ(findings().size(), 2U);
    EXPECT_EQ(findings()[0].fault, RecordingFault::not_indexed);
    EXPECT_EQ(findings()[0].path, "2026-01-01/00/stray.wav");
    EXPECT_EQ(findings()[1].fault, RecordingFault::not_recorded);
    EXPECT_EQ(findings()[1].call, unrecorded);
}

TEST_F(CheckedRecordings, CutOffByACrashGetTheLengthTheyHave) {
    const CallId call = city.talking_call("13800000001", city.person(Role::agent).user);
    const RecordingEntry cut = *city.work.recordings.of_call(call);
    files.files[cut.path] = {.length_ms = 7000, .bytes = "cut", .changed_at = city.now()};
    city.clock.at += 1h;
    EXPECT_EQ(reconcile().sealed, 0) << "the call lasts";
    city.end_call(call, CallOutcome::failed);
    EXPECT_EQ(reconcile().sealed, 1);
    EXPECT_EQ(entry(cut.id).length_ms, 7000);
    EXPECT_EQ(state_of(entry(cut.id)), RecordingState::kept);
}

TEST_F(CheckedRecordings, CutOffByACrashAreMissedWhenTheirFileIsGone) {
    const CallId call = city.talking_call("13800000001", city.person(Role::agent).user);
    EXPECT_EQ(reconcile().findings, 0) << "the call lasts";
    city.end_call(call, CallOutcome::failed);
    EXPECT_EQ(reconcile().findings, 1);
    EXPECT_EQ(findings()[0].fault, RecordingFault::file_missing);
}

TEST_F(CheckedRecordings, WhoseErasureWasBrokenOffAreTakenAway) {
    const RecordingEntry made = recorded();
    city.work.calls.append({made.call, city.now(), call_event::RecordingErased{made.id, "retention:talk"}});
    EXPECT_EQ(reconcile().findings, 0);
    EXPECT_TRUE(files.files.empty());
}

TEST_F(CheckedRecordings, KeepTheLastFindingsWhenTheWorkIsBrokenOff) {
    const RecordingEntry made = recorded();
    files.files.clear();
    reconcile();
    EXPECT_FALSE(reconcile_recordings(archive, {.go_on = [] { return false; }}));
    ASSERT_EQ(findings().size(), 1U);
    EXPECT_EQ(findings()[0].recording, made.id);
}

TEST_F(CheckedRecordings, AreCheckedSinglyOnDemand) {
    const RecordingEntry made = recorded();
    EXPECT_FALSE(check_recording(archive, made.id)->fault);
    EXPECT_EQ(entry(made.id).checked_at, city.now());
    files.files[made.path].bytes = "sOund";
    EXPECT_EQ(check_recording(archive, made.id)->fault, RecordingFault::wrong_checksum);
    EXPECT_EQ(entry(made.id).fault, RecordingFault::wrong_checksum);
    EXPECT_FALSE(check_recording(archive, RecordingId{12345}));
}

}  // namespace
}  // namespace hotline::app
