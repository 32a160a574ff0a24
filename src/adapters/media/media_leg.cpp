#include "adapters/media/media_leg.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <random>

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
    : context_(context), id_(id), out_(fresh_stream(ssrc)), partner_heard_(context.now), last_heard_(context.now) {}

MediaLeg::~MediaLeg() {
    unbridge();
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

void MediaLeg::bridge(MediaLeg& other) {
    if (&other == this) return;
    for (MediaLeg* leg : {this, &other}) {
        leg->unbridge();
        leg->playing_.reset();
        leg->partner_heard_ = context_.now;
    }
    partner_ = &other;
    other.partner_ = this;
}

void MediaLeg::unbridge() {
    if (partner_ == nullptr) return;
    partner_->partner_ = nullptr;
    partner_ = nullptr;
}

void MediaLeg::play(app::PlayId id, std::vector<Prompt> prompts, bool loop) {
    unbridge();
    playing_.emplace(id, Player{std::move(prompts), loop});
}

void MediaLeg::stop_playing() { playing_.reset(); }

void MediaLeg::send_keys(const std::string& keys) {
    if (!negotiated_.event_type) {
        context_.counts.keys_not_sent.add(keys.size());
        return;
    }
    keys_out_.add(keys);
}

void MediaLeg::start_recording(RecordingHandle handle, SteadyTime start) {
    stop_recording();
    recording_.emplace(handle, start);
}

void MediaLeg::stop_recording() {
    if (!recording_) return;
    context_.recorder.stop(recording_->handle(), context_.now);
    recording_.reset();
}

app::LegQuality MediaLeg::quality() const {
    return {.packets_received = reception_.received(), .packets_lost = reception_.lost(), .jitter_ms = reception_.jitter_ms()};
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
    record(RecordingSide::left, packet.payload, codec, packet.header.timestamp);
    if (partner_ != nullptr) {
        partner_->hear_sound(*this, packet, codec);
    } else if (tones_) {
        std::array<std::uint8_t, 2048> alaw;
        const auto sound = packet.payload.first(std::min(packet.payload.size(), alaw.size()));
        copy_as_alaw(sound, codec, alaw.data());
        tones_->feed(std::span{alaw}.first(sound.size()), [this](char key) { report_key(key); });
    }
}

void MediaLeg::receive_event(const RtpPacket& packet) {
    const auto event = parse_telephone_event(packet.payload);
    if (!event) {
        context_.counts.malformed.add();
        return;
    }
    if (const auto key = keys_in_.receive(*event, packet.header.timestamp, context_.now)) report_key(*key);
    if (partner_ != nullptr) partner_->hear_event(*this, packet);
}

void MediaLeg::report_key(char key) {
    context_.events.post([id = id_, key](app::MediaEvents& to) { to.on_digit(id, key); });
}

bool MediaLeg::can_hear() const { return line_ && line_->is_ready() && negotiated_.peer_receives; }

void MediaLeg::hear_sound(const MediaLeg& from, const RtpPacket& packet, app::Codec codec) {
    partner_heard_ = context_.now;
    if (!can_hear() || keys_out_.is_busy()) return;
    auto header = out_.relayed(packet.header, static_cast<std::uint64_t>(from.id_.value), context_.now);
    if (!header) return;
    header->payload_type = negotiated_.sound_type;
    transcode(packet.payload, codec, negotiated_.codec);
    send(rewrite_in_place(packet.payload, *header));
    record(RecordingSide::right, packet.payload, negotiated_.codec, header->timestamp);
}

void MediaLeg::hear_event(const MediaLeg& from, const RtpPacket& packet) {
    partner_heard_ = context_.now;
    if (!can_hear() || keys_out_.is_busy() || !negotiated_.event_type) return;
    auto header = out_.relayed(packet.header, static_cast<std::uint64_t>(from.id_.value), context_.now);
    if (!header) return;
    header->payload_type = *negotiated_.event_type;
    send(rewrite_in_place(packet.payload, *header));
}

void MediaLeg::tick() {
    watch_silence();
    if (!line_ || !line_->is_ready()) return;
    if (keys_out_.is_busy()) return send_key_packet();
    if (partner_ == nullptr || context_.now - partner_heard_ > kPartnerQuiet) send_own_frame();
}

void MediaLeg::send_own_frame() {
    std::array<std::uint8_t, kRtpHeaderBytes + kFrameSamples> packet;
    const auto sound = std::span{packet}.subspan<kRtpHeaderBytes, kFrameSamples>();
    if (playing_) {
        playing_->player.next(sound);
    } else {
        std::ranges::fill(sound, kAlawSilence);
    }
    if (negotiated_.peer_receives) {
        RtpHeader header = out_.generated(kFrameSamples, context_.now);
        header.payload_type = negotiated_.sound_type;
        write_rtp_header(std::span{packet}.first<kRtpHeaderBytes>(), header);
        record(RecordingSide::right, sound, app::Codec::pcma, header.timestamp);
        transcode(sound, app::Codec::pcma, negotiated_.codec);
        send(packet);
    }
    if (!playing_ || !playing_->player.is_at_end()) return;
    context_.events.post([id = id_, play = playing_->id](app::MediaEvents& to) { to.on_play_finished(id, play); });
    playing_.reset();
}

void MediaLeg::send_key_packet() {
    const auto key = keys_out_.next();
    if (!key || !negotiated_.event_type) return;
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
