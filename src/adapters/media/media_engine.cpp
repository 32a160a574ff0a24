#include "adapters/media/media_engine.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <system_error>
#include <utility>

#include "adapters/media/webrtc/sdp.hpp"

namespace hotline::media {
namespace {

// The browsers' port carries all of them: room for a burst of 100 ms of 1000 lines.
constexpr int kBrowserReceiveBuffer = 4 << 20;

Negotiated negotiated_of(const app::RtpDescription& remote) {
    return {.codec = remote.codec,
            .sound_type = remote.codec == app::Codec::pcma ? kPayloadPcma : kPayloadPcmu,
            .event_type = remote.event_type,
            .peer_sends = remote.sends,
            .peer_receives = remote.receives};
}

Negotiated negotiated_of(const webrtc::BrowserOffer& offer) {
    using enum webrtc::Direction;
    return {.codec = offer.uses_pcma() ? app::Codec::pcma : app::Codec::pcmu,
            .sound_type = offer.audio_payload_type(),
            .event_type = offer.telephone_event,
            .peer_sends = offer.direction == sendrecv || offer.direction == sendonly,
            .peer_receives = offer.direction == sendrecv || offer.direction == recvonly};
}

}  // namespace

Result<std::unique_ptr<MediaEngine>, std::string> MediaEngine::start(const MediaConfig& config, Executor& switch_thread) {
    const auto local = Endpoint::from(config.bind_address, config.browser_port);
    if (!local) return refuse(fmt::format("media: bind address '{}' is not numeric", config.bind_address));
    if (!config.advertised_address.empty() && !Endpoint::from(config.advertised_address, 0))
        return refuse(fmt::format("media: advertised address '{}' is not numeric", config.advertised_address));
    if (config.rtp_port_first == 0 || config.rtp_port_last < config.rtp_port_first)
        return refuse(fmt::format("media: RTP port range {}-{} is empty", config.rtp_port_first, config.rtp_port_last));
    auto socket = UdpSocket::bound_to(*local);
    if (!socket)
        return refuse(fmt::format("media: UDP port {} of {} for browsers: {}", config.browser_port, config.bind_address,
                                  std::generic_category().message(socket.error())));
    socket->want_receive_buffer(kBrowserReceiveBuffer);
    try {
        return std::unique_ptr<MediaEngine>(new MediaEngine(config, std::move(*socket), switch_thread));
    } catch (const std::exception& error) {
        return refuse(fmt::format("media: {}", error.what()));
    }
}

MediaEngine::MediaEngine(const MediaConfig& config, UdpSocket browser_socket, Executor& switch_thread)
    : config_(config),
      browser_port_(Endpoint::of_socket(browser_socket.handle()).port()),
      prompts_(config.prompt_folder.empty() ? PromptStore{} : PromptStore::load(config.prompt_folder)),
      ports_(config.bind_address, config.rtp_port_first, config.rtp_port_last),
      events_(switch_thread),
      recorder_(events_, config.recorder_frames),
      loop_(config, std::move(browser_socket), events_, recorder_, dtls_) {
    if (config_.advertised_address.empty()) config_.advertised_address = config_.bind_address;
    for (const auto& [file, why] : prompts_.unreadable()) spdlog::warn("media: prompt {}: {}", file.string(), why);
}

MediaEngine::~MediaEngine() { events_.set_receiver(nullptr); }

MediaCounters MediaEngine::counters() const {
    const LoopCounts& counts = loop_.counts();
    return {.packets_in = counts.packets_in.get(),
            .packets_out = counts.packets_out.get(),
            .rtcp_in = counts.rtcp_in.get(),
            .dropped_malformed = counts.malformed.get(),
            .dropped_stranger = counts.strangers.get(),
            .dropped_unknown_source = counts.unknown_source.get(),
            .dropped_unprotected = counts.unprotected.get(),
            .dropped_payload_type = counts.payload_type.get(),
            .send_refused = counts.send_refused.get(),
            .late_ticks = counts.late_ticks.get(),
            .skipped_frames = counts.skipped_frames.get(),
            .recorder_overflow = counts.recorder_overflow.get(),
            .recorder_late = recorder_.late_frames(),
            .dtls_dropped = counts.dtls_dropped.get(),
            .unknown_prompts = unknown_prompts_.get(),
            .legs = counts.legs.get(),
            .media_cpu_us = loop_.cpu_us(),
            .recorder_cpu_us = recorder_.cpu_us()};
}

app::RtpDescription MediaEngine::local_side(std::uint16_t port) const {
    return {.address = config_.advertised_address, .port = port, .event_type = MediaLeg::kOurEventType};
}

Result<app::RtpDescription, app::MediaRefusal> MediaEngine::open_rtp(LegId leg) {
    if (const auto known = legs_.find(leg); known != legs_.end()) {
        if (known->second.port == 0) return refuse(app::MediaRefusal::bad_session_description);
        return local_side(known->second.port);
    }
    auto taken = ports_.take();
    if (!taken) return refuse(app::MediaRefusal::no_port_left);
    const Opened opened{.ssrc = random_(), .port = taken->port};
    legs_[leg] = opened;
    loop_.post([leg, ssrc = opened.ssrc, sockets = std::move(taken->sockets)](MediaLoop& loop) mutable {
        loop.open_plain(leg, ssrc, std::move(sockets));
    });
    return local_side(opened.port);
}

void MediaEngine::set_remote(LegId leg, const app::RtpDescription& remote) {
    const Endpoint peer = remote.port == 0 ? Endpoint{} : Endpoint::from(remote.address, remote.port).value_or(Endpoint{});
    loop_.post([leg, peer, negotiated = negotiated_of(remote)](MediaLoop& loop) { loop.set_remote(leg, peer, negotiated); });
}

Result<std::string, app::MediaRefusal> MediaEngine::accept_browser(LegId leg, const std::string& sdp_offer) {
    const auto offer = webrtc::parse_browser_offer(sdp_offer);
    if (!offer) return refuse(offer.error());
    const auto [known, is_new] = legs_.try_emplace(leg, Opened{.ssrc = random_(), .port = 0});
    if (!is_new && known->second.port != 0) return refuse(app::MediaRefusal::bad_session_description);
    const std::uint32_t ssrc = known->second.ssrc;
    BrowserTerms terms{.key = ++last_connection_,
                       .ours = webrtc::make_ice_credentials(),
                       .browser = offer->fingerprint,
                       .cname = fmt::format("{:08x}", ssrc)};
    const webrtc::LocalLine local{.address = config_.advertised_address,
                                  .port = browser_port_,
                                  .ufrag = terms.ours.ufrag,
                                  .pwd = terms.ours.pwd,
                                  .fingerprint = dtls_.fingerprint(),
                                  .ssrc = ssrc,
                                  .cname = terms.cname};
    loop_.post([leg, ssrc, terms = std::move(terms), negotiated = negotiated_of(*offer)](MediaLoop& loop) mutable {
        loop.open_browser(leg, ssrc, std::move(terms), negotiated);
    });
    return webrtc::build_answer(*offer, local);
}

void MediaEngine::close(LegId leg) {
    const auto known = legs_.find(leg);
    if (known == legs_.end()) return;
    if (known->second.port != 0) ports_.give_back(known->second.port);
    legs_.erase(known);
    loop_.post([leg](MediaLoop& loop) { loop.close(leg); });
}

void MediaEngine::hear(LegId listener, std::vector<LegId> speakers) {
    loop_.post([listener, speakers = std::move(speakers)](MediaLoop& loop) { loop.hear(listener, speakers); });
}

void MediaEngine::echo(LegId leg, bool on) {
    loop_.post([leg, on](MediaLoop& loop) {
        if (MediaLeg* const known = loop.find(leg)) known->echo(on);
    });
}

void MediaEngine::mute(LegId leg, bool muted) {
    loop_.post([leg, muted](MediaLoop& loop) {
        if (MediaLeg* known = loop.find(leg)) known->mute(muted);
    });
}

void MediaEngine::play(LegId leg, app::Playback playback) {
    std::vector<Prompt> sounds;
    for (const PromptName& name : playback.prompts) {
        if (Prompt sound = prompts_.find(name)) {
            sounds.push_back(std::move(sound));
        } else {
            unknown_prompts_.add();
            spdlog::warn("media: prompt '{}' is unknown and left out", name.value);
        }
    }
    loop_.post([leg, id = playback.id, sounds = std::move(sounds), loops = playback.loop](MediaLoop& loop) mutable {
        if (MediaLeg* known = loop.find(leg)) known->play(id, std::move(sounds), loops);
    });
}

void MediaEngine::stop_playing(LegId leg) {
    loop_.post([leg](MediaLoop& loop) {
        if (MediaLeg* known = loop.find(leg)) known->stop_playing();
    });
}

void MediaEngine::send_keys(LegId leg, const std::string& keys) {
    loop_.post([leg, keys](MediaLoop& loop) {
        if (MediaLeg* known = loop.find(leg)) known->send_keys(keys);
    });
}

void MediaEngine::start_recording(LegId leg, app::RecordingSpec recording) {
    const RecordingHandle handle{++last_recording_};
    const SteadyTime start = std::chrono::steady_clock::now();
    recorder_.open(handle, std::move(recording), start);  // before the loop can send its first frame
    loop_.post([leg, handle, start](MediaLoop& loop) { loop.start_recording(leg, handle, start); });
}

void MediaEngine::stop_recording(LegId leg) {
    loop_.post([leg](MediaLoop& loop) {
        if (MediaLeg* known = loop.find(leg)) known->stop_recording();
    });
}

void MediaEngine::watch_speech(LegId leg, std::chrono::milliseconds pause) {
    loop_.post([leg, pause](MediaLoop& loop) {
        if (MediaLeg* known = loop.find(leg)) known->watch_speech(pause);
    });
}

}  // namespace hotline::media
