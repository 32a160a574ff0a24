#pragma once
#include <map>
#include <string>

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
    Result<app::PromptSound, app::PromptRefusal> put_sound(const PromptName& name, const std::string& file) override {
        if (!file.starts_with("RIFF")) return refuse(app::PromptRefusal::no_audio);
        return put(name, file);
    }
    Result<app::PromptSound, app::PromptRefusal> put_text(const PromptName& name, const std::string& text,
                                                          const std::string&) override {
        return put(name, text);
    }
    std::optional<std::string> sound_of(const PromptName& name) override {
        const auto found = sounds_.find(name);
        return found == sounds_.end() ? std::nullopt : std::optional{found->second};
    }
    std::vector<app::ShelvedPrompt> all() override { return {}; }

private:
    app::PromptSound put(const PromptName& name, const std::string& sound) {
        sounds_[name] = sound;
        return {.length_ms = 1500, .level_db = -20};
    }
    std::map<PromptName, std::string> sounds_;
};

}  // namespace hotline::test
