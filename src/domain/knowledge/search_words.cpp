#include "domain/knowledge/search_words.hpp"

#include <set>

#include "domain/knowledge/script.hpp"
#include "domain/knowledge/sound.hpp"
#include "domain/knowledge/tokens.hpp"

namespace hotline {
namespace {

using Words = std::set<std::string>;

void add_text(Words& words, std::string_view text) {
    for (Token& token : index_tokens(plain_text(text))) words.insert(std::move(token.text));
}

void add_sounds(Words& words, const std::vector<Utf8Char>& characters) {
    for (std::size_t i = 0; i + 1 < characters.size(); ++i)
        for (std::string& pair : sound_pairs_of(characters[i].code, characters[i + 1].code)) words.insert(std::move(pair));
}

void add_initials(Words& words, const std::vector<Utf8Char>& characters) {
    for (std::size_t i = 0; i < characters.size(); ++i)
        for (std::string& letters : initials_from(characters, i, kLongestInitials))
            if (letters.size() > 1) words.insert(std::move(letters));
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

}  // namespace

ItemWords words_of_item(const ItemText& item) {
    Words title;
    Words body;
    Words sound;
    Words initials;
    std::vector<std::string_view> heads{item.title};
    heads.insert(heads.end(), item.keywords.begin(), item.keywords.end());
    for (const std::string_view head : heads) {
        add_text(title, head);
        const auto characters = plain_characters(head);
        add_sounds(sound, characters);
        add_initials(initials, characters);
    }
    if (std::string number = bare_text(item.document_number); !number.empty()) title.insert(std::move(number));
    add_text(body, item.body);
    add_text(body, item.document_number);
    return {joined(title), joined(body), joined(sound), joined(initials)};
}

}  // namespace hotline
