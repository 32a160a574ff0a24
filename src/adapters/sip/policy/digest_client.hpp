#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace hotline::sip {

/// The fields of a Digest challenge (RFC 7616 section 3.3), unquoted; absent ones are empty.
struct DigestChallenge {
    std::string realm, nonce, opaque, algorithm, qop;
};

struct DigestLogin {
    std::string username, password;
};

/// What is asked for, and our part of the chance in it.
struct DigestRequest {
    std::string_view method, uri, cnonce;
};

/// The value of the Authorization header that answers it: MD5 or SHA-256 (RFC 8760), qop "auth" when it is offered. Nothing for
/// an algorithm or a quality of protection that we do not know.
[[nodiscard]] std::optional<std::string> answer_challenge(const DigestChallenge& challenge, const DigestLogin& login,
                                                          const DigestRequest& request);

}  // namespace hotline::sip
