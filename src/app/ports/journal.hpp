#pragma once
#include <string>
#include <vector>

#include "domain/acd/agent_state.hpp"
#include "domain/acd/decision.hpp"
#include "domain/call/call_event.hpp"

namespace hotline::app {

/// Where the switch leaves its events. append() never blocks and never fails towards the caller: batches are
/// written behind it, in order; while the database is slow or locked they wait in memory.
class Journal {
public:
    virtual ~Journal() = default;
    virtual void append(CallEvent event) = 0;
    virtual void append(AgentEvent event) = 0;
    virtual void append(Decision decision) = 0;
};

}  // namespace hotline::app
