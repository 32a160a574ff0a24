#pragma once
#include <memory>
#include <string>
#include <unordered_map>

#include "app/desk.hpp"
#include "app/switch/agents.hpp"

namespace hotline::app {

/// The long-lived WebRTC line of each agent's page. It outlives calls and reloads of the page.
class AgentLines {
public:
    AgentLines(SwitchContext& context, Agents& agents) : context_(context), agents_(agents) {}

    /// The page's offer, at the first time or after a reload (the leg stays, its connection starts anew).
    [[nodiscard]] Result<std::string, DeskRefusal> open(UserId agent, const std::string& sdp_offer);
    void close(UserId agent);
    /// The agent hears himself for a while, or not any more; anybody he is to hear ends it too.
    void test(UserId agent, bool on);
    /// False: not an agent's line.
    bool went_up(LegId leg) { return changed(leg, true); }
    bool went_down(LegId leg) { return changed(leg, false); }
    /// Zero: none.
    [[nodiscard]] LegId leg_of(UserId agent) const;

private:
    bool changed(LegId leg, bool up);

    SwitchContext& context_;
    Agents& agents_;
    std::unordered_map<UserId, LegId> legs_;
    std::unordered_map<LegId, UserId> owners_;
    std::unordered_map<UserId, std::unique_ptr<Countdown>> tests_;
};

[[nodiscard]] DeskRefusal desk_refusal_of(MediaRefusal refusal);

}  // namespace hotline::app
