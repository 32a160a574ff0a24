#pragma once
#include <chrono>
#include <functional>
#include <string>

#include "domain/ivr/flow.hpp"
#include "domain/outbound/campaign.hpp"

namespace hotline::app {

/// A call that the hotline makes by itself: nobody of the staff is in it.
struct AutomaticCall {
    std::string number;
    Flow flow;  ///< what the called one hears; its code names it among the flows of the city
    std::chrono::seconds ring{30};
    std::function<void(const TargetCall&, const std::string& choice)> over;  ///< switch thread, later than the call of begin()
};

/// The switch's door for such calls; switch thread.
class AutomaticCalls {
public:
    virtual ~AutomaticCalls() = default;
    virtual CallId begin(AutomaticCall call) = 0;
    /// Ends it when nobody has answered yet; what is being heard goes on.
    virtual void give_up(CallId call) = 0;
    /// Whether a calendar of the city is open now; an empty code always is.
    [[nodiscard]] virtual bool is_open(const CalendarCode& hours) const = 0;
};

}  // namespace hotline::app
