#include "app/recordings/erase_recordings.hpp"

#include <boost/describe/enum_to_string.hpp>

#include <algorithm>

namespace hotline::app {
namespace {

constexpr int kStep = 200;

KeptRecording kept(UnitOfWork& work, const RecordingEntry& entry, Instant now) {
    KeptRecording recording{
        .started_at = entry.started_at, .is_held = !entry.held_by.empty(), .is_message = entry.kind == RecordingKind::message};
    const auto call = work.calls.find(entry.call);
    recording.was_answered = call && call->agent;
    const auto cases = work.cases.list({.call = entry.call}, now).cases;
    recording.has_case = !cases.empty();
    const bool all_closed = std::ranges::all_of(cases, [](const Case& one) { return one.closed_at.has_value(); });
    if (recording.has_case && all_closed) recording.cases_closed_at = std::ranges::max(cases, {}, &Case::closed_at).closed_at;
    return recording;
}

/// Those of the next lines whose time is over; `last` moves on, to `end`.
std::vector<OverdueRecording> next_overdue(UnitOfWork& work, const RetentionPolicy& policy, Instant now, RecordingId& last,
                                           bool& end) {
    std::vector<OverdueRecording> found;
    const auto step = work.recordings.after(last, kStep);
    end = step.empty();
    for (const RecordingEntry& entry : step) {
        last = entry.id;
        if (state_of(entry) == RecordingState::writing) continue;
        const RetentionVerdict verdict = judge(kept(work, entry, now), policy);
        if (verdict.is_over(now)) found.push_back({entry, verdict});
    }
    return found;
}

std::string why_over(const RetentionVerdict& verdict) {
    return std::string{"retention:"} + boost::describe::enum_to_string(verdict.kept_as, "");
}

void write_down(Archive& archive, const ErasureSum& sum) {
    if (sum.count == 0) return;
    archive.write([&, now = archive.now()](UnitOfWork& work) {
        work.audit.append({.at = now,
                           .actor = {.name = "hotline"},
                           .address = {},
                           .action = "recording.retention",
                           .object = "recordings",
                           .detail = std::to_string(sum.count)});
    });
}

}  // namespace

std::vector<OverdueRecording> overdue_recordings(UnitOfWork& work, const RetentionPolicy& policy, Instant now, int limit) {
    std::vector<OverdueRecording> all;
    RecordingId last{};
    for (bool end = false; !end && all.size() < static_cast<std::size_t>(limit);)
        std::ranges::move(next_overdue(work, policy, now, last, end), std::back_inserter(all));
    if (all.size() > static_cast<std::size_t>(limit)) all.resize(static_cast<std::size_t>(limit));
    return all;
}

ErasureSum erase_overdue(Archive& archive, const RetentionPolicy& policy, const std::function<bool()>& go_on) {
    ErasureSum sum;
    RecordingId last{};
    for (bool end = false; !end && go_on();) {
        const auto step =
            archive.read([&, now = archive.now()](UnitOfWork& work) { return next_overdue(work, policy, now, last, end); });
        for (const OverdueRecording& one : step) {
            if (!go_on() || !erase_recording(archive, one.entry.id, why_over(one.verdict))) continue;
            ++sum.count;
            sum.bytes += one.entry.bytes;
        }
    }
    write_down(archive, sum);
    return sum;
}

bool erase_recording(Archive& archive, RecordingId id, const std::string& why) {
    std::string path;
    archive.write([&, now = archive.now()](UnitOfWork& work) {
        path.clear();
        const auto entry = work.recordings.find(id);
        if (!entry || entry->erased_at || !entry->held_by.empty()) return;
        path = entry->path;
        work.calls.append({entry->call, now, call_event::RecordingErased{id, why}});
        work.recordings.close_erasure(id);
    });
    if (path.empty()) return false;
    static_cast<void>(archive.files().erase(path));
    return true;
}

}  // namespace hotline::app
