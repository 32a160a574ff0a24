#include "app/recordings/hold_recording.hpp"

#include "app/recordings/hear_recording.hpp"

namespace hotline::app {
namespace {

Result<RecordingEntry, RecordingRefusal> there(UnitOfWork& work, RecordingId id) {
    auto entry = work.recordings.find(id);
    if (!entry || entry->erased_at) return refuse(RecordingRefusal::not_found);
    return std::move(*entry);
}

void write_down(UnitOfWork& work, const Actor& actor, const KeepingAct& act, const char* action, Instant now) {
    work.audit.append({.at = now,
                       .actor = actor,
                       .address = act.address,
                       .action = action,
                       .object = audit_object(act.recording),
                       .detail = act.reason});
}

}  // namespace

Result<void, RecordingRefusal> hold_recording(UnitOfWork& work, const Actor& actor, const KeepingAct& act, Instant now) {
    const auto entry = there(work, act.recording);
    if (!entry) return refuse(entry.error());
    if (!entry->held_by.empty()) return refuse(RecordingRefusal::held);
    work.calls.append({entry->call, now, call_event::RecordingHeld{act.recording, actor.name, act.reason}});
    write_down(work, actor, act, "recording.hold", now);
    return {};
}

Result<void, RecordingRefusal> end_hold(UnitOfWork& work, const Actor& actor, const KeepingAct& act, Instant now) {
    const auto entry = there(work, act.recording);
    if (!entry) return refuse(entry.error());
    if (entry->held_by.empty()) return refuse(RecordingRefusal::not_held);
    work.calls.append({entry->call, now, call_event::RecordingHoldEnded{act.recording, actor.name, act.reason}});
    write_down(work, actor, act, "recording.end_hold", now);
    return {};
}

Result<void, RecordingRefusal> ask_erasure(UnitOfWork& work, const Actor& actor, const KeepingAct& act, Instant now) {
    const auto entry = there(work, act.recording);
    if (!entry) return refuse(entry.error());
    if (!entry->held_by.empty()) return refuse(RecordingRefusal::held);
    work.recordings.put(ErasureRequest{act.recording, actor.user, actor.name, act.reason, now});
    write_down(work, actor, act, "recording.ask_erasure", now);
    return {};
}

Result<std::optional<std::string>, RecordingRefusal> decide_erasure(UnitOfWork& work, const Actor& actor, const KeepingAct& act,
                                                                    bool erase, Instant now) {
    const auto entry = there(work, act.recording);
    if (!entry) return refuse(entry.error());
    const auto asked = work.recordings.erasure_asked(act.recording);
    if (!asked) return refuse(RecordingRefusal::not_asked);
    if (asked->asked_by == actor.user) return refuse(RecordingRefusal::second_person);
    if (erase && !entry->held_by.empty()) return refuse(RecordingRefusal::held);
    work.recordings.close_erasure(act.recording);
    write_down(work, actor, act, erase ? "recording.erase" : "recording.refuse_erasure", now);
    if (!erase) return std::optional<std::string>{};
    return std::optional{"by_hand:" + asked->asked_by_name + ", " + actor.name + ": " + asked->reason};
}

}  // namespace hotline::app
