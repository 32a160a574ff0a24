#pragma once
#include <functional>
#include <string>

#include "domain/ivr/session.hpp"

namespace hotline::app {

/// What flows may ask beyond the switch. Never blocks; the reply comes on the switch thread, also after the caller has gone.
class FlowWorld {
public:
    using Reply = std::move_only_function<void(ivr::heard::Answer)>;
    virtual ~FlowWorld() = default;
    /// How far the case of this number is, for whoever knows its code. Wrong tries are counted as on the citizen's page.
    virtual void ask_progress(std::string number, std::string code, Reply reply) = 0;
};

}  // namespace hotline::app
