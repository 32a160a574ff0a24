#pragma once
#include <cstddef>
#include <cstdint>

#include "app/ports/secrets.hpp"

namespace hotline::store {

/// What one Argon2id hash costs. The default is above the least that security line 1 wants (19 MiB, 2 passes).
struct PasswordCost {
    std::uint64_t passes{2};
    std::size_t memory{46U << 20U};  ///< bytes
};

/// app::Secrets with libsodium. Safe from any thread; hash_password and verify_password take tens of milliseconds.
class SodiumSecrets final : public app::Secrets {
public:
    explicit SodiumSecrets(PasswordCost cost = {});

    [[nodiscard]] std::string random_token() override;
    [[nodiscard]] std::string random_digits(int count) override;
    [[nodiscard]] std::string hash_token(const std::string& token) override;
    [[nodiscard]] std::string hash_password(const std::string& password) override;
    [[nodiscard]] bool verify_password(const std::string& hash, const std::string& password) override;

private:
    PasswordCost cost_;
};

}  // namespace hotline::store
