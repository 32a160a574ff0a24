#pragma once
// Private to the adapter: what RFC 3261 section 8.2 asks a server to check before it acts on a request.
#include <optional>
#include <string>
#include <string_view>

#include "adapters/sip/endpoint.hpp"

namespace hotline::sip {

/// A refusal as status and extra headers; status 0 means that nothing is wrong.
struct Fault {
    int status{0};
    std::string headers;
    explicit operator bool() const { return status != 0; }
};

inline constexpr const char* kAccept = "Accept: application/sdp";
inline constexpr const char* kSupported = "Supported: timer, 100rel, replaces";

/// More header fields than any real message has (400).
[[nodiscard]] bool has_too_many_fields(const sip_t& sip);
/// 420 when Require or Proxy-Require names an extension that we lack.
[[nodiscard]] Fault extension_fault(const sip_t& sip);
/// 415 when the body is not plain SDP.
[[nodiscard]] Fault body_fault(const sip_t& sip);
/// 422 when the session would be refreshed more often than we allow (RFC 4028 section 8.1).
[[nodiscard]] Fault timer_fault(const Endpoint& at, const sip_t& sip);
/// 483 at the end of the hops, 482 when the request already passed through us.
[[nodiscard]] Fault loop_fault(const Endpoint& at, const sip_t& sip);
/// What is wrong with an INVITE that would begin a call, apart from its SDP.
[[nodiscard]] Fault invite_fault(const Endpoint& at, const sip_t& sip);

/// The key in the body of an INFO request, 0-9 * # A-D; nothing in a body of another type.
[[nodiscard]] std::optional<char> key_in_info(std::string_view type, std::string_view body);

/// The body as text; empty when there is none.
[[nodiscard]] std::string_view body_of(const sip_t& sip);

}  // namespace hotline::sip
