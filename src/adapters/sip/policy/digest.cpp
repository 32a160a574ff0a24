#include "adapters/sip/policy/digest.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "adapters/sip/policy/hex.hpp"

namespace hotline::sip {

std::string md5_hex(std::string_view text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_Digest(text.data(), text.size(), digest, &length, EVP_md5(), nullptr);
    return to_hex({digest, length});
}

std::string digest_response(std::string_view ha1, std::string_view method, const DigestAnswer& answer) {
    const auto ha2 = md5_hex(std::string(method) + ':' + answer.uri);
    std::string text(ha1);
    text += ':' + answer.nonce;
    if (!answer.qop.empty()) text += ':' + answer.nc + ':' + answer.cnonce + ':' + answer.qop;
    return md5_hex(text + ':' + ha2);
}

bool equal_secrets(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace hotline::sip
