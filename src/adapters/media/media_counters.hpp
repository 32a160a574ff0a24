#pragma once
#include <atomic>
#include <cstdint>

namespace hotline::media {

/// What the media engine did since its start; `legs` is a present number.
struct MediaCounters {
    std::uint64_t packets_in{};
    std::uint64_t packets_out{};
    std::uint64_t rtcp_in{};
    std::uint64_t dropped_malformed{};       ///< neither RTP nor anything else that we know
    std::uint64_t dropped_stranger{};        ///< not from the leg's peer
    std::uint64_t dropped_unknown_source{};  ///< browsers' port: from an address without a leg
    std::uint64_t dropped_unprotected{};     ///< browsers' port: replayed, forged or before the keys are known
    std::uint64_t dropped_payload_type{};    ///< a codec that was not negotiated
    std::uint64_t send_refused{};            ///< by the kernel
    std::uint64_t late_ticks{};              ///< the media thread woke more than 5 ms late
    std::uint64_t skipped_frames{};          ///< 20 ms rounds left out after a long stall
    std::uint64_t recorder_overflow{};       ///< 20 ms pieces for which the recorder's ring had no room
    std::uint64_t recorder_late{};           ///< pieces whose place on the disk was written already
    std::uint64_t dtls_dropped{};
    std::uint64_t unknown_prompts{};
    std::uint64_t legs{};
    std::uint64_t media_cpu_us{};     ///< processor time of the media thread
    std::uint64_t recorder_cpu_us{};  ///< and of the recorder's
};

/// Written by one thread, read by any: cheaper than an atomic addition.
class Count {
public:
    void add(std::uint64_t more = 1) { value_.store(value_.load(std::memory_order_relaxed) + more, std::memory_order_relaxed); }
    void set(std::uint64_t value) { value_.store(value, std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t get() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

/// The media thread's own counts.
struct LoopCounts {
    Count packets_in;
    Count packets_out;
    Count rtcp_in;
    Count malformed;
    Count strangers;
    Count unknown_source;
    Count unprotected;
    Count payload_type;
    Count send_refused;
    Count late_ticks;
    Count skipped_frames;
    Count recorder_overflow;
    Count dtls_dropped;
    Count legs;
};

}  // namespace hotline::media
