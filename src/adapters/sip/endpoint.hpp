#pragma once
// Private to the adapter.
#include <expected>
#include <string>

#include "adapters/sip/policy/address.hpp"
#include "adapters/sip/sip_adapter.hpp"
#include "adapters/sip/sofia.hpp"

namespace hotline::sip {

/// A request that belongs to no dialog of ours. Its message must be answered, taken into a transaction or dropped, once.
struct Request {
    Endpoint& at;
    msg_t* msg;
    sip_t* sip;
    IpAddress source;
    std::uint16_t source_port{};
    bool over_tcp{false};

    /// URI of the address and transport that it came from.
    [[nodiscard]] std::string route_back() const;
};

class RequestSink {
public:
    virtual ~RequestSink() = default;
    virtual void on_request(const Request& request) = 0;
};

/// One listener: a Sofia transaction engine on one port, UDP and TCP.
class Endpoint {
public:
    Endpoint(app::Listener listener, const SipConfig& config, RequestSink& sink);
    ~Endpoint();
    Endpoint(const Endpoint&) = delete;
    Endpoint& operator=(const Endpoint&) = delete;

    [[nodiscard]] std::expected<void, std::string> open(su_root_t* root);
    void close();

    [[nodiscard]] app::Listener listener() const { return listener_; }
    [[nodiscard]] nta_agent_t* agent() const { return agent_; }
    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// What peers reach us by, without a port; IPv6 in brackets.
    [[nodiscard]] const std::string& host() const { return host_; }
    /// `<sip:host:port;transport=tcp>`, the value of our Contact headers.
    [[nodiscard]] std::string contact(bool over_tcp) const;
    /// The methods that this listener knows, for Allow.
    [[nodiscard]] const char* allow() const;
    [[nodiscard]] const std::string& server_name() const { return server_name_; }
    [[nodiscard]] std::chrono::seconds shortest_session() const { return config_.shortest_session; }
    [[nodiscard]] std::chrono::seconds usual_session() const { return config_.usual_session; }

    void on_message(msg_t* msg, sip_t* sip);

private:
    app::Listener listener_;
    const SipConfig& config_;
    RequestSink& sink_;
    std::uint16_t port_;
    std::string host_;
    std::string server_name_;
    nta_agent_t* agent_{nullptr};
};

/// IPv6 addresses in the brackets that a URI wants; others as they are.
[[nodiscard]] std::string bracketed(const std::string& host);

/// Answers without keeping state; takes the message. `headers` is "Name: value" lines.
void reply(const Request& request, int status, const std::string& headers = {});
/// Drops the message: the sender hears nothing.
void ignore(const Request& request);

}  // namespace hotline::sip
