#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "adapters/media/sound/ima_adpcm.hpp"
#include "domain/recording/recording.hpp"

namespace hotline::media {

/// Turns pairs of A-law samples (left, right, left, ...) into the bytes of one format.
class RecordingEncoder {
public:
    explicit RecordingEncoder(RecordingFormat format) : format_(format) {}

    [[nodiscard]] RecordingFormat format() const { return format_; }
    /// The most pairs, up to `pairs`, that end with a whole block.
    [[nodiscard]] std::uint32_t whole(std::uint32_t pairs) const;
    /// Appends the bytes; what does not fill the last block is followed by silence.
    void encode(std::span<const std::uint8_t> pairs, std::vector<std::uint8_t>& out);

private:
    void encode_blocks(std::span<const std::uint8_t> pairs, std::vector<std::uint8_t>& out);

    RecordingFormat format_;
    adpcm::Encoder adpcm_;
};

}  // namespace hotline::media
