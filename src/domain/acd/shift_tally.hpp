#pragma once
#include <map>
#include <optional>

#include "domain/acd/agent_state.hpp"

namespace hotline {

/// What an agent did in this shift. A newcomer starts level with the others, or he would get every call until he has caught up.
struct ShiftTally {
    double calls_before{};   ///< the others' mean when the shift began; counts for fairness, not for reports
    Duration talk_before{};  ///< likewise
    int answered{0};         ///< calls that came in and that he led; to be consulted in another's is none
    Duration talked{};

    [[nodiscard]] double calls() const { return calls_before + answered; }
    [[nodiscard]] Duration talk() const { return talk_before + talked; }
};

/// Everybody's tallies, computed from agents' events alone: the events of a shift, told again after a restart, give the same.
/// A shift begins with signing in, or with coming back, after four hours or more without work.
class ShiftBook {
public:
    void on(const AgentEvent& event);
    /// Null: has not signed in since the book was opened.
    [[nodiscard]] const ShiftTally* of(UserId agent) const;

private:
    struct Page {
        std::optional<ShiftTally> tally;
        Presence presence{Presence::signed_out};
        Work work{Work::away};
        bool answers{false};   ///< talks in a call that counts as one he answered
        Instant talks_since;   ///< while he talks
        Instant pauses_since;  ///< while he is away or signed out
    };
    [[nodiscard]] ShiftTally newcomer(UserId agent) const;

    std::map<UserId, Page> pages_;
};

/// How far back events can matter to a shift that goes on: nobody works longer than this without four hours of rest.
inline constexpr Duration kLongestShift = std::chrono::hours{36};

}  // namespace hotline
