#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace hotline {

/// A syllable as everybody's typing is compared: sounds that many do not tell apart are one (zh z, ch c, sh s, n l at the
/// beginning, ng n at the end).
[[nodiscard]] std::string folded_syllable(std::string_view syllable);

/// How a Chinese character may be read, folded, the usual reading first. Empty for what has no reading.
[[nodiscard]] std::vector<std::string> syllables_of(char32_t character);

/// Two syllables that follow each other, as one word of the index.
[[nodiscard]] std::string sound_pair(std::string_view first, std::string_view second);

/// Every pair that two characters may sound like.
[[nodiscard]] std::vector<std::string> sound_pairs_of(char32_t first, char32_t second);

/// Letters typed without spaces, cut into folded syllables; the last one may have been begun only.
struct TypedSyllables {
    std::vector<std::string> syllables;
    bool last_begun{false};
    auto operator<=>(const TypedSyllables&) const = default;
};

/// Cut into the fewest syllables; nothing when the letters are no pinyin.
[[nodiscard]] std::optional<TypedSyllables> cut_pinyin(std::string_view letters);

/// The first letters of the readings from `from` on, as far as Chinese characters stand together, `most` of them.
/// A character with two readings gives both, so there may be several.
[[nodiscard]] std::vector<std::string> initials_from(const std::vector<Utf8Char>& characters, std::size_t from, std::size_t most);

}  // namespace hotline
