#include "app/recordings/list_recordings.hpp"

#include <algorithm>

#include "app/recordings/hear_recording.hpp"
#include "domain/security/permission.hpp"

namespace hotline::app {
namespace {

constexpr int kLongestPage = 200;

RecordingRow row_of(UnitOfWork& work, const Actor& actor, const RecordingEntry& entry, Instant now) {
    RecordingRow row{.id = entry.id,
                     .call = entry.call,
                     .kind = entry.kind,
                     .started_at = entry.started_at,
                     .length_ms = entry.length_ms,
                     .bytes = entry.bytes,
                     .format = entry.format,
                     .state = state_of(entry),
                     .fault = entry.fault,
                     .held_by = entry.held_by,
                     .hold_reason = entry.hold_reason,
                     .erased_at = entry.erased_at,
                     .erased_why = entry.erased_why};
    if (const auto call = work.calls.find(entry.call)) {
        row.number = mask_phone(call->number);
        row.area = call->area;
        row.channel = call->channel;
        row.queue = call->queue;
        row.agent_name = call->agent_name;
        row.outcome = call->outcome;
    }
    for (const Case& one : work.cases.list({.call = entry.call}, now).cases) row.cases.push_back({one.id, one.number});
    row.playable =
        !entry.erased_at && (is_message_for(work, actor, entry.id) || may_hear(recorded_call(work, entry, now), actor));
    row.downloadable = row.playable && may(actor.role, Permission::recording_download);
    return row;
}

/// What this person may know of at all.
void narrow(RecordingFilter& filter, const Actor& actor) {
    if (actor.role == Role::agent) filter.agent = actor.user;
    if (actor.role == Role::reviewer) filter.with_case_only = true;
}

}  // namespace

RecordingPage list_recordings(UnitOfWork& work, const Actor& actor, RecordingFilter filter, Instant now) {
    narrow(filter, actor);
    filter.limit = std::clamp(filter.limit, 1, kLongestPage);
    RecordingStore::Page found = work.recordings.list(filter);
    RecordingPage page{.next = std::move(found.next), .as_of = now};
    for (const RecordingEntry& entry : found.entries) page.rows.push_back(row_of(work, actor, entry, now));
    return page;
}

std::optional<RecordingRow> read_recording(UnitOfWork& work, const Actor& actor, RecordingId id, Instant now) {
    const auto entry = work.recordings.find(id);
    if (!entry) return std::nullopt;
    const RecordedCall call = recorded_call(work, *entry, now);
    const bool own = std::ranges::find(call.agents, actor.user) != call.agents.end();
    if (actor.role == Role::agent && !own && !is_message_for(work, actor, id)) return std::nullopt;
    if (actor.role == Role::reviewer && !call.has_case) return std::nullopt;
    return row_of(work, actor, *entry, now);
}

}  // namespace hotline::app
