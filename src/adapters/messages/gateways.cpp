#include "adapters/messages/gateways.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/describe/class.hpp>

#include "base/json/codec.hpp"
#include "base/utf8.hpp"
#include "domain/messages/sms_parts.hpp"

namespace hotline::messages {
namespace {

constexpr std::size_t kShownAnswer = 200;

/// What stands in the body of a JSON gateway's request.
struct Outgoing {
    MessageId id;
    std::string to;
    std::string from;
    std::string text;
    MessagePurpose purpose{};
};
BOOST_DESCRIBE_STRUCT(Outgoing, (), (id, to, from, text, purpose))

struct Taken {
    std::string reference;
};
BOOST_DESCRIBE_STRUCT(Taken, (), (reference))

/// For people: short, and valid whatever the other side sent.
std::string shown(const HttpReply& reply) {
    if (!reply.answered) return reply.error;
    std::string body{trimmed(reply.body)};
    if (!is_utf8(body)) body = "(not UTF-8)";
    while (body.size() > kShownAnswer) body.pop_back();
    while (!is_utf8(body)) body.pop_back();
    return fmt::format("HTTP {} {}", reply.status, body);
}

/// Who is not let in, or finds nothing, has a wrong configuration: his messages wait until it is right. Of the server's own
/// errors only 503 says that nothing was taken.
GatewayOutcome outcome_of(const HttpReply& reply) {
    using enum GatewayOutcome;
    if (!reply.answered) return reply.reached ? unanswered : not_reached;
    switch (reply.status) {
        case 401:
        case 403:
        case 404:
        case 405:
        case 429:
        case 503: return not_reached;
        default: break;
    }
    if (reply.status >= 200 && reply.status < 300) return accepted;
    return reply.status >= 500 ? unanswered : refused;
}

}  // namespace

std::string reports_url(const Gateway& gateway, const GatewayAccess& access) {
    const auto scheme = access.our_url.find("://");
    if (scheme == std::string::npos) return {};
    return fmt::format("{}{}:{}@{}/api/v1/gateways/{}/reports", access.our_url.substr(0, scheme + 3), gateway.name.value,
                       access.key, access.our_url.substr(scheme + 3), gateway.name.value);
}

KannelGateway::KannelGateway(Gateway gateway, GatewayAccess access, HttpLimits limits)
    : gateway_(std::move(gateway)), access_(std::move(access)), client_(limits) {}

std::string KannelGateway::url_of(const Message& message) const {
    const bool is_plain = sms_size(message.text).alphabet == SmsAlphabet::gsm7;
    std::string url =
        fmt::format("{}?username={}&password={}&from={}&to={}&charset=UTF-8&coding={}&text={}", access_.url,
                    percent_encoded(access_.user), percent_encoded(access_.password), percent_encoded(gateway_.sender),
                    percent_encoded(message.to), is_plain ? 0 : 2, percent_encoded(message.text));
    if (!access_.smsc.empty()) url += "&smsc=" + percent_encoded(access_.smsc);
    if (const std::string reports = reports_url(gateway_, access_); !reports.empty())
        url +=
            "&dlr-mask=31&dlr-url=" + percent_encoded(fmt::format("{}?message={}&type=%d&detail=%A", reports, message.id.value));
    return url;
}

GatewayAnswer KannelGateway::submit(const Message& message) {
    const HttpReply reply = client_.get(url_of(message));
    return {.outcome = outcome_of(reply), .text = shown(reply), .reference = {}};
}

JsonGateway::JsonGateway(Gateway gateway, GatewayAccess access, HttpLimits limits)
    : gateway_(std::move(gateway)), access_(std::move(access)), client_(limits) {}

GatewayAnswer JsonGateway::submit(const Message& message) {
    std::vector<std::string> headers{"Content-Type: application/json", fmt::format("Idempotency-Key: {}", message.id.value)};
    if (!access_.password.empty()) headers.push_back("Authorization: Bearer " + access_.password);
    const Outgoing body{message.id, message.to, gateway_.sender, message.text, message.purpose};
    const HttpReply reply = client_.post(access_.url, json::encode(body), headers);
    GatewayAnswer answer{.outcome = outcome_of(reply), .text = shown(reply), .reference = {}};
    if (answer.outcome == GatewayOutcome::accepted)
        if (auto taken = json::decode<Taken>(reply.body)) answer.reference = std::move(taken->reference);
    return answer;
}

std::unique_ptr<app::MessageGateway> make_gateway(const Gateway& gateway, const GatewayAccess& access) {
    if (gateway.kind == GatewayKind::kannel) return std::make_unique<KannelGateway>(gateway, access);
    return std::make_unique<JsonGateway>(gateway, access);
}

}  // namespace hotline::messages
