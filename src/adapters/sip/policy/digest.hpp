#pragma once
#include <string>
#include <string_view>

namespace hotline::sip {

/// The fields of a Digest Authorization header (RFC 7616 section 3.4), unquoted; absent ones are empty.
struct DigestAnswer {
    std::string username, realm, nonce, uri, response, algorithm, cnonce, nc, qop;
};

/// MD5 in lower-case hex.
[[nodiscard]] std::string md5_hex(std::string_view text);

/// The response that a client knowing the secret sends; `ha1` is MD5(username:realm:password) in hex. Without qop as RFC 2069.
[[nodiscard]] std::string digest_response(std::string_view ha1, std::string_view method, const DigestAnswer& answer);

/// Compares in a time that does not depend on where the texts differ.
[[nodiscard]] bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace hotline::sip
