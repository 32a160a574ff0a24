#include "app/recordings/hear_recording.hpp"

#include <algorithm>

#include "domain/security/permission.hpp"

namespace hotline::app {
namespace {

bool is_confidential(const Case& at) { return at.facts.confidential; }

}  // namespace

RecordedCall recorded_call(UnitOfWork& work, const RecordingEntry& entry, Instant now) {
    const auto cases = work.cases.list({.call = entry.call}, now).cases;
    return {.agents = work.calls.agents_of(entry.call),
            .has_case = !cases.empty(),
            .confidential = std::ranges::any_of(cases, is_confidential)};
}

std::optional<RecordingEntry> recording_to_play(UnitOfWork& work, const Actor& actor, RecordingId id, Instant now) {
    auto entry = work.recordings.find(id);
    if (!entry || entry->erased_at) return std::nullopt;
    if (!is_message_for(work, actor, id) && !may_hear(recorded_call(work, *entry, now), actor)) return std::nullopt;
    return entry;
}

bool is_message_for(UnitOfWork& work, const Actor& actor, RecordingId id) {
    return may(actor.role, Permission::voice_message_work) && work.voicemail.find_by_recording(id);
}

std::optional<RecordingEntry> use_recording(UnitOfWork& work, const Actor& actor, RecordingId id, Instant now,
                                            const RecordingUse& use) {
    auto entry = recording_to_play(work, actor, id, now);
    if (entry)
        work.audit.append({.at = now,
                           .actor = actor,
                           .address = use.address,
                           .action = use.action,
                           .object = audit_object(id),
                           .detail = use.detail});
    return entry;
}

std::string audit_object(RecordingId id) { return "recording:" + std::to_string(id.value); }

}  // namespace hotline::app
