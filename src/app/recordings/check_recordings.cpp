#include "app/recordings/check_recordings.hpp"

namespace hotline::app {
namespace {

constexpr int kStep = 200;                   // lines of the index at a time
constexpr std::size_t kMostFindings = 1000;  // who has more has one cause
constexpr std::chrono::hours kSettled{1};    // younger files and calls may still be on their way into the index

bool call_ended(Archive& archive, CallId id) {
    const auto call = archive.read([&](UnitOfWork& work) { return work.calls.find(id); });
    return call && call->outcome;
}

bool seal(Archive& archive, const RecordingEntry& entry) {
    if (entry.erased_at || !entry.sha256.empty()) return false;
    const bool ended = call_ended(archive, entry.call);
    if (!can_be_sealed(entry, archive.files().inspect(entry.path, false), ended, archive.now())) return false;
    const Inspection seen = archive.files().inspect(entry.path, true);
    if (!can_be_sealed(entry, seen, ended, archive.now())) return false;
    const call_event::RecordingSealed sealed{entry.id, seen->length_ms, seen->bytes, seen->sha256};
    archive.write([&, now = archive.now()](UnitOfWork& work) { work.calls.append({entry.call, now, sealed}); });
    static_cast<void>(archive.files().waveform(entry.path));  // made again when somebody asks for it
    return true;
}

/// One run over everything.
class Run {
public:
    Run(Archive& archive, const ReconcileOptions& options) : archive_(archive), options_(options) {
        done_.began_at = archive.now();
        done_.erased = options.erased.count;
        done_.erased_bytes = options.erased.bytes;
    }

    std::optional<Reconciliation> all() {
        if (!walk_index() || !walk_files()) return std::nullopt;
        look_for_unrecorded();
        done_.findings = static_cast<int>(findings_.size());
        done_.ended_at = archive_.now();
        archive_.write([&](UnitOfWork& work) {
            work.recordings.replace_findings(findings_);
            work.recordings.insert(done_);
        });
        return done_;
    }

private:
    bool walk_index() {
        RecordingId last{};
        for (;;) {
            const auto step = archive_.read([&](UnitOfWork& work) { return work.recordings.after(last, kStep); });
            if (step.empty()) return true;
            for (const RecordingEntry& entry : step) {
                if (!options_.go_on()) return false;
                look_at(entry);
            }
            last = step.back().id;
        }
    }

    void look_at(const RecordingEntry& entry) {
        if (seal(archive_, entry)) {
            ++done_.sealed;
            ++done_.read;
            ++done_.checked;
            return;
        }
        const bool whole = !entry.checked_at || entry.fault || archive_.now() - *entry.checked_at >= options_.reread_every;
        const Inspection seen = archive_.files().inspect(entry.path, whole);
        const auto fault = compare(entry, seen, call_ended(archive_, entry.call));
        ++done_.checked;
        if (whole) ++done_.read;
        if (fault) add({.fault = *fault, .recording = entry.id, .call = entry.call, .path = entry.path});
        if (whole || fault)
            archive_.write([&, now = archive_.now()](UnitOfWork& work) { work.recordings.set_check(entry.id, now, fault); });
    }

    bool walk_files() {
        for (const FoundFile& file : archive_.files().all()) {
            if (!options_.go_on()) return false;
            ++done_.files;
            const auto entry = archive_.read([&](UnitOfWork& work) { return work.recordings.at_path(file.path); });
            if (entry && !entry->erased_at) continue;
            if (entry && archive_.files().erase(file.path)) continue;
            if (archive_.now() - file.changed_at < kSettled) continue;
            add({.fault = RecordingFault::not_indexed, .recording = {}, .call = {}, .path = file.path});
        }
        return true;
    }

    void look_for_unrecorded() {
        // Calls older than the last night were looked at then, and stay on record in its report.
        const Instant since = archive_.now() - std::chrono::days{8};
        const auto calls = archive_.read(
            [&](UnitOfWork& work) { return work.recordings.unrecorded_calls(since, static_cast<int>(kMostFindings)); });
        for (const CallId call : calls) add({.fault = RecordingFault::not_recorded, .recording = {}, .call = call, .path = {}});
    }

    void add(RecordingFinding finding) {
        finding.found_at = archive_.now();
        if (findings_.size() < kMostFindings) findings_.push_back(std::move(finding));
    }

    Archive& archive_;
    const ReconcileOptions& options_;
    Reconciliation done_;
    std::vector<RecordingFinding> findings_;
};

}  // namespace

bool seal_recording(Archive& archive, RecordingId id) {
    const auto entry = archive.read([&](UnitOfWork& work) { return work.recordings.find(id); });
    return entry && seal(archive, *entry);
}

std::optional<RecordingCheck> check_recording(Archive& archive, RecordingId id) {
    static_cast<void>(seal_recording(archive, id));
    const auto entry = archive.read([&](UnitOfWork& work) { return work.recordings.find(id); });
    if (!entry) return std::nullopt;
    const Inspection seen = archive.files().inspect(entry->path, true);
    const RecordingCheck check{.fault = compare(*entry, seen, call_ended(archive, entry->call)), .checked_at = archive.now()};
    archive.write([&](UnitOfWork& work) { work.recordings.set_check(id, check.checked_at, check.fault); });
    return check;
}

std::optional<Reconciliation> reconcile_recordings(Archive& archive, const ReconcileOptions& options) {
    return Run(archive, options).all();
}

}  // namespace hotline::app
