#pragma once
#include <boost/describe/enum.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace hotline {

/// Where a word of the index stands: in a title or keyword, in the rest, as a sound (sound.hpp) or as initials of a title.
BOOST_DEFINE_ENUM_CLASS(WordField, title, body, sound, initials)

/// What is searched in an item.
struct ItemText {
    std::string title;
    std::vector<std::string> keywords;
    std::string body;
    std::string document_number;
};

/// Its words, each field's parted by spaces.
struct ItemWords {
    std::string title;
    std::string body;
    std::string sound;
    std::string initials;
    auto operator<=>(const ItemWords&) const = default;
};

/// Changes whenever the same text gives other words: an index of another format is made anew.
inline constexpr int kIndexFormat = 1;

inline constexpr std::size_t kLongestInitials = 8;

[[nodiscard]] ItemWords words_of_item(const ItemText& item);

}  // namespace hotline
