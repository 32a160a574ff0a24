#include "adapters/media/recording/file_checksum.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <vector>

namespace hotline::media {
namespace {

constexpr std::size_t kPiece = 256 * 1024;

using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

/// False when reading failed.
bool digest_all(int file, EVP_MD_CTX* digest) {
    std::vector<unsigned char> piece(kPiece);
    for (;;) {
        const ssize_t got = ::read(file, piece.data(), piece.size());
        if (got < 0) return false;
        if (got == 0) return true;
        if (EVP_DigestUpdate(digest, piece.data(), static_cast<std::size_t>(got)) != 1) return false;
    }
}

}  // namespace

std::optional<std::string> sha256_of_file(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) return std::nullopt;
    const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const bool done = digest && EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) == 1 && digest_all(file, digest.get());
    // What was read once for the checksum need not push live calls out of the cache.
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
    std::array<unsigned char, 32> hash{};
    if (!done || EVP_DigestFinal_ex(digest.get(), hash.data(), nullptr) != 1) return std::nullopt;
    return fmt::format("{:02x}", fmt::join(hash, ""));
}

}  // namespace hotline::media
