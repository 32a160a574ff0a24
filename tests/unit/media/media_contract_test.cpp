#include "contract/media_contract.hpp"

#include <deque>

#include "unit/media/media_fixture.hpp"

namespace hotline::media {
namespace {

/// The engine with a telephone for each leg.
class EngineBackend {
public:
    EngineBackend() {
        MediaConfig config;
        config.realtime = false;
        engine_ = MediaEngine::start(config, switch_).value();
        engine_->set_events(&events_);
        PromptStore prompts;
        prompts.add(short_prompt(), alaw_tone(500, 400));
        engine_->set_prompts(std::move(prompts));
    }
    app::Media& media() { return *engine_; }
    void connect(LegId leg) {
        const Phone& phone = phones_.emplace_back(static_cast<std::uint32_t>(leg.value));
        ASSERT_TRUE(engine_->open_rtp(leg));
        engine_->set_remote(leg, phone.description());
    }
    template <class Condition>
    [[nodiscard]] bool run_until(Condition condition) {
        return switch_.run_until(condition);
    }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path / name; }
    [[nodiscard]] static PromptName short_prompt() { return PromptName{"short"}; }
    [[nodiscard]] const std::vector<app::PlayId>& finished() const { return events_.finished_ids; }
    [[nodiscard]] const std::vector<LegId>& closed() const { return events_.closed_legs; }
    [[nodiscard]] const std::vector<RecordingId>& recorded() const { return events_.recorded_ids; }

private:
    struct InOrder final : app::MediaEvents {
        void on_digit(LegId, char) override {}
        void on_play_finished(LegId, app::PlayId playback) override { finished_ids.push_back(playback); }
        void on_media_started(LegId) override {}
        void on_media_timeout(LegId) override {}
        void on_line_up(LegId) override {}
        void on_line_down(LegId) override {}
        void on_recording_finished(RecordingId recording, std::chrono::milliseconds, std::uint64_t) override {
            recorded_ids.push_back(recording);
        }
        void on_recording_failed(RecordingId, const std::string&) override {}
        void on_leg_closed(LegId leg, const app::LegQuality&) override { closed_legs.push_back(leg); }

        std::vector<app::PlayId> finished_ids;
        std::vector<LegId> closed_legs;
        std::vector<RecordingId> recorded_ids;
    };

    TestSwitch switch_;
    InOrder events_;
    ScratchFolder folder_;
    std::deque<Phone> phones_;
    std::unique_ptr<MediaEngine> engine_;
};

}  // namespace
}  // namespace hotline::media

namespace hotline::test {
INSTANTIATE_TYPED_TEST_SUITE_P(Engine, MediaContract, hotline::media::EngineBackend);
}  // namespace hotline::test
