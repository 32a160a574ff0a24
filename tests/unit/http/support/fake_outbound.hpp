#pragma once
#include "app/ports/campaign_runs.hpp"
#include "app/ports/campaign_store.hpp"
#include "app/ports/prompt_shelf.hpp"

namespace hotline::test {

/// Campaigns that call nobody.
class FakeCampaignRuns final : public app::CampaignRuns {
public:
    void run(app::CampaignRecord) override {}
    void pause(CampaignId) override {}
    void stop(CampaignId) override {}
};

/// A shelf that takes everything but what says of itself that it is no audio.
class FakePromptShelf final : public app::PromptShelf {
public:
    std::map<PromptName, PromptFacts> facts() const override { return {{{"hello"}, {.seconds = 2}}}; }
    Result<void, app::PromptRefusal> put_sound(const PromptName&, const std::string& wav) override {
        if (!wav.starts_with("RIFF")) return refuse(app::PromptRefusal::no_audio);
        return {};
    }
    Result<void, app::PromptRefusal> put_text(const PromptName&, const std::string&) override { return {}; }
};

}  // namespace hotline::test
