#pragma once
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <unordered_map>

#include "adapters/media/event_out.hpp"
#include "adapters/media/media_config.hpp"
#include "adapters/media/media_counters.hpp"
#include "adapters/media/media_loop.hpp"
#include "adapters/media/net/port_pool.hpp"
#include "adapters/media/recording/recorder.hpp"
#include "adapters/media/sound/prompt_store.hpp"
#include "adapters/media/webrtc/dtls_server.hpp"
#include "app/ports/media.hpp"

namespace hotline::media {

/// The media engine behind the port: the switch thread's side of media thread, recorder and DTLS thread.
class MediaEngine final : public app::Media {
public:
    /// Binds the browsers' port, loads prompts and starts the threads. Events are posted to `switch_thread`, which must outlive
    /// the engine. The refusal is a sentence for the operator: what is wrong with which setting.
    [[nodiscard]] static Result<std::unique_ptr<MediaEngine>, std::string> start(const MediaConfig& config,
                                                                                 Executor& switch_thread);
    /// On the switch thread. Recordings are finished; nothing is reported any more.
    ~MediaEngine() override;

    /// Before the first leg. The receiver must outlive the engine or be replaced by null.
    void set_events(app::MediaEvents* events) { events_.set_receiver(events); }
    /// A new set of prompts; what plays goes on with the old one.
    void set_prompts(PromptStore prompts) { prompts_ = std::move(prompts); }
    /// Known to what is played from now on; what is being played goes on with the old sound.
    void add_prompt(PromptName name, std::vector<std::uint8_t> alaw) { prompts_.add(std::move(name), std::move(alaw)); }
    [[nodiscard]] const PromptStore& prompts() const { return prompts_; }
    /// Any thread.
    [[nodiscard]] MediaCounters counters() const;
    [[nodiscard]] std::uint16_t browser_port() const { return browser_port_; }
    /// Legs that can still be opened.
    [[nodiscard]] std::size_t free_ports() const { return ports_.free_ports(); }

    [[nodiscard]] Result<app::RtpDescription, app::MediaRefusal> open_rtp(LegId leg) override;
    void set_remote(LegId leg, const app::RtpDescription& remote) override;
    [[nodiscard]] Result<std::string, app::MediaRefusal> accept_browser(LegId leg, const std::string& sdp_offer) override;
    void close(LegId leg) override;
    void hear(LegId listener, std::vector<LegId> speakers) override;
    void echo(LegId leg, bool on) override;
    void mute(LegId leg, bool muted) override;
    void play(LegId leg, app::Playback playback) override;
    void watch_speech(LegId leg, std::chrono::milliseconds pause) override;
    void stop_playing(LegId leg) override;
    void send_keys(LegId leg, const std::string& keys) override;
    void start_recording(LegId leg, app::RecordingSpec recording) override;
    void stop_recording(LegId leg) override;
    [[nodiscard]] bool has_prompt(const PromptName& prompt) const override { return prompts_.has(prompt); }

private:
    struct Opened {
        std::uint32_t ssrc;
        std::uint16_t port;  // 0: a browser
    };

    MediaEngine(const MediaConfig& config, UdpSocket browser_socket, Executor& switch_thread);
    [[nodiscard]] app::RtpDescription local_side(std::uint16_t port) const;

    MediaConfig config_;
    std::uint16_t browser_port_;
    PromptStore prompts_;
    PortPool ports_;
    std::unordered_map<LegId, Opened> legs_;
    std::uint32_t last_recording_{};
    webrtc::DtlsLegKey last_connection_{};
    Count unknown_prompts_;
    std::random_device random_;

    // In order of construction; each is used by those below it.
    EventOut events_;
    Recorder recorder_;
    webrtc::DtlsServer dtls_;
    MediaLoop loop_;
};

}  // namespace hotline::media
