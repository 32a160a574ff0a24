#include "adapters/media/recording/recording_file.hpp"

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "adapters/media/sound/g711.hpp"
#include "adapters/media/sound/wav.hpp"

namespace hotline::media {
namespace {

constexpr std::uint32_t kMaxSamples = 0x7fff'ff00;  // RIFF sizes have 32 bits: 74 hours

std::string reason_of(int error) { return std::system_category().message(error); }

off_t offset_of(std::uint32_t position) {
    return static_cast<off_t>(kRecordingHeaderBytes + kBytesPerSamplePair * std::size_t{position});
}

}  // namespace

Result<RecordingFile, std::string> RecordingFile::create(const std::string& path) {
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
    if (error) return refuse(error.message());
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (file < 0) return refuse(reason_of(errno));
    RecordingFile made{file};
    if (!made.write_header()) return refuse(*made.failure_);
    return made;
}

RecordingFile::RecordingFile(int file) : file_(file), window_(kBytesPerSamplePair * kWindow, kAlawSilence) {}

RecordingFile::RecordingFile(RecordingFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      written_(other.written_),
      window_(std::move(other.window_)),
      failure_(std::move(other.failure_)) {}

RecordingFile::~RecordingFile() { close(); }

std::uint64_t RecordingFile::bytes() const { return static_cast<std::uint64_t>(offset_of(written_)); }

bool RecordingFile::put(RecordingSide side, std::uint32_t position, std::span<const std::uint8_t> alaw) {
    if (failure_) return false;
    const std::uint64_t end = std::uint64_t{position} + alaw.size();
    if (end > std::uint64_t{written_} + kWindow)
        write_until(static_cast<std::uint32_t>(std::min<std::uint64_t>(end - kWindow, kMaxSamples)));
    const std::size_t late = position < written_ ? std::min<std::size_t>(written_ - position, alaw.size()) : 0;
    std::size_t at = kBytesPerSamplePair * ((position + late) % kWindow) + (side == RecordingSide::right ? 1 : 0);
    for (const std::uint8_t sample : alaw.subspan(late)) {
        window_[at] = sample;
        at += kBytesPerSamplePair;
        if (at >= window_.size()) at -= window_.size();
    }
    return late == 0;
}

void RecordingFile::write_until(std::uint32_t position) {
    if (failure_ || position <= written_) return;
    if (position > kMaxSamples) return fail("longer than a WAV file can be");
    while (written_ < position)
        if (!write_part(std::min(position - written_, kWindow))) return;
    static_cast<void>(write_header());
}

bool RecordingFile::write_part(std::uint32_t samples) {
    const std::size_t begin = kBytesPerSamplePair * (written_ % kWindow);
    const std::size_t length = kBytesPerSamplePair * samples;
    const std::size_t first = std::min(length, window_.size() - begin);
    std::array<iovec, 2> parts{iovec{window_.data() + begin, first}, iovec{window_.data(), length - first}};
    const ssize_t done = ::pwritev(file_, parts.data(), first < length ? 2 : 1, offset_of(written_));
    if (done != static_cast<ssize_t>(length)) {
        fail(reason_of(done < 0 ? errno : ENOSPC));
        return false;
    }
    for (const iovec& part : parts) std::fill_n(static_cast<std::uint8_t*>(part.iov_base), part.iov_len, kAlawSilence);
    written_ += samples;
    return true;
}

bool RecordingFile::write_header() {
    const auto header = recording_header(static_cast<std::uint32_t>(kBytesPerSamplePair) * written_);
    const ssize_t done = ::pwrite(file_, header.data(), header.size(), 0);
    if (done == static_cast<ssize_t>(header.size())) return true;
    fail(reason_of(done < 0 ? errno : ENOSPC));
    return false;
}

void RecordingFile::finish(std::uint32_t length) {
    write_until(length);
    if (!failure_ && ::fdatasync(file_) != 0) fail(reason_of(errno));
    close();
}

void RecordingFile::fail(const std::string& why) {
    failure_ = why;
    // What a short write left behind is cut off; the header, rewritten in place, needs no new room on the disk.
    if (::ftruncate(file_, offset_of(written_)) == 0) {
        const auto header = recording_header(static_cast<std::uint32_t>(kBytesPerSamplePair) * written_);
        static_cast<void>(::pwrite(file_, header.data(), header.size(), 0) == 0);
    }
    close();
}

void RecordingFile::close() {
    if (file_ >= 0) ::close(std::exchange(file_, -1));
}

}  // namespace hotline::media
