#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "adapters/media/mix/voice.hpp"
#include "adapters/media/recording/recording_tap.hpp"
#include "adapters/media/rtp/rtp_out_stream.hpp"
#include "adapters/media/rtp/rtp_packet.hpp"
#include "adapters/media/sound/g711.hpp"
#include "adapters/media/sound/tone_keys.hpp"

namespace hotline::media {
namespace {

using Packet = std::array<std::uint8_t, kRtpHeaderBytes + kFrameSamples>;

Packet some_packet() {
    Packet packet{};
    write_rtp_header(std::span{packet}.first<kRtpHeaderBytes>(), {.payload_type = 8, .sequence = 1, .timestamp = 160, .ssrc = 7});
    return packet;
}

void relay_one_packet(benchmark::State& state) {
    Packet packet = some_packet();
    RtpOutStream out(1, 2, 3);
    RtpHeader header{.payload_type = 8, .ssrc = 7};
    SteadyTime now{std::chrono::hours{1}};
    for (auto _ : state) {
        ++header.sequence;
        header.timestamp += kFrameSamples;
        now += kFrameTime;
        write_rtp_header(std::span{packet}.first<kRtpHeaderBytes>(), header);
        const auto in = parse_rtp(packet);
        const auto mapped = out.relayed(in->header, 9, now);
        benchmark::DoNotOptimize(rewrite_in_place(in->payload, *mapped));
    }
}
BENCHMARK(relay_one_packet);

void recode_one_frame(benchmark::State& state) {
    Packet packet = some_packet();
    for (auto _ : state) {
        transcode(packet, app::Codec::pcmu, app::Codec::pcma);
        benchmark::ClobberMemory();
    }
}
BENCHMARK(recode_one_frame);

/// What a listener costs who hears so many others: their packets in, one frame out.
void mix_one_frame(benchmark::State& state) {
    const Packet packet = some_packet();
    std::vector<Voice> voices(static_cast<std::size_t>(state.range(0)));
    std::uint32_t timestamp = 0;
    for (auto _ : state) {
        timestamp += kFrameSamples;
        Mix mix{};
        for (Voice& voice : voices) {
            voice.put(std::span{packet}.subspan(kRtpHeaderBytes), app::Codec::pcma, timestamp);
            voice.add_to(mix);
        }
        benchmark::DoNotOptimize(mixed_as_alaw(mix));
    }
}
BENCHMARK(mix_one_frame)->Arg(2)->Arg(4);

void hand_one_frame_to_the_recorder(benchmark::State& state) {
    Packet packet = some_packet();
    Recorder::Ring ring(1024);
    RecordingTap tap(RecordingHandle{1}, SteadyTime{});
    std::uint32_t timestamp = 0;
    SteadyTime now{};
    for (auto _ : state) {
        timestamp += kFrameSamples;
        now += kFrameTime;
        benchmark::DoNotOptimize(
            tap.put(ring, RecordingSide::left, std::span{packet}.subspan(kRtpHeaderBytes), app::Codec::pcma, timestamp, now));
        benchmark::DoNotOptimize(ring.front());
        ring.pop();
    }
}
BENCHMARK(hand_one_frame_to_the_recorder);

void listen_for_tones_in_one_frame(benchmark::State& state) {
    Packet packet = some_packet();
    ToneKeys tones;
    for (auto _ : state) tones.feed(std::span{packet}.subspan(kRtpHeaderBytes), [](char) {});
}
BENCHMARK(listen_for_tones_in_one_frame);

}  // namespace
}  // namespace hotline::media
