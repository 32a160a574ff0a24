#pragma once
#include <cstddef>
#include <filesystem>

namespace hotline::media {

struct RepairedRecordings {
    std::size_t checked{};
    std::size_t repaired{};    ///< header said another size than the file has
    std::size_t unreadable{};  ///< *.wav without our header, left as they are
};

/// For the start, before the first call: makes the header of every recording in the folder and below name what is there.
/// A crash of the machine may lose the last header write though the sound reached the disk.
[[nodiscard]] RepairedRecordings repair_recordings(const std::filesystem::path& folder);

}  // namespace hotline::media
