#include "adapters/store/secrets/sodium_secrets.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

#include "adapters/store/secrets/base64url.hpp"

namespace hotline::store {

SodiumSecrets::SodiumSecrets(PasswordCost cost) : cost_(cost) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

std::string SodiumSecrets::random_token() {
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return to_base64url(bytes);
}

std::string SodiumSecrets::random_digits(int count) {
    std::string digits(static_cast<std::size_t>(count), '0');
    for (char& digit : digits) digit = static_cast<char>('0' + randombytes_uniform(10));
    return digits;
}

std::string SodiumSecrets::hash_token(const std::string& token) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(token.data()), token.size());
    return fmt::format("{:02x}", fmt::join(hash, ""));
}

std::string SodiumSecrets::hash_password(const std::string& password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost_.passes, cost_.memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
    return hash.data();
}

bool SodiumSecrets::verify_password(const std::string& hash, const std::string& password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace hotline::store
