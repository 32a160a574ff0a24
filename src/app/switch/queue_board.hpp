#pragma once
#include <set>
#include <vector>

#include "app/switch/distribution.hpp"
#include "domain/ivr/session.hpp"

namespace hotline::app {

/// The queues as supervisors see them. Computed when asked, told live at most every 200 ms: watching never slows a call.
class QueueBoard {
public:
    QueueBoard(SwitchContext& context, const Distribution& distribution, LiveFeed& live)
        : context_(context), distribution_(distribution), live_(live), next_(context.ports.timers) {}

    void changed(const QueueCode& queue);
    void agent_changed(UserId agent);
    [[nodiscard]] std::vector<QueueView> all() const;
    /// For flows that look before they send a caller there.
    [[nodiscard]] ivr::QueueState state(const QueueCode& queue) const;
    /// People answer this queue at this hour.
    [[nodiscard]] bool is_open_now(const QueueCode& queue) const;

private:
    [[nodiscard]] QueueView view(const Queue& queue) const;
    void publish();

    SwitchContext& context_;
    const Distribution& distribution_;
    LiveFeed& live_;
    std::set<QueueCode> changed_;
    Countdown next_;
};

}  // namespace hotline::app
