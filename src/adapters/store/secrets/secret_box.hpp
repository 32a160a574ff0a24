#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace hotline::store {

/// Seals small secrets (a phone's ha1) so that a copy of the database alone does not give them away (security 1).
/// XSalsa20-Poly1305 with a key that lies in a file of its own. Safe from any thread.
class SecretBox {
public:
    using Key = std::array<unsigned char, 32>;

    explicit SecretBox(const Key& key) : key_(key) {}
    /// Reads the key file, or makes one (mode 0600) when there is none. Throws std::runtime_error when the file is
    /// readable by others, too short, or cannot be written.
    [[nodiscard]] static SecretBox from_file(const std::filesystem::path& file);

    /// Nonce and box, base64url.
    [[nodiscard]] std::string seal(std::string_view plain) const;
    /// Throws std::runtime_error when it was sealed with another key or changed.
    [[nodiscard]] std::string open(std::string_view sealed) const;

private:
    Key key_;
};

}  // namespace hotline::store
