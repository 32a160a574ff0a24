#pragma once
#include <unordered_map>
#include <vector>

#include "app/switch/context.hpp"
#include "app/switch/live_feed.hpp"
#include "domain/outbound/trunk_choice.hpp"

namespace hotline::app {

/// Which trunk carries a leg to the outside, and which one is tried next when the first fails. To the SIP side every try is a leg
/// of its own; the switch and its media know one, with the id of the first try.
class TrunkCalls {
public:
    TrunkCalls(SwitchContext& context, LiveFeed& live);

    /// Begins the leg on the first trunk that can take it.
    [[nodiscard]] Result<void, TrunkRefusal> dial(LegId leg, const OutsideNumber& to, const RtpDescription& local);
    /// The present try was released before it rang. True: another trunk is being tried, and the leg lives on.
    [[nodiscard]] bool try_next(LegId leg, ReleaseCause cause);
    /// The leg has let go of its trunk.
    void over(LegId leg);

    /// A leg of the SIP side as the switch knows it, and the other way round; every other leg is itself.
    [[nodiscard]] LegId leg_of(LegId reported) const;
    [[nodiscard]] LegId attempt_of(LegId leg) const;

    void answers(const TrunkName& trunk, bool does);
    [[nodiscard]] std::vector<TrunkView> views() const;

private:
    struct Dialling {
        OutsideNumber to;
        RtpDescription local;
        LegId attempt;
        std::vector<TrunkName> tried;  ///< the last one is the present one
    };
    [[nodiscard]] Result<void, TrunkRefusal> start(Dialling& dialling);
    void show() const;

    SwitchContext& context_;
    LiveFeed& live_;
    TrunkChoice choice_;
    std::unordered_map<LegId, Dialling> legs_;
    std::unordered_map<LegId, LegId> later_tries_;  ///< attempt -> leg, for all but first ones
};

}  // namespace hotline::app
