#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/messages/outbox_rules.hpp"

namespace hotline::app {

/// How it goes with one gateway.
struct GatewayState {
    GatewayName name;
    GatewayHealth health{};
    int failures{};  ///< in a row
    std::optional<Instant> last_answer_at;
    std::string last_answer;
    std::optional<Instant> next_try_at;  ///< it is left alone until then
};
using GatewayStates = std::vector<GatewayState>;

/// What others may ask of the outbox. Any thread; nothing here waits.
class OutboxDesk {
public:
    virtual ~OutboxDesk() = default;
    /// Something was written, and is durable.
    virtual void wake() = 0;
    /// As it was after the last thing that happened.
    [[nodiscard]] virtual std::shared_ptr<const GatewayStates> states() const = 0;
    [[nodiscard]] virtual const OutboxRules& rules() const = 0;
    /// Whether this is the secret that the gateway's own requests carry; takes the same time for every wrong one.
    [[nodiscard]] virtual bool knows_key(const GatewayName& gateway, std::string_view key) const = 0;
};

}  // namespace hotline::app
