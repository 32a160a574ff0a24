#pragma once
#include <memory>
#include <string>

#include "adapters/messages/http_client.hpp"
#include "app/ports/message_gateway.hpp"

namespace hotline::messages {

/// How a gateway is reached, and how it reaches us.
struct GatewayAccess {
    std::string url;       ///< Kannel: http://host:13013/cgi-bin/sendsms
    std::string user;      ///< Kannel: username
    std::string password;  ///< Kannel: password; json: sent as a bearer token
    std::string smsc;      ///< Kannel: route through this SMSC; empty: its choice
    std::string key;       ///< what its own requests carry
    std::string our_url;   ///< http://host:12345, as the gateway sees us; empty: no reports
};

/// Kannel's sendsms (user guide 1.4.5, chapter 6). A long text is cut by Kannel; reports come by dlr-url.
class KannelGateway final : public app::MessageGateway {
public:
    KannelGateway(Gateway gateway, GatewayAccess access, HttpLimits limits = {});
    [[nodiscard]] GatewayAnswer submit(const Message& message) override;

private:
    [[nodiscard]] std::string url_of(const Message& message) const;

    Gateway gateway_;
    GatewayAccess access_;
    HttpClient client_;
};

/// One POST of JSON a message (docs/operations/gateways.md), with the message's key as Idempotency-Key.
class JsonGateway final : public app::MessageGateway {
public:
    JsonGateway(Gateway gateway, GatewayAccess access, HttpLimits limits = {});
    [[nodiscard]] GatewayAnswer submit(const Message& message) override;

private:
    Gateway gateway_;
    GatewayAccess access_;
    HttpClient client_;
};

[[nodiscard]] std::unique_ptr<app::MessageGateway> make_gateway(const Gateway& gateway, const GatewayAccess& access);

/// Where the gateway reports: our address with its name and key as user and password (RFC 7617), so that the key stands in no
/// log of requests.
[[nodiscard]] std::string reports_url(const Gateway& gateway, const GatewayAccess& access);

}  // namespace hotline::messages
