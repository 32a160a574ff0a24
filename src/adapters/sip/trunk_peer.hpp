#pragma once
#include <chrono>
#include <cstdint>
#include <string>

#include "domain/ids.hpp"

namespace hotline::sip {

/// The other side of a trunk that we call through.
struct TrunkPeer {
    TrunkName name;
    std::string address;  ///< numeric; calls from it are taken as well
    std::uint16_t port{5060};
    bool over_tcp{false};
    std::string domain;    ///< in From, To and the request URI; empty: the addresses
    std::string username;  ///< for digest (RFC 7616); empty: the peer does not ask
    std::string password;
    std::string caller_number;               ///< that the called one sees
    bool passes_caller{false};               ///< the peer accepts another number than ours as the caller's
    bool asserts_identity{false};            ///< send P-Asserted-Identity (RFC 3325)
    std::chrono::seconds options_every{30};  ///< how often it is asked whether it is there; 0: never
};

}  // namespace hotline::sip
