#include "main/backup/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "adapters/store/secrets/sha256.hpp"
#include "main/start_refused.hpp"

namespace hotline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 256UL * 1024;

[[noreturn]] void fail(const char* what, const fs::path& file) {
    throw StartRefused(fmt::format("{} {}: {}", what, file.string(), std::strerror(errno)));
}

class Descriptor {
public:
    Descriptor(const fs::path& file, int flags) : number_(::open(file.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600)) {
        if (number_ < 0) fail("Cannot open", file);
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

void write_all(int to, std::string_view bytes, const fs::path& file) {
    while (!bytes.empty()) {
        const ssize_t done = ::write(to, bytes.data(), bytes.size());
        if (done <= 0) fail("Cannot write", file);
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

/// Reads to the end and gives every piece to `use` as well.
template <class Use>
app::BackedUpFile read_through(const fs::path& file, Use use) {
    const Descriptor in(file, O_RDONLY);
    std::array<char, kPiece> piece{};
    store::Sha256 hash;
    app::BackedUpFile seen;
    for (;;) {
        const ssize_t got = ::read(in.number(), piece.data(), piece.size());
        if (got < 0) fail("Cannot read", file);
        if (got == 0) break;
        const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
        hash.add(bytes);
        use(bytes);
        seen.bytes += got;
    }
    seen.sha256 = hash.hex();
    return seen;
}

}  // namespace

app::BackedUpFile copy_with_checksum(const fs::path& from, const fs::path& to) {
    const Descriptor out(to, O_WRONLY | O_CREAT | O_EXCL);
    auto copied = read_through(from, [&](std::string_view bytes) { write_all(out.number(), bytes, to); });
    if (::fsync(out.number()) != 0) fail("Cannot write", to);
    return copied;
}

app::BackedUpFile look_at_file(const fs::path& file) {
    return read_through(file, [](std::string_view) {});
}

void write_whole(const fs::path& file, std::string_view text) {
    const Descriptor out(file, O_WRONLY | O_CREAT | O_EXCL);
    write_all(out.number(), text, file);
    if (::fsync(out.number()) != 0) fail("Cannot write", file);
}

void settle_folder(const fs::path& folder) {
    const Descriptor at(folder, O_RDONLY | O_DIRECTORY);
    if (::fsync(at.number()) != 0) fail("Cannot write", folder);
}

void require_nothing_at(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error)) return;
    if (!fs::is_directory(path, error) || !fs::is_empty(path, error))
        throw StartRefused(fmt::format("{} is not empty: name a new or an empty folder.\n{} 不是空目录，请指定新目录或空目录。",
                                       path.string(), path.string()));
}

WorkFolder::WorkFolder(fs::path path) : path_(std::move(path)) {
    std::error_code error;
    fs::create_directories(path_.parent_path(), error);
    if (!fs::create_directory(path_, error))
        throw StartRefused(
            fmt::format("{} is there already, or cannot be made: remove what an earlier run has left.\n"
                        "{} 已经存在或不能创建，请先删除上次中断留下的内容。",
                        path_.string(), path_.string()));
    fs::permissions(path_, fs::perms::owner_all, error);
}

WorkFolder::~WorkFolder() {
    std::error_code error;
    if (!kept_) fs::remove_all(path_, error);
}

void WorkFolder::keep_as(const fs::path& name) {
    std::error_code error;
    fs::remove(name, error);  // an empty folder, or nothing
    fs::rename(path_, name, error);
    if (error) throw StartRefused(fmt::format("{} cannot be named {}: {}", path_.string(), name.string(), error.message()));
    kept_ = true;
    settle_folder(name.parent_path());
}

}  // namespace hotline
