#include "adapters/store/secrets/secret_box.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>
#include <system_error>
#include <vector>

#include "adapters/store/secrets/base64url.hpp"

namespace hotline::store {
namespace {

static_assert(std::tuple_size_v<SecretBox::Key> == crypto_secretbox_KEYBYTES);

struct File {
    int descriptor;
    explicit File(int opened) : descriptor(opened) {}
    ~File() {
        if (descriptor >= 0) ::close(descriptor);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
};

SecretBox::Key read_key(const File& file, const std::string& name) {
    struct stat status{};
    if (::fstat(file.descriptor, &status) != 0 || (status.st_mode & 077) != 0)
        throw std::runtime_error(fmt::format("{}: the key file must be readable by its owner only (chmod 600)", name));
    SecretBox::Key key{};
    if (::read(file.descriptor, key.data(), key.size()) != static_cast<ssize_t>(key.size()))
        throw std::runtime_error(fmt::format("{}: the key file is damaged; restore it from a backup", name));
    return key;
}

SecretBox::Key make_key(const std::string& name) {
    const File file(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    SecretBox::Key key{};
    randombytes_buf(key.data(), key.size());
    if (file.descriptor < 0 || ::write(file.descriptor, key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
        ::fsync(file.descriptor) != 0)
        throw std::system_error(errno, std::generic_category(), name);
    return key;
}

}  // namespace

SecretBox SecretBox::from_file(const std::filesystem::path& path) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    const std::string name = path.string();
    const File file(::open(name.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.descriptor >= 0) return SecretBox(read_key(file, name));
    if (errno != ENOENT) throw std::system_error(errno, std::generic_category(), name);
    return SecretBox(make_key(name));
}

std::string SecretBox::seal(std::string_view plain) const {
    std::vector<unsigned char> out(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
    randombytes_buf(out.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(out.data() + crypto_secretbox_NONCEBYTES, reinterpret_cast<const unsigned char*>(plain.data()),
                          plain.size(), out.data(), key_.data());
    return to_base64url(out);
}

std::string SecretBox::open(std::string_view sealed) const {
    constexpr std::size_t kFrame = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    const auto bytes = from_base64url(sealed);
    if (!bytes || bytes->size() < kFrame) throw std::runtime_error("a sealed secret is damaged");
    const auto* raw = reinterpret_cast<const unsigned char*>(bytes->data());
    std::string plain(bytes->size() - kFrame, '\0');
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()), raw + crypto_secretbox_NONCEBYTES,
                                   bytes->size() - crypto_secretbox_NONCEBYTES, raw, key_.data()) != 0)
        throw std::runtime_error("a sealed secret was made with another key file");
    return plain;
}

}  // namespace hotline::store
