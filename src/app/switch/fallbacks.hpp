#pragma once
#include <map>
#include <set>

#include "app/switch/distribution.hpp"
#include "app/switch/ivr_runner.hpp"

namespace hotline::app {

/// Callers for whom a queue has nobody: closed, full, or waited for too long. Follows the queue's list of destinations until one
/// takes the caller; a call whose queue has no list ends and is owed a call back.
class Fallbacks {
public:
    struct Parts {
        Calls& calls;
        const Distribution& distribution;
        CallSignals& signals;
        FlowExits& exits;
    };
    Fallbacks(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    /// Why the queue cannot take a caller now; nothing when it can.
    [[nodiscard]] std::optional<Unserved> obstacle(const Call& call, const QueueCode& queue) const;
    void unserved(Call& call, const QueueCode& queue, Unserved why);
    /// A flow sends him along a list of its own.
    void follow(Call& call, const std::vector<Destination>& to);
    /// The present destination did not take him.
    void next(Call& call);
    /// He waits in a queue from now on; nobody may wait there for ever.
    void joined(const Call& call);
    void stop(CallId call) { ways_.erase(call); }
    [[nodiscard]] std::size_t size() const { return ways_.size(); }

    [[nodiscard]] static std::vector<PromptName> prompts();

private:
    struct Way {
        explicit Way(Timers& timers) : patience(timers) {}
        std::vector<Destination> to;
        std::size_t tried{0};
        std::set<QueueCode> left;  ///< queues that had nobody for him
        Countdown patience;
    };

    Way& way_of(CallId call) { return ways_.try_emplace(call, context_.ports.timers).first->second; }
    bool go(Call& call, const Destination& to);
    bool ring(Call& call, ForwardPlan plan);
    void lose_patience(CallId call);

    SwitchContext& context_;
    Parts parts_;
    std::map<CallId, Way> ways_;
};

}  // namespace hotline::app
