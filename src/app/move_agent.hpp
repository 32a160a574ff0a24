#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "app/ports/stores.hpp"
#include "base/json/rules.hpp"
#include "base/result.hpp"

namespace hotline::app {

/// Which queues somebody serves from now on, and why.
struct MoveAgent {
    std::vector<QueueCode> queues;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(MoveAgent, (), (queues, note))
constexpr json::Rules json_rules(const MoveAgent*, std::string_view member) {
    if (member == "note") return {.min_len = 1, .max_len = 200};
    return {.max_len = 200};
}

enum class MoveRefusal { not_an_agent, no_such_queue };

/// Writes the agent's queues with who changed them and why, and gives the configuration that the switch must take over when the
/// change is durable. A city that is imported again decides anew.
[[nodiscard]] Result<SwitchSnapshot, MoveRefusal> move_agent(UnitOfWork& work, UserId agent, const MoveAgent& to, const Actor& by,
                                                             Instant now);

}  // namespace hotline::app
