#pragma once
#include <vector>

#include "app/ports/media.hpp"

namespace hotline::app {

/// Numbers the playbacks of all legs.
class Player {
public:
    explicit Player(Media& media) : media_(media) {}

    PlayId say(LegId leg, std::vector<PromptName> prompts) { return play(leg, std::move(prompts), false); }
    void loop(LegId leg, const PromptName& music) { play(leg, {music}, true); }

private:
    PlayId play(LegId leg, std::vector<PromptName> prompts, bool loop) {
        const PlayId id{++last_};
        media_.play(leg, {id, std::move(prompts), loop});
        return id;
    }

    Media& media_;
    std::uint64_t last_{0};
};

}  // namespace hotline::app
