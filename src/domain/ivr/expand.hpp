#pragma once
#include <functional>
#include <vector>

#include "domain/ivr/finding.hpp"
#include "domain/ivr/flow.hpp"

namespace hotline {

/// The published flow of this code; null: there is none.
using FlowShelf = std::function<const Flow*(const FlowCode&)>;

struct Expanded {
    Flow flow;
    std::vector<FlowFinding> findings;  ///< unknown_flow, sub_flow_circle
};

/// The flow with every sub-flow's nodes in the place of the node that calls it, named "caller/inner". What runs, is checked and
/// is rehearsed is this.
[[nodiscard]] Expanded expanded(const Flow& flow, const FlowShelf& shelf);

}  // namespace hotline
