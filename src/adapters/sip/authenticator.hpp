#pragma once
// Private to the adapter.
#include <optional>
#include <string>

#include "adapters/sip/endpoint.hpp"
#include "adapters/sip/policy/digest.hpp"
#include "adapters/sip/policy/nonce_book.hpp"

namespace hotline::sip {

/// Digest authentication of phones (MD5, RFC 7616). Strangers, wrong passwords and unknown extensions get the same challenge.
class Authenticator {
public:
    Authenticator(const SipConfig& config, const app::PhoneDirectory& phones);

    /// The extension that proved itself; nothing when the request was answered with 401.
    [[nodiscard]] std::optional<std::string> check(const Request& request);

private:
    [[nodiscard]] std::optional<DigestAnswer> answer_in(const sip_t& sip) const;
    [[nodiscard]] bool is_right(const Request& request, const DigestAnswer& answer) const;
    void challenge(const Request& request, bool stale);

    const SipConfig& config_;
    const app::PhoneDirectory& phones_;
    NonceBook nonces_;
    std::string nobody_;  ///< compared against for unknown extensions, so that they take as long
};

}  // namespace hotline::sip
