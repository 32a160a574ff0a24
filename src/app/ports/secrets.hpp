#pragma once
#include <string>

namespace hotline::app {

/// Chance and one-way functions, behind a port so that use cases can be tested with known values.
class Secrets {
public:
    virtual ~Secrets() = default;
    [[nodiscard]] virtual std::string random_token() = 0;  ///< 256 bits, base64url
    [[nodiscard]] virtual std::string random_digits(int count) = 0;
    [[nodiscard]] virtual std::string hash_token(const std::string& token) = 0;        ///< SHA-256, hex
    [[nodiscard]] virtual std::string hash_password(const std::string& password) = 0;  ///< Argon2id; tens of milliseconds
    [[nodiscard]] virtual bool verify_password(const std::string& hash, const std::string& password) = 0;
};

}  // namespace hotline::app
