#include "domain/knowledge/script.hpp"

#include "domain/knowledge/han_table.hpp"

namespace hotline {
namespace {

bool is_han(char32_t c) {
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x323AF) || c == 0x3007;
}

bool is_word(char32_t c) {
    const bool ascii = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
    const bool latin = c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;
    const bool greek_or_cyrillic = c >= 0x370 && c <= 0x52F;
    const bool kana_or_hangul = (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0xAC00 && c <= 0xD7A3);
    return ascii || latin || greek_or_cyrillic || kana_or_hangul;
}

}  // namespace

char32_t lower_case(char32_t c) {
    const bool ascii = c >= U'A' && c <= U'Z';
    const bool latin = c >= 0xC0 && c <= 0xDE && c != 0xD7;
    const bool cyrillic = c >= 0x410 && c <= 0x42F;
    return ascii || latin || cyrillic ? c + 0x20 : c;
}

Script script_of(char32_t c) {
    if (is_han(c)) return Script::han;
    return is_word(c) ? Script::word : Script::none;
}

char32_t simplified(char32_t c) { return c >= han::kFirst && c <= han::kLast ? han::kSimplified.at(c - han::kFirst) : c; }

std::vector<Utf8Char> plain_characters(std::string_view text) {
    std::vector<Utf8Char> characters;
    for (std::size_t at = 0; at < text.size();) {
        Utf8Char character = utf8_at(text, at);
        at = character.end;
        character.code = simplified(lower_case(half_width(character.code)));
        characters.push_back(character);
    }
    return characters;
}

std::string plain_text(std::string_view text) {
    std::string plain;
    for (const Utf8Char& character : plain_characters(text)) append_utf8(plain, character.code);
    return plain;
}

std::string bare_text(std::string_view text) {
    std::string bare;
    for (const Utf8Char& character : plain_characters(text))
        if (script_of(character.code) != Script::none) append_utf8(bare, character.code);
    return bare;
}

}  // namespace hotline
