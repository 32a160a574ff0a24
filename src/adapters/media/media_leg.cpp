#include "adapters/media/media_leg.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <random>

#include "adapters/media/net/packet_io.hpp"
#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

// RFC 3550 5.1: sequence and timestamp begin anywhere, so that known plain text does not help an attacker.
RtpOutStream fresh_stream(std::uint32_t ssrc) {
    std::random_device random;
    return {ssrc, static_cast<std::uint16_t>(random() & 0x7fff), random()};
}

}  // namespace

MediaLeg::MediaLeg(LegId id, std::uint32_t ssrc, MediaContext& context)
    : context_(context), id_(id), out_(fresh_stream(ssrc)), speaker_heard_(context.now), last_heard_(context.now) {}

MediaLeg::~MediaLeg() {
    listen_to({});
    while (!listeners_.empty()) listeners_.back().leg->forget(*this);
    stop_recording();
}

void MediaLeg::negotiate(const Negotiated& negotiated) {
    if (negotiated.peer_sends && !negotiated_.peer_sends) restart_timeout();
    negotiated_ = negotiated;
    if (negotiated.event_type) {
        tones_.reset();
    } else if (!tones_) {
        tones_ = std::make_unique<ToneKeys>();
    }
}

void MediaLeg::restart_timeout() {
    last_heard_ = context_.now;
    timeout_reported_ = false;
}

void MediaLeg::hear(const std::vector<MediaLeg*>& speakers) {
    if (!speakers.empty()) {
        playing_.reset();
        echo_.reset();
    }
    listen_to(speakers);
}

void MediaLeg::listen_to(const std::vector<MediaLeg*>& speakers) {
    std::vector<Speaker> before = std::exchange(speakers_, {});
    for (const Speaker& speaker : before)
        std::erase_if(speaker.leg->listeners_, [this](const Listener& listener) { return listener.leg == this; });
    for (MediaLeg* leg : speakers) {
        if (std::ranges::find(speakers_, leg, &Speaker::leg) != speakers_.end()) continue;
        const auto known = std::ranges::find(before, leg, &Speaker::leg);
        speakers_.push_back({leg, known == before.end() ? nullptr : std::move(known->voice)});
    }
    for (Speaker& speaker : speakers_) {
        if (!is_mixing()) speaker.voice.reset();
        if (is_mixing() && !speaker.voice) speaker.voice = std::make_unique<Voice>();
        speaker.leg->listeners_.push_back({this, speaker.voice.get()});
    }
    speaker_heard_ = context_.now;
}

void MediaLeg::forget(const MediaLeg& speaker) {
    std::vector<MediaLeg*> others;
    for (const Speaker& known : speakers_)
        if (known.leg != &speaker) others.push_back(known.leg);
    listen_to(others);
}

void MediaLeg::echo(bool on) { echo_ = on && speakers_.empty() ? std::make_unique<Echo>() : nullptr; }

void MediaLeg::mute(bool muted) {
    muted_ = muted;
    if (!muted) return;
    for (const Listener& listener : listeners_) listener.leg->speaker_heard_ = {};  // silence at once
}

void MediaLeg::play(app::PlayId id, std::vector<Prompt> prompts, bool loop) {
    playing_.emplace(id, Player{std::move(prompts), loop});
}

void MediaLeg::stop_playing() { playing_.reset(); }

void MediaLeg::send_keys(const std::string& keys) { keys_out_.add(keys); }

void MediaLeg::start_recording(RecordingHandle handle, SteadyTime start) {
    stop_recording();
    recording_.emplace(handle, start);
}

void MediaLeg::stop_recording() {
    if (!recording_) return;
    context_.recorder.stop(recording_->handle(), context_.now);
    recording_.reset();
}

void MediaLeg::watch_speech(std::chrono::milliseconds pause) {
    speech_.reset();
    if (pause.count() > 0) speech_.emplace(pause, context_.now);
}

void MediaLeg::report_speech(SpeechWatch::News news) {
    if (news == SpeechWatch::News::none) return;
    context_.events.post([id = id_, news](app::MediaEvents& to) {
        news == SpeechWatch::News::speech ? to.on_speech(id) : to.on_speech_paused(id);
    });
}

void MediaLeg::note_far_end(const ReceptionFigures& heard, std::optional<double> round_trip_ms) {
    constexpr double kSamplesPerMs = kSampleRate / 1000.0;
    const double lost = std::max(heard.packets_lost, 0);
    const double sent = std::max(packets_sent_, 1U);
    far_end_ = {.loss = std::min(lost / sent, 1.0), .jitter_ms = heard.jitter / kSamplesPerMs, .round_trip_ms = round_trip_ms};
}

