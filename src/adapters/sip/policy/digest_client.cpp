#include "adapters/sip/policy/digest_client.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>

#include "adapters/sip/policy/hex.hpp"

namespace hotline::sip {
namespace {

constexpr std::string_view kFirstCount = "00000001";  // every challenge of ours is answered once

bool same_word(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

const EVP_MD* hash_of(std::string_view algorithm) {
    if (algorithm.empty() || same_word(algorithm, "MD5")) return EVP_md5();
    return same_word(algorithm, "SHA-256") ? EVP_sha256() : nullptr;
}

std::string hex(const EVP_MD* hash, std::string_view text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_Digest(text.data(), text.size(), digest, &length, hash, nullptr);
    return to_hex({digest, length});
}

bool offers_auth(std::string_view qop) {
    while (!qop.empty()) {
        const auto comma = std::min(qop.find(','), qop.size());
        auto word = qop.substr(0, comma);
        while (word.starts_with(' ')) word.remove_prefix(1);
        while (word.ends_with(' ')) word.remove_suffix(1);
        if (same_word(word, "auth")) return true;
        qop.remove_prefix(std::min(comma + 1, qop.size()));
    }
    return false;
}

}  // namespace

std::optional<std::string> answer_challenge(const DigestChallenge& challenge, const DigestLogin& login,
                                            const DigestRequest& request) {
    const EVP_MD* hash = hash_of(challenge.algorithm);
    const bool protects = !challenge.qop.empty();
    if (hash == nullptr || (protects && !offers_auth(challenge.qop))) return std::nullopt;
    const auto ha1 = hex(hash, fmt::format("{}:{}:{}", login.username, challenge.realm, login.password));
    const auto ha2 = hex(hash, fmt::format("{}:{}", request.method, request.uri));
    const auto middle = protects ? fmt::format("{}:{}:{}:auth", challenge.nonce, kFirstCount, request.cnonce) : challenge.nonce;
    auto value = fmt::format(R"(Digest username="{}", realm="{}", nonce="{}", uri="{}", response="{}")", login.username,
                             challenge.realm, challenge.nonce, request.uri, hex(hash, fmt::format("{}:{}:{}", ha1, middle, ha2)));
    if (!challenge.algorithm.empty()) value += ", algorithm=" + challenge.algorithm;
    if (!challenge.opaque.empty()) value += fmt::format(R"(, opaque="{}")", challenge.opaque);
    if (protects) value += fmt::format(R"(, qop=auth, nc={}, cnonce="{}")", kFirstCount, request.cnonce);
    return value;
}

}  // namespace hotline::sip
