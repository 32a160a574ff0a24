#pragma once
#include <algorithm>
#include <vector>

#include "domain/messages/gateway.hpp"

namespace hotline::app {

/// What the operator set; does not change while the program runs.
struct OutboxRules {
    QuietHours quiet;
    Duration useful_for{std::chrono::hours{24}};  ///< a message that was not sent by then is given up
    std::vector<Gateway> gateways;

    [[nodiscard]] const Gateway* find(const GatewayName& name) const {
        const auto found = std::ranges::find(gateways, name, &Gateway::name);
        return found == gateways.end() ? nullptr : &*found;
    }
    /// The first of the channel; null: there is none.
    [[nodiscard]] const Gateway* of(WrittenChannel channel) const {
        const auto found = std::ranges::find(gateways, channel, &Gateway::channel);
        return found == gateways.end() ? nullptr : &*found;
    }
};

}  // namespace hotline::app
