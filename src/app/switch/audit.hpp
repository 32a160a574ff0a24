#pragma once
#include <string>
#include <vector>

#include "app/switch/distribution.hpp"

namespace hotline::app {

/// Compares calls with legs, offers and agents from time to time. It never finds anything; if it does, that is an alarm.
class Audit {
public:
    struct Parts {
        Calls& calls;
        Legs& legs;
        Agents& agents;
        Distribution& distribution;
        LiveFeed& live;
    };
    Audit(const SwitchContext& context, const Parts& parts) : parts_(parts), next_(context.ports.timers) {}

    void start();
    [[nodiscard]] std::vector<std::string> disagreements() const;

private:
    void check_call(const Call& call, std::vector<std::string>& found) const;
    void check_party(const Call& call, const Party& party, std::vector<std::string>& found) const;
    void check_agent(const Agent& agent, std::vector<std::string>& found) const;
    void run();

    Parts parts_;
    Countdown next_;
};

}  // namespace hotline::app
