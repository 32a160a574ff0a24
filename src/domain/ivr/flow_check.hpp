#pragma once
#include <vector>

#include "domain/ivr/finding.hpp"
#include "domain/ivr/flow.hpp"

namespace hotline {

/// Everything wrong with a flow, not only the first thing; each once, at the node nearest to the start. Done when it is saved, so
/// that no caller finds out at midnight. The flow has no sub-flows in it any more: see expanded().
[[nodiscard]] std::vector<FlowFinding> check_flow(const Flow& flow, const KnownNames& known);

/// Nothing but advice.
[[nodiscard]] bool may_be_published(const std::vector<FlowFinding>& findings);

}  // namespace hotline
