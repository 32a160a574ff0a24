#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/ports/media.hpp"
#include "support/manual_loop.hpp"

namespace hotline::test {

/// Legs that hear what they are told to; nothing sounds.
class FakeMedia final : public app::Media {
public:
    explicit FakeMedia(ManualLoop& loop) : loop_(loop) {}
    void report_to(app::MediaEvents& events) { events_ = &events; }

    struct Leg {
        std::optional<app::Playback> playing;
        std::vector<LegId> hears;
        bool muted{};
        bool echo{};
        std::string keys;  ///< sent to its peer
        std::optional<RecordingId> recording;
        bool page{};
    };

    Result<app::RtpDescription, app::MediaRefusal> open_rtp(LegId leg) override {
        if (no_port_left) return refuse(app::MediaRefusal::no_port_left);
        legs[leg] = {};
        return app::RtpDescription{.address = "127.0.0.1", .port = 20000};
    }
    void set_remote(LegId, const app::RtpDescription&) override {}
    Result<std::string, app::MediaRefusal> accept_browser(LegId leg, const std::string& offer) override {
        if (offer == "nonsense") return refuse(app::MediaRefusal::bad_session_description);
        legs.try_emplace(leg).first->second.page = true;
        last_page = leg;
        return "answer to " + offer;
    }
    void close(LegId leg) override {
        const auto found = legs.find(leg);
        if (found == legs.end()) return;
        stop_recording(leg);
        legs.erase(leg);
        for (auto& [listener, about] : legs) std::erase(about.hears, leg);
        loop_.post([this, leg] {
            if (events_ != nullptr) events_->on_leg_closed(leg, {});
        });
    }
    void hear(LegId listener, std::vector<LegId> speakers) override {
        if (!legs.contains(listener)) return;
        std::erase_if(speakers, [&](LegId speaker) { return speaker == listener || !legs.contains(speaker); });
        if (!speakers.empty()) {
            legs.at(listener).playing.reset();
            legs.at(listener).echo = false;
        }
        legs.at(listener).hears = std::move(speakers);
    }
    void echo(LegId leg, bool on) override {
        if (legs.contains(leg)) legs.at(leg).echo = on && legs.at(leg).hears.empty();
    }
    void mute(LegId leg, bool muted) override {
        if (legs.contains(leg)) legs.at(leg).muted = muted;
    }
    void play(LegId leg, app::Playback playback) override {
        if (legs.contains(leg)) legs.at(leg).playing = std::move(playback);
    }
    void stop_playing(LegId leg) override {
        if (const auto found = legs.find(leg); found != legs.end()) found->second.playing.reset();
    }
    void send_keys(LegId leg, const std::string& keys) override {
        if (legs.contains(leg)) legs.at(leg).keys += keys;
    }
    void start_recording(LegId leg, app::RecordingSpec recording) override {
        stop_recording(leg);
        last_path = recording.path;
        if (const auto found = legs.find(leg); found != legs.end()) {
            found->second.recording = recording.id;
        } else {
            finish_recording(recording.id, std::chrono::milliseconds{0});
        }
    }
    void stop_recording(LegId leg) override {
        const auto found = legs.find(leg);
        if (found == legs.end()) return;
        const auto recording = std::exchange(found->second.recording, std::nullopt);
        if (recording) finish_recording(*recording, std::chrono::milliseconds{1000});
    }
    void watch_speech(LegId leg, std::chrono::milliseconds pause) override {
        if (pause.count() > 0)
            watched.insert(leg);
        else
            watched.erase(leg);
    }
    [[nodiscard]] bool has_prompt(const PromptName&) const override { return true; }

    /// The first prompt of what the leg hears, "music", "" for silence, or "talk".
    [[nodiscard]] std::string heard_by(LegId leg) const {
        const auto found = legs.find(leg);
        if (found == legs.end()) return "closed";
        if (found->second.playing) return found->second.playing->prompts.at(0).value;
        return found->second.hears.empty() ? "" : "talk";
    }
    [[nodiscard]] bool hears(LegId listener, LegId speaker) const {
        if (!legs.contains(listener) || legs.at(listener).playing) return false;
        return std::ranges::count(legs.at(listener).hears, speaker) > 0 && !legs.at(speaker).muted;
    }
    [[nodiscard]] bool hear_each_other(LegId a, LegId b) const { return hears(a, b) && hears(b, a); }
    void first_packet_of(LegId leg) { events_->on_media_started(leg); }
    /// What the leg hears comes to its end.
    void finish_playing(LegId leg) {
        const auto found = legs.find(leg);
        if (found == legs.end() || !found->second.playing || found->second.playing->loop) return;
        const app::PlayId id = found->second.playing->id;
        found->second.playing.reset();
        events_->on_play_finished(leg, id);
    }

    std::map<LegId, Leg> legs;
    LegId last_page;
    std::string last_path;
    std::set<LegId> watched;
    bool no_port_left{false};

private:
    void finish_recording(RecordingId recording, std::chrono::milliseconds length) {
        loop_.post([this, recording, length] {
            events_->on_recording_finished(recording, length, 16 * static_cast<std::uint64_t>(length.count()));
        });
    }

    ManualLoop& loop_;
    app::MediaEvents* events_{nullptr};
};

}  // namespace hotline::test
