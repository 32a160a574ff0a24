#pragma once
#include <functional>
#include <map>
#include <optional>

#include "app/switch/calls.hpp"
#include "app/switch/countdown.hpp"
#include "app/switch/player.hpp"

namespace hotline::app {

/// What a caller hears while he waits: in the queue (music, his place from time to time), on hold, for an agent's broken line.
class WaitingSound {
public:
    /// What a caller may be told: his place, and how long he will probably wait.
    struct Outlook {
        std::optional<int> place;
        std::optional<Duration> wait;
        bool may_be_rung_back{false};  ///< by key, and his place is kept
    };
    using OutlookOf = std::function<Outlook(CallId)>;
    WaitingSound(SwitchContext& context, Player& player, OutlookOf outlook_of)
        : context_(context), player_(player), outlook_of_(std::move(outlook_of)) {}

    void in_queue(const Call& call);
    void on_hold(const Call& call);
    void for_line(const Call& call);
    /// The caller hears something else from now on; nothing is stopped, because what comes replaces it.
    void stop(CallId call) { waits_.erase(call); }
    void play_finished(CallId call, PlayId playback);
    [[nodiscard]] std::size_t size() const { return waits_.size(); }

    /// What who waits in this call hears.
    [[nodiscard]] static PromptName music_of(const Call& call);
    /// Every prompt this may say, for the check at the start.
    [[nodiscard]] static std::vector<PromptName> prompts();

private:
    struct Wait {
        explicit Wait(Timers& timers) : next_announcement(timers) {}
        LegId leg;
        PromptName music;
        PlayId saying;
        std::chrono::seconds announce_every{};
        Countdown next_announcement;
    };

    Wait& begin(const Call& call);
    void say(Wait& wait, std::vector<PromptName> prompts);
    void announce_later(CallId call, Wait& wait);
    void announce(CallId call);

    SwitchContext& context_;
    Player& player_;
    OutlookOf outlook_of_;
    std::map<CallId, Wait> waits_;
};

}  // namespace hotline::app
