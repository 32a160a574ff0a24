#pragma once
#include <array>
#include <memory>
#include <optional>
#include <thread>
#include <unordered_map>
#include <vector>

#include "adapters/media/browser_lines.hpp"
#include "adapters/media/command_queue.hpp"
#include "adapters/media/media_config.hpp"
#include "adapters/media/media_leg.hpp"
#include "adapters/media/net/packet_io.hpp"
#include "adapters/media/net/port_pool.hpp"
#include "adapters/media/plain_line.hpp"
#include "adapters/media/thread_cpu.hpp"
#include "adapters/media/tick_clock.hpp"

namespace hotline::media {

/// The media thread: owns all legs, wakes up each tick, moves what has arrived and serves the legs of the slot.
/// Sleeps for good while there is no leg.
class MediaLoop {
public:
    using Command = CommandQueue<MediaLoop>::Command;

    /// `events`, `recorder` and `dtls` must outlive the loop. Starts the thread.
    MediaLoop(const MediaConfig& config, UdpSocket browser_socket, EventOut& events, Recorder& recorder,
              webrtc::DtlsServer& dtls);
    /// Ends all legs without reporting them, and the thread.
    ~MediaLoop();
    MediaLoop(const MediaLoop&) = delete;
    MediaLoop& operator=(const MediaLoop&) = delete;

    /// Any thread: runs on the media thread within a tick.
    void post(Command command) { commands_.push(std::move(command)); }
    [[nodiscard]] std::uint64_t cpu_us() const { return cpu_us_of(thread_); }
    [[nodiscard]] const LoopCounts& counts() const { return context_.counts; }

    // Within commands only.
    void open_plain(LegId id, std::uint32_t ssrc, PortPool::Sockets sockets);
    void set_remote(LegId id, const Endpoint& remote, const Negotiated& negotiated);
    void open_browser(LegId id, std::uint32_t ssrc, BrowserTerms terms, const Negotiated& negotiated);
    void close(LegId id);
    void hear(LegId listener, const std::vector<LegId>& speakers);
    void start_recording(LegId id, RecordingHandle handle, SteadyTime start);
    /// Null when there is no such leg (any more).
    [[nodiscard]] MediaLeg* find(LegId id) const;

private:
    struct Entry {
        std::unique_ptr<MediaLeg> leg;
        std::uint32_t slot{};
        PlainLine* plain{};  // the leg's line, when it is a plain one
    };

    void run();
    void tick();
    void serve(const TickClock::Due& due);
    void each_second();
    Entry& add(LegId id, std::uint32_t ssrc);

    MediaContext context_;
    const bool realtime_;
    std::unique_ptr<PacketIo> io_;
    BrowserLines browsers_;
    TickClock clock_;
    SteadyTime next_second_;
    std::unordered_map<LegId, Entry> legs_;
    std::array<std::vector<MediaLeg*>, TickClock::kSlots> slots_;
    CommandQueue<MediaLoop> commands_;
    bool ending_{};
    std::thread thread_;
};

}  // namespace hotline::media
