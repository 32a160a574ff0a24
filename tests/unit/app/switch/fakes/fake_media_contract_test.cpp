#include "contract/media_contract.hpp"
#include "support/fake_media.hpp"

namespace hotline::test {
namespace {

/// The stand-in of the switch's stories: whatever sounds comes to its end at once.
class StandIn final : private app::MediaEvents {
public:
    StandIn() { media_.report_to(*this); }
    app::Media& media() { return media_; }
    void connect(LegId leg) { ASSERT_TRUE(media_.open_rtp(leg)); }
    template <class Condition>
    [[nodiscard]] bool run_until(Condition condition) {
        loop_.settle();
        std::vector<LegId> open;
        for (const auto& [leg, about] : media_.legs) open.push_back(leg);
        for (const LegId leg : open) media_.finish_playing(leg);
        loop_.settle();
        return condition();
    }
    [[nodiscard]] static std::string path(const std::string& name) { return "/rec/" + name; }
    [[nodiscard]] static PromptName short_prompt() { return PromptName{"short"}; }
    [[nodiscard]] const std::vector<app::PlayId>& finished() const { return finished_; }
    [[nodiscard]] const std::vector<LegId>& closed() const { return closed_; }
    [[nodiscard]] const std::vector<RecordingId>& recorded() const { return recorded_; }

private:
    void on_digit(LegId, char) override {}
    void on_play_finished(LegId, app::PlayId playback) override { finished_.push_back(playback); }
    void on_media_started(LegId) override {}
    void on_media_timeout(LegId) override {}
    void on_line_up(LegId) override {}
    void on_line_down(LegId) override {}
    void on_recording_finished(RecordingId recording, std::chrono::milliseconds, std::uint64_t) override {
        recorded_.push_back(recording);
    }
    void on_recording_failed(RecordingId, const std::string&) override {}
    void on_leg_closed(LegId leg, const app::LegQuality&) override { closed_.push_back(leg); }

    ManualLoop loop_;
    FakeMedia media_{loop_};
    std::vector<app::PlayId> finished_;
    std::vector<LegId> closed_;
    std::vector<RecordingId> recorded_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, MediaContract, StandIn);

}  // namespace
}  // namespace hotline::test
