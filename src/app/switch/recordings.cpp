#include "app/switch/recordings.hpp"

#include <fmt/format.h>

namespace hotline::app {

namespace {

std::string path_of(const std::string& name, Instant at, std::chrono::minutes utc_offset) {
    const Instant local = at + utc_offset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto hour = std::chrono::duration_cast<std::chrono::hours>(local - day).count();
    return fmt::format("{}/{:02}/{}.wav", to_iso_date(Date{day}), hour, name);
}

std::string message_path(RecordingId id, Instant at, std::chrono::minutes utc_offset) {
    return path_of(fmt::format("message-{}", id.value), at, utc_offset);
}

}  // namespace

std::string recording_path(CallId call, Instant at, std::chrono::minutes utc_offset) {
    return path_of(std::to_string(call.value), at, utc_offset);
}

void Recordings::start(Call& call) {
    const auto id = context_.ports.ids.next<RecordingId>();
    const std::string path = recording_path(call.id, context_.now(), context_.settings.utc_offset);
    const RecordingFormat format = context_.settings.recording_format;
    call.recording = id;
    open_.emplace(id, call.id);
    context_.ports.media.start_recording(call.caller_leg, {id, context_.settings.recordings_folder + "/" + path, format});
    calls_.note(call.id, call_event::RecordingStarted{id, path, format});
}

RecordingId Recordings::start_message(const Call& call) {
    const auto id = context_.ports.ids.next<RecordingId>();
    const std::string path = message_path(id, context_.now(), context_.settings.utc_offset);
    open_.emplace(id, call.id);
    context_.ports.media.stop_recording(call.caller_leg);
    const RecordingFormat format = context_.settings.recording_format;
    context_.ports.media.start_recording(call.caller_leg, {id, context_.settings.recordings_folder + "/" + path, format});
    calls_.note(call.id, call_event::MessageStarted{id, path, format});
    return id;
}

void Recordings::end_message(const Call& call) { context_.ports.media.stop_recording(call.caller_leg); }

void Recordings::finished(RecordingId recording, std::chrono::milliseconds length, std::uint64_t bytes) {
    const auto found = open_.extract(recording);
    if (found.empty()) return;
    calls_.note(found.mapped(), call_event::RecordingFinished{recording, length.count(), static_cast<std::int64_t>(bytes)});
    live_.recording_ready(found.mapped(), recording);
}

void Recordings::failed(RecordingId recording, const std::string& reason) {
    const auto found = open_.extract(recording);
    if (found.empty()) return;
    calls_.note(found.mapped(), call_event::RecordingFailed{recording, reason});
    live_.alarm("recording_failed", reason);
}

}  // namespace hotline::app