app::LegQuality MediaLeg::quality() const {
    app::LegQuality quality{.packets_received = reception_.received(),
                            .packets_lost = reception_.lost(),
                            .jitter_ms = reception_.jitter_ms(),
                            .far_end = far_end_};
    if (quality.packets_received == 0 && !far_end_) return quality;
    const auto expected = static_cast<double>(quality.packets_received + quality.packets_lost);
    quality.grade = grade_of({.loss = expected == 0 ? 0 : static_cast<double>(quality.packets_lost) / expected,
                              .jitter_ms = quality.jitter_ms,
                              .round_trip_ms = {}});
    if (far_end_) quality.grade = std::max(*quality.grade, grade_of(*far_end_));
    return quality;
}

std::optional<app::Codec> MediaLeg::codec_of(std::uint8_t payload_type) const {
    if (payload_type == negotiated_.sound_type) return negotiated_.codec;
    if (payload_type == kPayloadPcma) return app::Codec::pcma;
    if (payload_type == kPayloadPcmu) return app::Codec::pcmu;
    return std::nullopt;
}

bool MediaLeg::is_event(std::uint8_t payload_type) const {
    return negotiated_.event_type && (payload_type == *negotiated_.event_type || payload_type == kOurEventType);
}

void MediaLeg::receive(const RtpPacket& packet) {
    for (const Listener& listener : listeners_) listener.leg->prepare();
    const std::uint8_t type = packet.header.payload_type;
    if (const auto codec = codec_of(type)) {
        note_heard(packet, true);
        receive_sound(packet, *codec);
    } else if (is_event(type)) {
        note_heard(packet, false);
        receive_event(packet);
    } else {
        context_.counts.payload_type.add();
    }
}

void MediaLeg::note_heard(const RtpPacket& packet, bool is_sound) {
    context_.counts.packets_in.add();
    if (reception_.received() == 0) context_.events.post([id = id_](app::MediaEvents& to) { to.on_media_started(id); });
    reception_.note(packet.header, is_sound, context_.now);
    last_heard_ = context_.now;
    timeout_reported_ = false;
}

void MediaLeg::receive_sound(const RtpPacket& packet, app::Codec codec) {
    if (packet.payload.empty()) return;
    if (tones_ && speakers_.empty()) listen_for_tones(packet.payload, codec);  // what is keyed to a person is his to hear
    if (muted_) return;
    if (speech_) report_speech(speech_->hear(packet.payload, codec, context_.now));
    record(RecordingSide::left, packet.payload, codec, packet.header.timestamp);
    if (echo_) echo_->put(packet.payload, codec);
    for (const Listener& listener : listeners_) {
        if (listener.voice != nullptr) {
            listener.voice->put(packet.payload, codec, packet.header.timestamp);
        } else {
            listener.leg->hear_sound(*this, packet, codec);
        }
    }
}

void MediaLeg::listen_for_tones(std::span<const std::uint8_t> sound, app::Codec codec) {
    std::array<std::uint8_t, kLongestDatagram> alaw;
    copy_as_alaw(sound, codec, alaw.data());
    tones_->feed(std::span{alaw}.first(sound.size()), [this](char key) { report_key(key); });
}

void MediaLeg::receive_event(const RtpPacket& packet) {
    const auto event = parse_telephone_event(packet.payload);
    if (!event) {
        context_.counts.malformed.add();
        return;
    }
    if (const auto key = keys_in_.receive(*event, packet.header.timestamp, context_.now)) report_key(*key);
    for (const Listener& listener : listeners_)
        if (listener.voice == nullptr) listener.leg->hear_event(*this, packet);
}

void MediaLeg::report_key(char key) {
    context_.events.post([id = id_, key](app::MediaEvents& to) { to.on_digit(id, key); });
}

bool MediaLeg::can_hear() const { return line_ && line_->is_ready() && negotiated_.peer_receives; }

void MediaLeg::hear_sound(const MediaLeg& from, const RtpPacket& packet, app::Codec codec) {
    speaker_heard_ = context_.now;
    if (!can_hear() || playing_ || keys_out_.is_busy()) return;
    auto header = out_.relayed(packet.header, static_cast<std::uint64_t>(from.id_.value), context_.now);
    if (!header) return;
    header->payload_type = negotiated_.sound_type;
    record(RecordingSide::right, packet.payload, codec, header->timestamp);
    if (codec == negotiated_.codec) return send(rewrite_in_place(packet.payload, *header));
    std::array<std::uint8_t, kRtpHeaderBytes + kLongestDatagram> copy;  // others may hear the same packet
    const auto sound = std::span{copy}.subspan(kRtpHeaderBytes, packet.payload.size());
    std::ranges::copy(packet.payload, sound.begin());
    transcode(sound, codec, negotiated_.codec);
    send(rewrite_in_place(sound, *header));
}

