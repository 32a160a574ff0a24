#include "adapters/files/attachment_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/log.hpp"

namespace hotline::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNameLength = 32;  // 128 bits

std::string random_name() {
    std::array<unsigned char, kNameLength / 2> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return fmt::format("{:02x}", fmt::join(bytes, ""));
}

std::string sha256_of(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return fmt::format("{:02x}", fmt::join(hash, ""));
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t done = ::write(file, bytes.data(), bytes.size());
        if (done <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return ::fsync(file) == 0;
}

bool write_file(const fs::path& path, std::string_view bytes) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    return file.number() >= 0 && write_all(file.number(), bytes);
}

/// A new name is on disk once its folder is.
bool sync_folder(const fs::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened.number() >= 0 && ::fsync(opened.number()) == 0;
}

bool is_hexadecimal(char each) { return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'f'); }

}  // namespace

std::optional<app::StoredFile> AttachmentFolder::put(std::string_view bytes) {
    app::StoredFile stored{.stored_as = random_name(), .sha256 = sha256_of(bytes)};
    const fs::path path = *inside(stored.stored_as);
    const fs::path unfinished = path.string() + ".part";
    std::error_code error;
    const bool is_new_folder = fs::create_directories(path.parent_path(), error);
    if (!error && write_file(unfinished, bytes)) {
        fs::rename(unfinished, path, error);
        const bool synced = sync_folder(path.parent_path()) && (!is_new_folder || sync_folder(folder_));
        if (!error && synced) return stored;
    }
    log::error("an attachment of {} bytes could not be written to {}", bytes.size(), folder_.string());
    fs::remove(unfinished, error);
    fs::remove(path, error);
    return std::nullopt;
}

std::optional<fs::path> AttachmentFolder::inside(const std::string& stored_as) const {
    if (stored_as.size() != kNameLength || !std::ranges::all_of(stored_as, is_hexadecimal)) return std::nullopt;
    return folder_ / stored_as.substr(0, 2) / stored_as;
}

std::optional<std::string> AttachmentFolder::path_of(const std::string& stored_as) {
    const auto path = inside(stored_as);
    std::error_code error;
    if (!path || !fs::is_regular_file(*path, error)) return std::nullopt;
    return path->string();
}

void AttachmentFolder::erase(const std::string& stored_as) {
    std::error_code error;
    if (const auto path = inside(stored_as)) fs::remove(*path, error);
}

}  // namespace hotline::files
