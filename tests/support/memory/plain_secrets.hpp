#pragma once
#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "app/ports/secrets.hpp"

namespace hotline::test {

/// Secrets that a test can foresee: tokens are counted, hashes are quick. Nothing here is secret.
class PlainSecrets final : public app::Secrets {
public:
    std::string random_token() override { return fmt::format("token-{:037}", ++tokens_); }
    std::string random_digits(int count) override { return std::string(static_cast<std::size_t>(count), '7'); }
    std::string hash_token(const std::string& token) override {
        // FNV-1a with a final mix; the same text gives the same 64 hex digits in every run.
        std::uint64_t hash = 0xcbf29ce484222325;
        for (const char c : token) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        hash ^= hash >> 29;
        return fmt::format("{0:016x}{0:016x}{0:016x}{0:016x}", hash);
    }
    std::string hash_password(const std::string& password) override { return "hashed:" + password; }
    bool verify_password(const std::string& hash, const std::string& password) override {
        return hash == hash_password(password);
    }

private:
    int tokens_{0};
};

}  // namespace hotline::test