void MediaLeg::hear_event(const MediaLeg& from, const RtpPacket& packet) {
    speaker_heard_ = context_.now;
    if (!can_hear() || playing_ || keys_out_.is_busy() || !negotiated_.event_type) return;
    auto header = out_.relayed(packet.header, static_cast<std::uint64_t>(from.id_.value), context_.now);
    if (!header) return;
    header->payload_type = *negotiated_.event_type;
    send(rewrite_in_place(packet.payload, *header));
}

void MediaLeg::tick() {
    watch_silence();
    std::optional<Mix> mix;
    if (is_mixing()) mix = mix_voices();  // voices run on whether or not they can be heard now
    if (speech_) report_speech(speech_->look(context_.now));
    if (!line_ || !line_->is_ready()) return;
    if (keys_out_.is_busy()) return send_key();
    if (mix && !playing_) return send_mix(*mix);
    if (playing_ || speakers_.empty() || context_.now - speaker_heard_ > kSpeakerQuiet) send_own_frame();
}

Mix MediaLeg::mix_voices() {
    Mix mix{};
    for (const Speaker& speaker : speakers_) speaker.voice->add_to(mix);
    return mix;
}

void MediaLeg::send_mix(const Mix& mix) {
    FramePacket packet;
    std::ranges::copy(mixed_as_alaw(mix), packet.begin() + kRtpHeaderBytes);
    send_frame(packet, Of::people);
}

void MediaLeg::send_own_frame() {
    FramePacket packet;
    const auto sound = std::span{packet}.subspan<kRtpHeaderBytes, kFrameSamples>();
    if (playing_) {
        playing_->player.next(sound);
    } else if (echo_) {
        echo_->next(sound);
    } else {
        std::ranges::fill(sound, kAlawSilence);
    }
    send_frame(packet, Of::ours);
    if (!playing_ || !playing_->player.is_at_end()) return;
    context_.events.post([id = id_, play = playing_->id](app::MediaEvents& to) { to.on_play_finished(id, play); });
    playing_.reset();
}

void MediaLeg::send_frame(FramePacket& packet, Of whom) {
    if (!negotiated_.peer_receives) return;
    const auto sound = std::span{packet}.subspan<kRtpHeaderBytes>();
    RtpHeader header = out_.generated(kFrameSamples, context_.now);
    header.payload_type = negotiated_.sound_type;
    write_rtp_header(std::span{packet}.first<kRtpHeaderBytes>(), header);
    if (whom == Of::people) record(RecordingSide::right, sound, app::Codec::pcma, header.timestamp);
    transcode(sound, app::Codec::pcma, negotiated_.codec);
    send(packet);
}

void MediaLeg::send_key() {
    if (negotiated_.event_type) return send_key_event();
    FramePacket packet;
    keys_out_.next_tone(std::span{packet}.subspan<kRtpHeaderBytes, kFrameSamples>());
    send_frame(packet, Of::ours);
}

void MediaLeg::send_key_event() {
    const auto key = keys_out_.next();
    if (!key) return;
    std::array<std::uint8_t, kRtpHeaderBytes + kTelephoneEventBytes> packet;
    RtpHeader header = out_.event(key->begins, context_.now);
    header.payload_type = *negotiated_.event_type;
    write_rtp_header(std::span{packet}.first<kRtpHeaderBytes>(), header);
    std::ranges::copy(write_telephone_event(key->event), packet.begin() + kRtpHeaderBytes);
    send(packet);
}

void MediaLeg::send(std::span<const std::uint8_t> packet) {
    ++packets_sent_;
    octets_sent_ += static_cast<std::uint32_t>(packet.size() - kRtpHeaderBytes);
    context_.counts.packets_out.add();
    line_->send(packet);
}

void MediaLeg::record(RecordingSide side, std::span<const std::uint8_t> sound, app::Codec codec, std::uint32_t timestamp) {
    if (!recording_) return;
    const std::uint32_t refused = recording_->put(context_.recorder.ring(), side, sound, codec, timestamp, context_.now);
    if (refused > 0) context_.counts.recorder_overflow.add(refused);
}

void MediaLeg::watch_silence() {
    const bool expects = line_ && line_->is_ready() && negotiated_.peer_sends && context_.media_timeout.count() > 0;
    if (!expects || timeout_reported_ || context_.now - last_heard_ < context_.media_timeout) return;
    timeout_reported_ = true;
    context_.events.post([id = id_](app::MediaEvents& to) { to.on_media_timeout(id); });
}

}  // namespace hotline::media
