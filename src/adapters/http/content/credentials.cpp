#include "adapters/http/content/credentials.hpp"

#include <openssl/evp.h>

namespace hotline::http {
namespace {

constexpr std::size_t kLongest = 1024;

/// RFC 4648 with padding; empty when it is not that.
std::string from_base64(std::string_view coded) {
    if (coded.size() > kLongest || coded.size() % 4 != 0) return {};
    std::string plain(coded.size(), '\0');  // more than three quarters of it are never written
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(plain.data()),
                                     reinterpret_cast<const unsigned char*>(coded.data()), static_cast<int>(coded.size()));
    if (size < 0) return {};
    const auto padding = coded.ends_with("==") ? 2U : (coded.ends_with('=') ? 1U : 0U);
    plain.resize(static_cast<std::size_t>(size) < padding ? 0 : static_cast<std::size_t>(size) - padding);
    return plain;
}

}  // namespace

std::string secret_in(std::string_view authorization) {
    constexpr std::string_view kBearer = "Bearer ";
    constexpr std::string_view kBasic = "Basic ";
    if (authorization.starts_with(kBearer)) return std::string{authorization.substr(kBearer.size())};
    if (!authorization.starts_with(kBasic)) return {};
    const std::string plain = from_base64(authorization.substr(kBasic.size()));
    const auto colon = plain.find(':');
    return colon == std::string::npos ? std::string{} : plain.substr(colon + 1);
}

}  // namespace hotline::http
