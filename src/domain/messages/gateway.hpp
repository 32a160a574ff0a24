#pragma once
#include <boost/describe/enum.hpp>
#include <string>

#include "domain/ids.hpp"
#include "domain/messages/message.hpp"

namespace hotline {

/// kannel: sendsms of Kannel's smsbox. json: one POST a message, for everything else.
BOOST_DEFINE_ENUM_CLASS(GatewayKind, kannel, json)

/// What the rules know of a gateway.
struct Gateway {
    GatewayName name;
    WrittenChannel channel{};
    GatewayKind kind{};
    std::string sender;  ///< what citizens see and write to
    int per_second{10};  ///< no more messages than this, also after a time without it
    RetryRules retry;
};

BOOST_DEFINE_ENUM_CLASS(GatewayOutcome, accepted, refused, not_reached, unanswered)

/// What came of handing over one message.
struct GatewayAnswer {
    GatewayOutcome outcome{};
    std::string text;       ///< as the gateway said it, or what went wrong on the way
    std::string reference;  ///< its name for the message, where it gives one
};

[[nodiscard]] constexpr MessageSignal signal_of(GatewayOutcome outcome) {
    switch (outcome) {
        case GatewayOutcome::accepted: return MessageSignal::accepted;
        case GatewayOutcome::refused: return MessageSignal::refused;
        case GatewayOutcome::not_reached: return MessageSignal::not_reached;
        case GatewayOutcome::unanswered: break;
    }
    return MessageSignal::unanswered;
}

/// Where the gateway stands with us.
BOOST_DEFINE_ENUM_CLASS(GatewayHealth, unused, works, failing, down)

}  // namespace hotline
