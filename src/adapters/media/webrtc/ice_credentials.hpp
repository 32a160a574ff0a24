#pragma once
#include <string>

namespace hotline::media::webrtc {

/// User fragment and password of one side of an ICE session (RFC 8445 5.3).
struct IceCredentials {
    std::string ufrag;
    std::string pwd;
};

/// Fresh ones from the system's random source: 48 bits of ufrag, 144 of password.
[[nodiscard]] IceCredentials make_ice_credentials();

}  // namespace hotline::media::webrtc
