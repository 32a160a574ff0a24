#include "adapters/media/recording/recorder.hpp"

#include <pthread.h>

#include <utility>

namespace hotline::media {

Recorder::Recorder(EventOut& events, std::size_t ring_frames) : events_(events), ring_(ring_frames), thread_([this] { run(); }) {
    pthread_setname_np(thread_.native_handle(), "recorder");
}

Recorder::~Recorder() {
    commands_.push([](Recorder& self) { self.ending_ = true; });
    thread_.join();
}

void Recorder::open(RecordingHandle handle, app::RecordingSpec recording, SteadyTime start) {
    commands_.push([handle, recording = std::move(recording), start](Recorder& self) { self.begin(handle, recording, start); });
}

void Recorder::stop(RecordingHandle handle, SteadyTime at) {
    commands_.push([handle, at](Recorder& self) { self.stops_.push_back({handle, at}); });
}

void Recorder::run() {
    while (!ending_) {
        round();
        if (ending_) break;
        if (recordings_.empty() && stops_.empty()) {
            commands_.wait();
        } else {
            std::this_thread::sleep_for(kRound);
        }
    }
    const SteadyTime now = std::chrono::steady_clock::now();
    drain();
    for (const auto& [handle, recording] : recordings_) stops_.push_back({RecordingHandle{handle}, now});
    for (const Stop& stop : std::exchange(stops_, {})) finish(stop);
}

void Recorder::round() {
    commands_.run(*this);
    // A stop that is seen now was pushed after the last frame of its recording: empty the ring, then finish.
    const std::vector<Stop> stops = std::exchange(stops_, {});
    drain();
    for (const Stop& stop : stops) {
        finish(stop);
        drain();  // fdatasync may have taken long
    }
    flush_due(std::chrono::steady_clock::now());
}

void Recorder::drain() {
    while (const RecordingFrame* frame = ring_.front()) {
        place(*frame);
        ring_.pop();
    }
}

void Recorder::place(const RecordingFrame& frame) {
    auto found = recordings_.find(frame.recording.value);
    if (found == recordings_.end() && commands_.run(*this)) found = recordings_.find(frame.recording.value);
    if (found == recordings_.end()) return;  // its file could not be made
    const bool in_time = found->second.file.put(frame.side, frame.position, std::span{frame.samples}.first(frame.count));
    if (!in_time) late_frames_.fetch_add(1, std::memory_order_relaxed);
}

void Recorder::flush_due(SteadyTime now) {
    for (auto& [handle, recording] : recordings_) {
        if (now < recording.next_flush) continue;
        recording.next_flush = now + kFlushEvery;
        const std::int64_t settled = samples_in(now - recording.start - kSettle);
        if (settled > 0) recording.file.write_until(static_cast<std::uint32_t>(settled));
        report_failure(recording);
    }
}

void Recorder::begin(RecordingHandle handle, const app::RecordingSpec& recording, SteadyTime start) {
    auto file = RecordingFile::create(recording.path, recording.format);
    if (!file) {
        events_.post([id = recording.id, why = file.error()](app::MediaEvents& to) { to.on_recording_failed(id, why); });
        return;
    }
    recordings_.try_emplace(handle.value, Recording{recording.id, std::move(*file), start, start + kFlushEvery});
}

void Recorder::finish(const Stop& stop) {
    const auto found = recordings_.find(stop.handle.value);
    if (found == recordings_.end()) return;
    Recording& recording = found->second;
    const std::int64_t length = samples_in(stop.at - recording.start);
    recording.file.finish(static_cast<std::uint32_t>(std::max<std::int64_t>(length, 0)));
    report_failure(recording);
    if (!recording.reported) {
        const std::chrono::milliseconds played{recording.file.samples_written() * 1000ULL / kSampleRate};
        events_.post([id = recording.id, played, bytes = recording.file.bytes()](app::MediaEvents& to) {
            to.on_recording_finished(id, played, bytes);
        });
    }
    recordings_.erase(found);
}

void Recorder::report_failure(Recording& recording) {
    if (recording.reported || !recording.file.failure()) return;
    recording.reported = true;
    events_.post([id = recording.id, why = *recording.file.failure()](app::MediaEvents& to) { to.on_recording_failed(id, why); });
}

}  // namespace hotline::media
