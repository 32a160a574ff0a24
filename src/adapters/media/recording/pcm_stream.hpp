#pragma once
#include "adapters/media/recording/recording_reader.hpp"
#include "app/ports/recording_files.hpp"

namespace hotline::media {

/// A recording as 16-bit PCM WAV, made piece by piece as it is asked for, from any place.
class PcmStream final : public app::SoundStream {
public:
    explicit PcmStream(RecordingReader reader);

    [[nodiscard]] std::uint64_t size() const override;
    [[nodiscard]] std::size_t read(std::uint64_t from, std::span<char> out) override;

private:
    static constexpr std::size_t kHeader = 44;

    [[nodiscard]] std::size_t frame_bytes() const { return sizeof(std::int16_t) * reader_.channels(); }
    [[nodiscard]] std::size_t read_sound(std::uint64_t from, std::span<char> out);

    RecordingReader reader_;
    std::array<char, kHeader> header_{};
    std::vector<std::int16_t> samples_;
};

}  // namespace hotline::media
