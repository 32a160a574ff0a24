#pragma once
#include <atomic>
#include <cstdint>
#include <deque>
#include <thread>
#include <unordered_map>
#include <vector>

#include "adapters/media/command_queue.hpp"
#include "adapters/media/event_out.hpp"
#include "adapters/media/recording/recording_file.hpp"
#include "adapters/media/recording/recording_frame.hpp"
#include "adapters/media/spsc_ring.hpp"
#include "adapters/media/thread_cpu.hpp"

namespace hotline::media {

/// The one thread that writes recordings to the disk. Sound reaches it through a bounded ring that is never waited for.
/// After kill -9 a file lacks at most kSettle + kFlushEvery + kRound, 0.75 s.
class Recorder {
public:
    using Ring = SpscRing<RecordingFrame>;

    static constexpr std::chrono::milliseconds kRound{50};        ///< how often the ring is emptied
    static constexpr std::chrono::milliseconds kFlushEvery{500};  ///< how often a file is written
    static constexpr std::chrono::milliseconds kSettle{200};      ///< late packets find their place for so long

    /// Both events of the port are posted through `events`, which must outlive the recorder.
    Recorder(EventOut& events, std::size_t ring_frames);
    /// Finishes all files.
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// Any thread, before the first frame is put into the ring. A file that cannot be made is reported as failed.
    void open(RecordingHandle handle, app::RecordingSpec recording, SteadyTime start);
    /// The thread that fills the ring, after the last frame.
    void stop(RecordingHandle handle, SteadyTime at);
    /// For the one thread that produces sound.
    [[nodiscard]] Ring& ring() { return ring_; }

    /// Frames whose place on the disk was written already.
    [[nodiscard]] std::uint64_t late_frames() const { return late_frames_.load(std::memory_order_relaxed); }

    [[nodiscard]] std::uint64_t cpu_us() const { return cpu_us_of(thread_); }

private:
    struct Recording {
        RecordingId id;
        RecordingFile file;
        SteadyTime start;
        SteadyTime next_flush;
        bool reported{};  // as failed
    };
    struct Stop {
        RecordingHandle handle;
        SteadyTime at;
    };

    void run();
    void round();
    void drain();
    void place(const RecordingFrame& frame);
    void flush_due(SteadyTime now);
    void begin(RecordingHandle handle, const app::RecordingSpec& recording, SteadyTime start);
    void finish(const Stop& stop);
    void report_failure(Recording& recording);

    EventOut& events_;
    Ring ring_;
    CommandQueue<Recorder> commands_;

    // the recorder thread's own
    std::unordered_map<std::uint32_t, Recording> recordings_;
    std::vector<Stop> stops_;
    bool ending_{};

    std::atomic<std::uint64_t> late_frames_{0};
    std::thread thread_;
};

}  // namespace hotline::media
