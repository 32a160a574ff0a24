#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "adapters/media/event_out.hpp"
#include "adapters/media/line.hpp"
#include "adapters/media/media_counters.hpp"
#include "adapters/media/mix/voice.hpp"
#include "adapters/media/recording/recording_tap.hpp"
#include "adapters/media/rtp/reception.hpp"
#include "adapters/media/rtp/rtcp.hpp"
#include "adapters/media/rtp/rtp_out_stream.hpp"
#include "adapters/media/rtp/rtp_packet.hpp"
#include "adapters/media/rtp/telephone_event.hpp"
#include "adapters/media/sound/echo.hpp"
#include "adapters/media/sound/player.hpp"
#include "adapters/media/sound/speech_watch.hpp"
#include "adapters/media/sound/tone_keys.hpp"

namespace hotline::media {

/// What all legs of a media thread share. `now` is the start of the present tick.
struct MediaContext {
    EventOut& events;
    Recorder& recorder;
    std::chrono::milliseconds media_timeout;
    LoopCounts counts;
    SteadyTime now;
};

/// What was negotiated with a leg's peer about sound.
struct Negotiated {
    app::Codec codec{app::Codec::pcma};
    std::uint8_t sound_type{kPayloadPcma};   ///< RTP payload type of the codec
    std::optional<std::uint8_t> event_type;  ///< that the peer takes telephone events with
    bool peer_sends{true};
    bool peer_receives{true};
};

/// One leg on the media thread: what it says goes to whoever hears it. What it hears is a playback, else one speaker passed
/// through, else the mix of several, else silence.
class MediaLeg {
public:
    /// Our own offers name this payload type for telephone events; a peer may use it though it told another.
    static constexpr std::uint8_t kOurEventType = 101;
    /// We send silence for a single speaker who has been quiet for so long: routers and phones give up otherwise.
    static constexpr std::chrono::seconds kSpeakerQuiet{1};

    MediaLeg(LegId id, std::uint32_t ssrc, MediaContext& context);
    MediaLeg(const MediaLeg&) = delete;
    MediaLeg& operator=(const MediaLeg&) = delete;
    /// Ends its recording; nobody hears it any more.
    ~MediaLeg();

    void set_line(std::unique_ptr<Line> line) { line_ = std::move(line); }
    [[nodiscard]] Line* line() const { return line_.get(); }
    void negotiate(const Negotiated& negotiated);
    /// The wait for the peer's sound begins anew.
    void restart_timeout();

    /// These and no others, from now on; ends a playback when there is anybody. Not itself, and none twice.
    void hear(const std::vector<MediaLeg*>& speakers);
    /// Gives the peer its own voice back, while it hears nobody.
    void echo(bool on);
    void mute(bool muted);
    void play(app::PlayId id, std::vector<Prompt> prompts, bool loop);
    void stop_playing();
    void send_keys(const std::string& keys);
    void start_recording(RecordingHandle handle, SteadyTime start);
    void stop_recording();
    void watch_speech(std::chrono::milliseconds pause);

    /// Begins to fetch its memory, which a busy kernel pushes out of the cache between any two packets.
    void prepare() const {
        constexpr std::size_t kCacheLine = 64;
        const auto* bytes = reinterpret_cast<const char*>(this);
        for (std::size_t at = 0; at < sizeof *this; at += kCacheLine) __builtin_prefetch(bytes + at);
    }
    /// A packet of this leg's peer, believed and decrypted.
    void receive(const RtpPacket& packet);
    /// Each 20 ms: whatever the leg hears that is not passed through, keys under way, and the watch over the peer's silence.
    void tick();

    [[nodiscard]] LegId id() const { return id_; }
    [[nodiscard]] const Reception& reception() const { return reception_; }
    [[nodiscard]] const RtpOutStream& out() const { return out_; }
    [[nodiscard]] std::uint32_t packets_sent() const { return packets_sent_; }
    [[nodiscard]] std::uint32_t octets_sent() const { return octets_sent_; }
    /// What the peer reports of our stream (RFC 3550 6.4).
    void note_far_end(const ReceptionFigures& heard, std::optional<double> round_trip_ms);
    [[nodiscard]] app::LegQuality quality() const;

private:
    using FramePacket = std::array<std::uint8_t, kRtpHeaderBytes + kFrameSamples>;

    struct Playing {
        app::PlayId id;
        Player player;
    };
    /// Whom it hears; with a voice where several are mixed.
    struct Speaker {
        MediaLeg* leg;
        std::unique_ptr<Voice> voice;
    };
    /// Who hears it; without a voice packets are passed through.
    struct Listener {
        MediaLeg* leg;
        Voice* voice;
    };

    void listen_to(const std::vector<MediaLeg*>& speakers);
    void forget(const MediaLeg& speaker);

    [[nodiscard]] std::optional<app::Codec> codec_of(std::uint8_t payload_type) const;
    [[nodiscard]] bool is_event(std::uint8_t payload_type) const;
    void note_heard(const RtpPacket& packet, bool is_sound);
    void receive_sound(const RtpPacket& packet, app::Codec codec);
    void receive_event(const RtpPacket& packet);
    void listen_for_tones(std::span<const std::uint8_t> sound, app::Codec codec);
    void report_key(char key);
    void report_speech(SpeechWatch::News news);

    void hear_sound(const MediaLeg& from, const RtpPacket& packet, app::Codec codec);
    void hear_event(const MediaLeg& from, const RtpPacket& packet);
    [[nodiscard]] bool can_hear() const;
    [[nodiscard]] bool is_mixing() const { return speakers_.size() > 1; }
    [[nodiscard]] Mix mix_voices();
    void send_mix(const Mix& mix);
    void send_own_frame();
    void send_key();
    void send_key_event();
    enum class Of { people, ours };
    void send_frame(FramePacket& packet, Of whom);
    void send(std::span<const std::uint8_t> packet);
    void record(RecordingSide side, std::span<const std::uint8_t> sound, app::Codec codec, std::uint32_t timestamp);
    void watch_silence();

    MediaContext& context_;
    const LegId id_;
    std::unique_ptr<Line> line_;
    Negotiated negotiated_;

    std::vector<Speaker> speakers_;
    std::vector<Listener> listeners_;
    std::unique_ptr<Echo> echo_;
    bool muted_{};
    std::optional<Playing> playing_;
    std::optional<RecordingTap> recording_;

    RtpOutStream out_;
    KeySender keys_out_;
    SteadyTime speaker_heard_;
    std::uint32_t packets_sent_{};
    std::uint32_t octets_sent_{};

    Reception reception_;
    KeyReceiver keys_in_;
    std::unique_ptr<ToneKeys> tones_;
    std::optional<SpeechWatch> speech_;
    std::optional<LineFigures> far_end_;
    SteadyTime last_heard_;
    bool timeout_reported_{};
};

}  // namespace hotline::media
