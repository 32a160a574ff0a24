#pragma once
#include <span>

#include "domain/casework/case.hpp"

namespace hotline {

/// The case after one more fact. Trusts the event: refusing was decide's.
[[nodiscard]] Case evolve(Case before, const CaseEvent& event);

/// The case as its whole life made it. `identity` gives what no event changes: id, number, channel, call.
[[nodiscard]] Case fold(const Case& identity, std::span<const CaseEvent> events);

}  // namespace hotline
