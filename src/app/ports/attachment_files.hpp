#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace hotline::app {

struct StoredFile {
    std::string stored_as;  ///< below the folder; random, so that nobody guesses a file's place from its name
    std::string sha256;     ///< FIPS 180-4, hexadecimal
};

/// The folder of what people hand in. Blocks as long as the disk does: not for a loop. Any thread may call.
class AttachmentFiles {
public:
    virtual ~AttachmentFiles() = default;
    /// On disk when it returns, or nothing: there is no room, or the folder cannot be written.
    [[nodiscard]] virtual std::optional<StoredFile> put(std::string_view bytes) = 0;
    /// Where it lies; nothing when it is gone, or the name leads out of the folder.
    [[nodiscard]] virtual std::optional<std::string> path_of(const std::string& stored_as) = 0;
    /// Takes back what nobody is to know of.
    virtual void erase(const std::string& stored_as) = 0;
};

}  // namespace hotline::app
