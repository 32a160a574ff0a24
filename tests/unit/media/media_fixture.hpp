#pragma once
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "adapters/media/media_engine.hpp"
#include "unit/media/phone.hpp"
#include "unit/media/scratch_folder.hpp"
#include "unit/media/test_switch.hpp"

namespace hotline::media {

/// Everything the engine reported.
struct HeardEvents final : app::MediaEvents {
    void on_digit(LegId leg, char digit) override { digits[leg] += digit; }
    void on_play_finished(LegId, app::PlayId playback) override { finished.push_back(playback.value); }
    void on_media_started(LegId leg) override { started.push_back(leg); }
    void on_media_timeout(LegId leg) override { timed_out.push_back(leg); }
    void on_line_up(LegId leg) override { up.push_back(leg); }
    void on_line_down(LegId leg) override { down.push_back(leg); }
    void on_recording_finished(RecordingId recording, std::chrono::milliseconds length, std::uint64_t bytes) override {
        recorded[recording] = {length, bytes};
    }
    void on_recording_failed(RecordingId recording, const std::string& reason) override { failed[recording] = reason; }
    void on_leg_closed(LegId leg, const app::LegQuality& quality) override { closed[leg] = quality; }

    std::map<LegId, std::string> digits;
    std::vector<std::uint64_t> finished;
    std::vector<LegId> started, timed_out, up, down;
    std::map<RecordingId, std::pair<std::chrono::milliseconds, std::uint64_t>> recorded;
    std::map<RecordingId, std::string> failed;
    std::map<LegId, app::LegQuality> closed;
};

/// An engine on the loopback interface with telephones around it.
class MediaFixture : public testing::Test {
protected:
    void SetUp() override {
        MediaConfig config;
        config.rtp_port_first = 23000;
        config.rtp_port_last = 23999;
        config.realtime = false;
        configure(config);
        auto engine = MediaEngine::start(config, switch_);
        ASSERT_TRUE(engine) << engine.error();
        engine_ = std::move(*engine);
        engine_->set_events(&events_);
        PromptStore prompts;
        prompts.add(PromptName{"greeting"}, alaw_tone(500, 1600));
        prompts.add(PromptName{"menu"}, alaw_tone(900, 800));
        prompts.add(PromptName{"music"}, alaw_tone(400, 800));
        engine_->set_prompts(std::move(prompts));
    }
    virtual void configure(MediaConfig&) const {}

    /// Opens a leg and gives both sides each other's address.
    LegId connect(Phone& phone, app::Codec codec = app::Codec::pcma) {
        const LegId leg{++last_leg_};
        const auto local = engine_->open_rtp(leg);
        EXPECT_TRUE(local);
        phone.call(*local);
        engine_->set_remote(leg, phone.description(codec));
        // what a phone says before the engine knows it is lost; silence back tells that it does
        EXPECT_TRUE(switch_.run_until([&] { return !phone.listen().empty(); }));
        return leg;
    }
    /// They talk with each other.
    void bridge(LegId a, LegId b) {
        engine_->hear(a, {b});
        engine_->hear(b, {a});
    }
    /// All say their tone, 20 ms a step, paced by what comes back rather than by a clock.
    template <class Condition>
    [[nodiscard]] bool talk_until(std::vector<std::pair<Phone*, double>> speakers, Condition condition) {
        auto next = std::chrono::steady_clock::now();
        return switch_.run_until([&] {
            if (std::chrono::steady_clock::now() >= next) {
                for (const auto& [phone, hertz] : speakers) phone->say(hertz);
                next += kFrameTime;
            }
            return condition();
        });
    }

    TestSwitch switch_;
    HeardEvents events_;
    ScratchFolder folder_;
    std::unique_ptr<MediaEngine> engine_;
    std::int64_t last_leg_{};
};

}  // namespace hotline::media
