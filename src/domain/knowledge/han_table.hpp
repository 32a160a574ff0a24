#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace hotline::han {

inline constexpr char32_t kFirst = 0x3400;
inline constexpr char32_t kLast = 0x9FFF;
inline constexpr std::size_t kCharacters = kLast - kFirst + 1;

// Made while building by src/tables/make_han_table.cpp.
extern const std::span<const std::string_view> kSyllableTexts;    ///< sorted; the first one is empty: no reading is known
extern const std::array<std::uint16_t, kCharacters> kReadings;    ///< which syllable
extern const std::array<std::uint16_t, kCharacters> kSimplified;  ///< code point

}  // namespace hotline::han
