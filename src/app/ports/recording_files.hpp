#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "domain/recording/comparison.hpp"

namespace hotline::app {

/// Sound that is made while it is taken, of a size known before.
class SoundStream {
public:
    virtual ~SoundStream() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Fills `out` with the bytes from `from` on; 0 at the end or when the file cannot be read any more.
    [[nodiscard]] virtual std::size_t read(std::uint64_t from, std::span<char> out) = 0;
};

struct FoundFile {
    std::string path;  ///< below the recordings folder
    std::int64_t bytes{};
    Instant changed_at;
};

struct DiskSpace {
    std::int64_t total{};
    std::int64_t free{};
};
[[nodiscard]] inline bool is_low(const DiskSpace& space, int percent) {
    return space.total > 0 && space.free * 100 < space.total * percent;
}

/// The folder of recordings. Paths are those of the index; one that leads out of the folder is taken as missing. Every
/// function may take as long as the disk does; none throws.
class RecordingFiles {
public:
    virtual ~RecordingFiles() = default;
    /// Header and size; with `whole` every byte is read for the checksum.
    [[nodiscard]] virtual Inspection inspect(const std::string& path, bool whole) = 0;
    /// Makes the waveform beside the file unless it is there; gives its absolute path.
    [[nodiscard]] virtual Result<std::string, RecordingFault> waveform(const std::string& path) = 0;
    /// All recordings below the folder, in no order.
    [[nodiscard]] virtual std::vector<FoundFile> all() = 0;
    /// Takes file and waveform away. False: it is still there.
    [[nodiscard]] virtual bool erase(const std::string& path) = 0;
    [[nodiscard]] virtual DiskSpace space() = 0;
    /// As 16-bit PCM WAV, which every browser plays; null when there is no readable file.
    [[nodiscard]] virtual std::unique_ptr<SoundStream> as_pcm(const std::string& path) = 0;
};

}  // namespace hotline::app
