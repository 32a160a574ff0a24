#include "domain/knowledge/search_marks.hpp"

#include <algorithm>
#include <vector>

#include "domain/knowledge/script.hpp"
#include "domain/knowledge/sound.hpp"

namespace hotline {
namespace {

using Characters = std::vector<Utf8Char>;

std::string joined(const Characters& characters, std::size_t from, std::size_t count) {
    std::string text;
    for (std::size_t i = from; i < from + count; ++i) append_utf8(text, characters[i].code);
    return text;
}

void mark(std::vector<bool>& found, std::size_t from, std::size_t count) {
    std::fill_n(found.begin() + static_cast<std::ptrdiff_t>(from), count, true);
}

void mark_text(const Characters& characters, const QueryMarks& marks, std::vector<bool>& found) {
    for (std::size_t i = 0; i + 1 < characters.size(); ++i)
        if (marks.pairs.contains(joined(characters, i, 2))) mark(found, i, 2);
    for (const std::string& word : marks.words) {
        const std::size_t length = count_characters(word);
        for (std::size_t i = 0; i + length <= characters.size(); ++i)
            if (joined(characters, i, length) == word) mark(found, i, length);
    }
}

void mark_sounds(const Characters& characters, const QueryMarks& marks, std::vector<bool>& found) {
    for (std::size_t i = 0; i + 1 < characters.size(); ++i)
        for (const std::string& pair : sound_pairs_of(characters[i].code, characters[i + 1].code))
            if (marks.sounds.contains(pair)) mark(found, i, 2);
    for (const std::string& initials : marks.initials)
        for (std::size_t i = 0; i + initials.size() <= characters.size(); ++i)
            for (const std::string& letters : initials_from(characters, i, initials.size()))
                if (letters == initials) mark(found, i, initials.size());
}

std::string written(std::string_view text, const Characters& characters, const std::vector<bool>& found) {
    std::string out;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (found[i] && (i == 0 || !found[i - 1])) out += '[';
        out += text.substr(characters[i].begin, characters[i].end - characters[i].begin);
        if (found[i] && (i + 1 == characters.size() || !found[i + 1])) out += ']';
    }
    return out;
}

}  // namespace

std::string marked_title(std::string_view title, const QueryMarks& marks) {
    const Characters characters = plain_characters(title);
    std::vector<bool> found(characters.size(), false);
    mark_text(characters, marks, found);
    mark_sounds(characters, marks, found);
    return written(title, characters, found);
}

std::string marked_piece(std::string_view text, const QueryMarks& marks, std::size_t length) {
    constexpr std::string_view kEllipsis = "…";
    const Characters all = plain_characters(text);
    std::vector<bool> found(all.size(), false);
    mark_text(all, marks, found);
    const auto first = static_cast<std::size_t>(std::ranges::find(found, true) - found.begin());
    const std::size_t from = first == all.size() || first < length / 4 ? 0 : first - length / 4;
    const std::size_t to = std::min(all.size(), from + length);
    const auto cut = [&](const auto& list) {
        return std::vector(list.begin() + static_cast<std::ptrdiff_t>(from), list.begin() + static_cast<std::ptrdiff_t>(to));
    };
    std::string out{from > 0 ? kEllipsis : ""};
    out += written(text, cut(all), cut(found));
    if (to < all.size()) out += kEllipsis;
    return out;
}

}  // namespace hotline
