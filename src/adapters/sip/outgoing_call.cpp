#include "adapters/sip/outgoing_call.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hotline::sip {
namespace {

/// A number as the user part of a URI: whatever else a trunk claimed as its caller is left out.
std::string as_user(const std::string& number) {
    std::string user;
    std::ranges::copy_if(number, std::back_inserter(user), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '*' || c == '-' ||
               c == '.' || c == '_';
    });
    return user.empty() ? "anonymous" : user;
}

}  // namespace

std::string route_to(const TrunkPeer& peer) {
    return fmt::format("sip:{}:{};transport={}", bracketed(peer.address), peer.port, peer.over_tcp ? "tcp" : "udp");
}

OutgoingCall call_to_phone(const Endpoint& at, const Binding& phone, const std::string& extension,
                           const std::string& shown_number) {
    return {.target = phone.contact,
            .route = phone.route,
            .from = fmt::format("<sip:{}@{}>", as_user(shown_number), at.host()),
            .to = fmt::format("<sip:{}@{}>", as_user(extension), at.host()),
            .headers = {},
            .login = {},
            .over_trunk = false,
            .extension = extension,
            .local = {}};
}

OutgoingCall call_over_trunk(const Endpoint& at, const TrunkPeer& peer, const app::OutsideCall& call) {
    const bool passes = peer.passes_caller && !call.shown_number.empty();
    const auto caller = fmt::format("<sip:{}@{}>", as_user(passes ? call.shown_number : peer.caller_number),
                                    peer.domain.empty() ? at.host() : peer.domain);
    const auto number = as_user(call.number);
    OutgoingCall outgoing{.target = peer.domain.empty() ? fmt::format("sip:{}@{}:{}", number, bracketed(peer.address), peer.port)
                                                        : fmt::format("sip:{}@{}", number, peer.domain),
                          .route = route_to(peer),
                          .from = caller,
                          .to = fmt::format("<sip:{}@{}>", number, peer.domain.empty() ? bracketed(peer.address) : peer.domain),
                          .headers = peer.asserts_identity ? "P-Asserted-Identity: " + caller : std::string{},
                          .login = {},
                          .over_trunk = true,
                          .extension = {},
                          .local = call.local};
    if (!peer.username.empty()) outgoing.login = DigestLogin{peer.username, peer.password};
    return outgoing;
}

}  // namespace hotline::sip
