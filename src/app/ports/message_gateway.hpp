#pragma once
#include "domain/messages/gateway.hpp"

namespace hotline::app {

/// The way to one gateway. Used by the outbox's thread only, which it may keep waiting for some seconds.
class MessageGateway {
public:
    virtual ~MessageGateway() = default;
    /// Never throws: what goes wrong is an answer. `unanswered` whenever the gateway may have got it.
    [[nodiscard]] virtual GatewayAnswer submit(const Message& message) = 0;
};

}  // namespace hotline::app
