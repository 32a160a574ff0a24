#pragma once
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace hotline::store {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece. Throws std::runtime_error when the library cannot hash.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// In hex; nothing can be added afterwards.
    [[nodiscard]] std::string hex();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace hotline::store
