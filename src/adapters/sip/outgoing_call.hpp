#pragma once
// Private to the adapter.
#include <optional>
#include <string>

#include "adapters/sip/endpoint.hpp"
#include "adapters/sip/policy/digest_client.hpp"
#include "adapters/sip/policy/location.hpp"
#include "adapters/sip/trunk_peer.hpp"

namespace hotline::sip {

/// All that an INVITE of ours says beside its SDP.
struct OutgoingCall {
    std::string target;  ///< request URI
    std::string route;   ///< URI of the address and transport that it is sent to
    std::string from;    ///< header values
    std::string to;
    std::string headers;  ///< further lines
    std::optional<DigestLogin> login;
    bool over_trunk{false};
    std::string extension;  ///< of a phone
    app::RtpDescription local;
};

[[nodiscard]] OutgoingCall call_to_phone(const Endpoint& at, const Binding& phone, const std::string& extension,
                                         const std::string& shown_number);
[[nodiscard]] OutgoingCall call_over_trunk(const Endpoint& at, const TrunkPeer& peer, const app::OutsideCall& call);

/// `sip:192.0.2.1:5060;transport=udp`
[[nodiscard]] std::string route_to(const TrunkPeer& peer);

}  // namespace hotline::sip
