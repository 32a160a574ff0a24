#pragma once
#include "app/recordings/archive.hpp"
#include "support/fake_recording_files.hpp"
#include "support/memory/memory_database.hpp"
#include "unit/app/case_fixture.hpp"

namespace hotline::app {

/// A small city with recordings that lie in a folder.
class ArchiveFixture : public CaseFixture {
protected:
    /// An ended call with its file, two seconds long.
    RecordingEntry recorded(const std::string& number = "13800000001", bool answered = true) {
        const CallId call = answered ? city.talking_call(number, city.person(Role::agent).user) : unanswered(number);
        const RecordingEntry entry = *city.work.recordings.of_call(call);
        city.end_call(call, answered ? CallOutcome::completed : CallOutcome::self_served);
        city.work.calls.append({call, city.now(), call_event::RecordingFinished{entry.id, 2000, 5}});
        files.files[entry.path] = {.length_ms = 2000, .bytes = "sound", .changed_at = city.now()};
        return *city.work.recordings.of_call(call);
    }
    CallId unanswered(const std::string& number) {
        const auto call = city.ids.next<CallId>();
        const auto recording = city.ids.next<RecordingId>();
        city.work.calls.append({call, city.now(), call_event::Offered{number, "12345", CallChannel::trunk}});
        city.work.calls.append({call, city.now(), call_event::Answered{}});
        city.work.calls.append(
            {call, city.now(), call_event::RecordingStarted{recording, std::to_string(recording.value) + ".wav"}});
        return call;
    }
    RecordingEntry entry(RecordingId id) { return *city.work.recordings.find(id); }

    test::FakeRecordingFiles files;
    test::MemoryDatabase database{city.stores};
    Archive archive{database, files, city.clock};
};

}  // namespace hotline::app
