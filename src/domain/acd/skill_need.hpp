#pragma once
#include <optional>

#include "base/time.hpp"
#include "domain/acd/queue.hpp"

namespace hotline {

// A queue's needs fall in steps while a caller waits (Relaxation). Step 0 is the whole need; levels end at 9, so there are at
// most nine more, and an agent who may serve at one step may serve at all later ones.
inline constexpr int kNeedSteps = 10;

/// The last step: further waiting changes nothing.
[[nodiscard]] int last_step(const Queue& queue);

/// The step of a caller who has waited so long.
[[nodiscard]] int step_after(const Queue& queue, Duration waited);

/// How long a caller waits until the step begins.
[[nodiscard]] Duration beginning_of_step(const Queue& queue, int step);

/// The first step at which the agent's skills suffice; nothing: they never do, or he is not listed for the queue.
[[nodiscard]] std::optional<int> first_step(const AgentProfile& agent, const Queue& queue);

[[nodiscard]] bool is_listed(const AgentProfile& agent, const QueueCode& queue);

/// How good he is at what the queue needs: the level of the weakest of these skills; without needs, of his best one.
[[nodiscard]] int level_for(const AgentProfile& agent, const Queue& queue);

/// Whether the agent serves this queue at all: listed for it and skilled enough for a caller who has waited long enough.
[[nodiscard]] inline bool serves(const AgentProfile& agent, const Queue& queue) { return first_step(agent, queue).has_value(); }

}  // namespace hotline
