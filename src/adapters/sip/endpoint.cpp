#include "adapters/sip/endpoint.hpp"

#include <fmt/format.h>
#include <sofia-sip/tport.h>

namespace hotline::sip {
namespace {

constexpr unsigned kLongestMessage = 65'535;      // bytes
constexpr unsigned kHalfMessageTimeout = 10'000;  // ms: a TCP peer that stops inside a message is cut
constexpr unsigned kSendQueue = 256;              // messages a slow TCP peer may owe us
constexpr unsigned kIdleTimeout = 1'800'000;      // ms

int on_agent_message(Endpoint* endpoint, nta_agent_t*, msg_t* msg, sip_t* sip) {
    endpoint->on_message(msg, sip);
    return 0;
}

std::uint16_t port_of(const su_sockaddr_t& from) {
    return ntohs(from.su_family == AF_INET6 ? from.su_sin6.sin6_port : from.su_sin.sin_port);
}

}  // namespace

std::string bracketed(const std::string& host) { return host.contains(':') && host.front() != '[' ? '[' + host + ']' : host; }

std::string Request::route_back() const {
    return fmt::format("sip:{}:{};transport={}", bracketed(to_string(source)), source_port, over_tcp ? "tcp" : "udp");
}

Endpoint::Endpoint(app::Listener listener, const SipConfig& config, RequestSink& sink)
    : listener_(listener),
      config_(config),
      sink_(sink),
      port_(listener == app::Listener::trunk ? config.trunk_port : config.phone_port),
      host_(bracketed(config.advertised_host.empty() ? config.bind_address : config.advertised_host)),
      server_name_(config.user_agent) {}

Endpoint::~Endpoint() { close(); }

std::expected<void, std::string> Endpoint::open(su_root_t* root) {
    agent_ = nta_agent_create(root, static_cast<const url_string_t*>(SIP_NONE), on_agent_message, this, NTATAG_UA(1),
                              NTATAG_MAXSIZE(kLongestMessage), NTATAG_SIP_T1(static_cast<unsigned>(config_.t1.count())),
                              NTATAG_SIP_T1X64(static_cast<unsigned>(64 * config_.t1.count())), NTATAG_SERVER_RPORT(1),
                              NTATAG_MERGE_482(1), NTATAG_CANCEL_487(1), NTATAG_TIMEOUT_408(1), NTATAG_UDP_MTU(kLongestMessage),
                              NTATAG_USE_NAPTR(0), NTATAG_USE_SRV(0), TAG_END());
    if (agent_ == nullptr) return std::unexpected("SIP engine could not be created");
    // One by one: in 1.12.11 a list of transports in the URI is read after its buffer is gone.
    for (const auto* transport : {"udp", "tcp"}) {
        const auto uri = fmt::format("sip:{}:{};maddr={};transport={}", host_, port_, bracketed(config_.bind_address), transport);
        if (nta_agent_add_tport(agent_, reinterpret_cast<const url_string_t*>(uri.c_str()),
                                TPTAG_UDP_RMEM(config_.udp_receive_buffer), TPTAG_TIMEOUT(kHalfMessageTimeout),
                                TPTAG_IDLE(kIdleTimeout), TPTAG_QUEUESIZE(kSendQueue), TPTAG_SERVER(1), TAG_END()) >= 0) {
            continue;
        }
        close();
        return std::unexpected(fmt::format("cannot listen on {} port {} ({})", config_.bind_address, port_, transport));
    }
    return {};
}

void Endpoint::close() {
    if (agent_ != nullptr) nta_agent_destroy(agent_);
    agent_ = nullptr;
}

std::string Endpoint::contact(bool over_tcp) const {
    return fmt::format("<sip:{}:{}{}>", host_, port_, over_tcp ? ";transport=tcp" : "");
}

const char* Endpoint::allow() const {
    return listener_ == app::Listener::phone ? "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, PRACK, INFO, REFER, REGISTER"
                                             : "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, PRACK, INFO";
}

void Endpoint::on_message(msg_t* msg, sip_t* sip) {
    const auto* from = msg_addr(msg);
    const auto source = from == nullptr ? std::nullopt : address_of(&from->su_sa);
    // A response to nothing of ours, or an answer that would have to go to a third party (maddr is for multicast).
    if (!source || sip->sip_request == nullptr || (sip->sip_via != nullptr && sip->sip_via->v_maddr != nullptr)) {
        nta_msg_discard(agent_, msg);
        return;
    }
    auto* transport = tport_delivered_by(nta_agent_tports(agent_), msg);
    sink_.on_request({*this, msg, sip, *source, port_of(*from), transport != nullptr && tport_is_stream(transport) != 0});
}

void reply(const Request& request, int status, const std::string& headers) {
    nta_msg_treply(request.at.agent(), request.msg, status, nullptr, SIPTAG_SERVER_STR(request.at.server_name().c_str()),
                   TAG_IF(!headers.empty(), SIPTAG_HEADER_STR(headers.c_str())), TAG_END());
}

void ignore(const Request& request) { nta_msg_discard(request.at.agent(), request.msg); }

}  // namespace hotline::sip
