#include "adapters/media/sound/g711.hpp"

#include <algorithm>
#include <cstring>

namespace hotline::media {
namespace {

using Table = std::array<std::uint8_t, 256>;

constexpr std::int16_t decode_alaw(std::uint8_t code) {
    const int bits = code ^ 0x55;
    const int segment = (bits & 0x70) >> 4;
    int magnitude = ((bits & 0x0f) << 4) + 8;
    if (segment > 0) magnitude = (magnitude + 0x100) << (segment - 1);
    return static_cast<std::int16_t>((bits & 0x80) != 0 ? magnitude : -magnitude);
}

constexpr std::int16_t decode_ulaw(std::uint8_t code) {
    const int bits = ~code & 0xff;
    const int magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
    return static_cast<std::int16_t>((bits & 0x80) != 0 ? -magnitude : magnitude);
}

constexpr std::uint8_t encode_alaw(int linear) {
    const int sign = linear >= 0 ? 0xd5 : 0x55;
    const int magnitude = std::min(linear >= 0 ? linear : -linear - 1, 32767) >> 4;  // 11 bits and segment
    int segment = 0;
    while (segment < 7 && (magnitude >> (segment + 4)) != 0) ++segment;
    const int mantissa = segment < 2 ? magnitude & 0x0f : (magnitude >> (segment - 1)) & 0x0f;
    return static_cast<std::uint8_t>((segment << 4 | mantissa) ^ sign);
}

constexpr std::uint8_t encode_ulaw(int linear) {
    const int sign = linear < 0 ? 0x7f : 0xff;
    const int magnitude = std::min(linear < 0 ? -linear : linear, 32635) + 0x84;
    int segment = 0;
    while (segment < 7 && (magnitude >> (segment + 8)) != 0) ++segment;
    return static_cast<std::uint8_t>((segment << 4 | ((magnitude >> (segment + 3)) & 0x0f)) ^ sign);
}

constexpr auto kLinearOfAlaw = [] {
    std::array<std::int16_t, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = decode_alaw(static_cast<std::uint8_t>(i));
    return table;
}();

constexpr auto kLinearOfUlaw = [] {
    std::array<std::int16_t, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = decode_ulaw(static_cast<std::uint8_t>(i));
    return table;
}();

constexpr Table kAlawOfUlaw = [] {
    Table table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = encode_alaw(decode_ulaw(static_cast<std::uint8_t>(i)));
    return table;
}();

constexpr Table kUlawOfAlaw = [] {
    Table table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = encode_ulaw(decode_alaw(static_cast<std::uint8_t>(i)));
    return table;
}();

}  // namespace

std::int16_t linear_of_alaw(std::uint8_t alaw) { return kLinearOfAlaw[alaw]; }
std::uint8_t alaw_of_linear(std::int16_t linear) { return encode_alaw(linear); }
std::int16_t linear_of(std::uint8_t sample, app::Codec codec) {
    return (codec == app::Codec::pcma ? kLinearOfAlaw : kLinearOfUlaw)[sample];
}
std::uint8_t alaw_of_ulaw(std::uint8_t ulaw) { return kAlawOfUlaw[ulaw]; }
std::uint8_t ulaw_of_alaw(std::uint8_t alaw) { return kUlawOfAlaw[alaw]; }

void transcode(std::span<std::uint8_t> sound, app::Codec from, app::Codec to) {
    if (from == to) return;
    const Table& table = to == app::Codec::pcma ? kAlawOfUlaw : kUlawOfAlaw;
    for (std::uint8_t& sample : sound) sample = table[sample];
}

void copy_as_alaw(std::span<const std::uint8_t> sound, app::Codec from, std::uint8_t* out) {
    if (from == app::Codec::pcma) {
        std::memcpy(out, sound.data(), sound.size());
        return;
    }
    std::ranges::transform(sound, out, alaw_of_ulaw);
}

}  // namespace hotline::media
