#include "adapters/media/recording/recording_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "adapters/media/recording/recording_header.hpp"
#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

constexpr std::uint32_t kMaxSamples = 0x7fff'ff00;  // RIFF sizes have 32 bits: 74 hours
constexpr std::size_t kPair = 2;                    // A-law bytes of both sides

std::string reason_of(int error) { return std::system_category().message(error); }

}  // namespace

Result<RecordingFile, std::string> RecordingFile::create(const std::string& path, RecordingFormat format) {
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
    if (error) return refuse(error.message());
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (file < 0) return refuse(reason_of(errno));
    RecordingFile made{file, format};
    if (!made.write_header()) return refuse(*made.failure_);
    return made;
}

RecordingFile::RecordingFile(int file, RecordingFormat format)
    : file_(file), encoder_(format), window_(kPair * kRoom, kAlawSilence) {}

RecordingFile::RecordingFile(RecordingFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      encoder_(other.encoder_),
      written_(other.written_),
      window_(std::move(other.window_)),
      failure_(std::move(other.failure_)) {}

RecordingFile::~RecordingFile() { close(); }

std::uint64_t RecordingFile::end_of(std::uint32_t samples) const {
    return header_bytes(encoder_.format()) + sound_bytes(encoder_.format(), samples);
}

std::uint64_t RecordingFile::bytes() const { return end_of(written_); }

bool RecordingFile::put(RecordingSide side, std::uint32_t position, std::span<const std::uint8_t> alaw) {
    if (failure_) return false;
    const std::uint64_t end = std::uint64_t{position} + alaw.size();
    if (end > std::uint64_t{written_} + kWindow)
        write_until(static_cast<std::uint32_t>(std::min<std::uint64_t>(end - kWindow, kMaxSamples)));
    const std::size_t late = position < written_ ? std::min<std::size_t>(written_ - position, alaw.size()) : 0;
    std::size_t at = kPair * ((position + late) % kRoom) + (side == RecordingSide::right ? 1 : 0);
    for (const std::uint8_t sample : alaw.subspan(late)) {
        window_[at] = sample;
        at += kPair;
        if (at >= window_.size()) at -= window_.size();
    }
    return late == 0;
}

void RecordingFile::write_until(std::uint32_t position) {
    if (position > written_) write_to(written_ + encoder_.whole(position - written_));
}

void RecordingFile::write_to(std::uint32_t position) {
    if (failure_ || position <= written_) return;
    if (position > kMaxSamples) return fail("longer than a WAV file can be");
    const std::uint32_t longest = encoder_.whole(kWindow);  // a part that does not end the file ends a block
    while (written_ < position)
        if (!write_part(std::min(position - written_, longest))) return;
    static_cast<void>(write_header());
}

bool RecordingFile::write_part(std::uint32_t samples) {
    take_pairs(samples);
    bytes_.clear();
    encoder_.encode(pairs_, bytes_);
    const ssize_t done = ::pwrite(file_, bytes_.data(), bytes_.size(), static_cast<off_t>(end_of(written_)));
    if (done != static_cast<ssize_t>(bytes_.size())) {
        fail(reason_of(done < 0 ? errno : ENOSPC));
        return false;
    }
    written_ += samples;
    return true;
}

/// Moves what comes next out of the window; its place is silence again.
void RecordingFile::take_pairs(std::uint32_t samples) {
    pairs_.clear();
    for (std::size_t begin = kPair * (written_ % kRoom), left = kPair * samples; left > 0; begin = 0) {
        const auto part = std::span{window_}.subspan(begin, std::min(left, window_.size() - begin));
        pairs_.insert(pairs_.end(), part.begin(), part.end());
        std::ranges::fill(part, kAlawSilence);
        left -= part.size();
    }
}

bool RecordingFile::write_header() {
    const HeaderBytes header = media::write_header(encoder_.format(), written_);
    const ssize_t done = ::pwrite(file_, header.bytes.data(), header.size, 0);
    if (done == static_cast<ssize_t>(header.size)) return true;
    fail(reason_of(done < 0 ? errno : ENOSPC));
    return false;
}

void RecordingFile::finish(std::uint32_t length) {
    write_to(length);
    if (!failure_ && ::fdatasync(file_) != 0) fail(reason_of(errno));
    close();
}

void RecordingFile::fail(const std::string& why) {
    failure_ = why;
    // What a short write left behind is cut off; the header, rewritten in place, needs no new room on the disk.
    if (::ftruncate(file_, static_cast<off_t>(end_of(written_))) == 0) {
        const HeaderBytes header = media::write_header(encoder_.format(), written_);
        static_cast<void>(::pwrite(file_, header.bytes.data(), header.size, 0) == 0);
    }
    close();
}

void RecordingFile::close() {
    if (file_ >= 0) ::close(std::exchange(file_, -1));
}

}  // namespace hotline::media
