#include "adapters/store/digest_ha1.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <span>
#include <stdexcept>

namespace hotline::store {

std::string digest_ha1(std::string_view user, std::string_view realm, std::string_view password) {
    const std::string text = fmt::format("{}:{}:{}", user, realm, password);
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int size = 0;
    if (EVP_Digest(text.data(), text.size(), hash.data(), &size, EVP_md5(), nullptr) != 1)
        throw std::runtime_error("MD5 is not available");
    return fmt::format("{:02x}", fmt::join(std::span(hash).first(size), ""));
}

}  // namespace hotline::store
