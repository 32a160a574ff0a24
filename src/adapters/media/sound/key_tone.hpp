#pragma once
#include <cstdint>
#include <span>

namespace hotline::media {

/// A part of a key's pair of tones (ITU-T Q.23) as A-law, `from` samples after its beginning. `event` as in RFC 4733 table 3.
void write_key_tone(std::uint8_t event, std::uint32_t from, std::span<std::uint8_t> alaw);

}  // namespace hotline::media
