#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "app/ports/signalling.hpp"
#include "base/result.hpp"
#include "domain/call/line_quality.hpp"
#include "domain/ids.hpp"
#include "domain/recording/recording.hpp"

namespace hotline::app {

enum class MediaRefusal {
    no_port_left,  ///< the RTP port range is used up
    bad_session_description,
    no_common_codec,
    insecure,  ///< a browser must offer DTLS-SRTP with a fingerprint
};

/// Numbers one playback, so that a late "finished" of an earlier one is not taken for the present.
struct PlayId {
    std::uint64_t value{};
    auto operator<=>(const PlayId&) const = default;
};

struct Playback {
    PlayId id;
    std::vector<PromptName> prompts;  ///< played one after another without a gap; an unknown name is skipped and counted
    bool loop{false};                 ///< music: start again at the end, never reports finished
};

struct RecordingSpec {
    RecordingId id;
    std::string path;  ///< absolute; folders exist or are made by the recorder
    RecordingFormat format{RecordingFormat::alaw_stereo};
};

/// How a leg sounded from its beginning to its end.
struct LegQuality {
    std::uint64_t packets_received{};
    std::uint64_t packets_lost{};
    double jitter_ms{};
    std::optional<LineFigures> far_end{};  ///< how the peer heard us, by its last report (RTCP)
    std::optional<QualityGrade> grade{};   ///< of the worse direction; nothing when nothing was heard in either
};

/// The sound of legs. Called on the switch thread only; every call posts to the media thread and returns at once.
/// A leg hears what is played to it; while nothing is, the people it was told to hear; else silence.
class Media {
public:
    virtual ~Media() = default;

    /// Opens a plain RTP leg (a port of its own) and says where it listens. The leg sends nothing before set_remote.
    [[nodiscard]] virtual Result<RtpDescription, MediaRefusal> open_rtp(LegId leg) = 0;
    virtual void set_remote(LegId leg, const RtpDescription& remote) = 0;

    /// Takes a browser's SDP offer (ICE, DTLS-SRTP, PCMA) and gives back our answer; the leg is usable after on_line_up.
    /// Called again for the same leg it restarts the connection: a reloaded page keeps its leg and whom it hears.
    [[nodiscard]] virtual Result<std::string, MediaRefusal> accept_browser(LegId leg, const std::string& sdp_offer) = 0;

    /// Ends the leg: its playback and recording end too, and nobody hears it any more.
    virtual void close(LegId leg) = 0;

    /// From now on the listener hears exactly these legs, and says nothing about whom they hear. One speaker is passed through
    /// packet by packet, keys (RFC 4733) included; several are mixed every 20 ms, without keys. With anybody to hear, what is
    /// being played to the listener ends silently; with nobody it goes on. The listener himself and unknown legs are left out.
    virtual void hear(LegId listener, std::vector<LegId> speakers) = 0;
    /// The leg hears itself a little later, to know that its line carries sound both ways; until it is told to hear somebody, or
    /// to stop. What is played to it goes before.
    virtual void echo(LegId leg, bool on) = 0;
    /// What this leg says reaches nobody, recordings included; the keys that it presses still count and are passed on.
    virtual void mute(LegId leg, bool muted) = 0;
    /// Replaces what is being played to the leg, and goes before the people it hears: they are heard again at its end.
    virtual void play(LegId leg, Playback playback) = 0;
    virtual void stop_playing(LegId leg) = 0;
    /// Sends keys to the peer, 100 ms each: as RFC 4733 events, as tones to a peer that takes no events. What is no key is
    /// left out. Meanwhile the peer hears nothing else.
    virtual void send_keys(LegId leg, const std::string& keys) = 0;

    /// Records the leg from now to stop or close: left is what it says, right what it hears of people (no prompts, no music).
    /// A-law WAV, 8 kHz.
    virtual void start_recording(LegId leg, RecordingSpec recording) = 0;
    virtual void stop_recording(LegId leg) = 0;

    /// Reports when the leg's far end begins to speak (on_speech), and when it then, or from the start, has said nothing for
    /// `pause` (on_speech_paused, once a pause). Zero: no more reports.
    virtual void watch_speech(LegId leg, std::chrono::milliseconds pause) = 0;

    [[nodiscard]] virtual bool has_prompt(const PromptName& prompt) const = 0;
};

/// What the media engine reports; the adapter posts each to the switch thread.
class MediaEvents {
public:
    virtual ~MediaEvents() = default;
    /// One key press, 0-9 * # A-D, whether it came as RFC 4733 event or as a tone.
    virtual void on_digit(LegId leg, char digit) = 0;
    /// Only of legs that are watched, see Media::watch_speech.
    virtual void on_speech(LegId) {}
    virtual void on_speech_paused(LegId) {}
    virtual void on_play_finished(LegId leg, PlayId playback) = 0;
    /// First packet of the peer arrived.
    virtual void on_media_started(LegId leg) = 0;
    /// Nothing received for the configured time (default 60 s) from a leg whose peer should be sending.
    virtual void on_media_timeout(LegId leg) = 0;
    /// Browser legs: DTLS is up and the peer can be heard / consent was lost for 30 s or the page closed it.
    virtual void on_line_up(LegId leg) = 0;
    virtual void on_line_down(LegId leg) = 0;
    virtual void on_recording_finished(RecordingId recording, std::chrono::milliseconds length, std::uint64_t bytes) = 0;
    /// The file could not be written (disk full, folder gone). The call goes on; what was written is whole.
    virtual void on_recording_failed(RecordingId recording, const std::string& reason) = 0;
    virtual void on_leg_closed(LegId leg, const LegQuality& quality) = 0;
};

}  // namespace hotline::app
