#include "domain/knowledge/tokens.hpp"

#include "base/utf8.hpp"

namespace hotline {
namespace {

enum class Script { none, han, word };

/// Characters of one script standing together, narrowed and lower-cased.
struct Run {
    Script script{Script::none};
    std::vector<Utf8Char> characters;
};

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

std::vector<Run> runs_of(std::string_view text) {
    std::vector<Run> runs;
    Script before = Script::none;
    for (std::size_t at = 0; at < text.size();) {
        Utf8Char character = utf8_at(text, at);
        at = character.end;
        character.code = lower_case(half_width(character.code));
        const Script script = script_of(character.code);
        if (script != Script::none) {
            if (script != before) runs.push_back({script, {}});
            runs.back().characters.push_back(character);
        }
        before = script;
    }
    return runs;
}

/// The token of characters [from, from + count) of a run.
Token joined(const Run& run, std::size_t from, std::size_t count) {
    Token token{{}, run.characters[from].begin, run.characters[from + count - 1].end};
    for (std::size_t i = from; i < from + count; ++i) append_utf8(token.text, run.characters[i].code);
    return token;
}

std::vector<Token> pairs_of(const Run& run) {
    std::vector<Token> pairs;
    for (std::size_t i = 0; i + 1 < run.characters.size(); ++i) pairs.push_back(joined(run, i, 2));
    return pairs;
}

Phrase phrase_of(const Run& run) {
    if (run.script == Script::word) return {{joined(run, 0, run.characters.size()).text}, false};
    if (run.characters.size() == 1) return {{joined(run, 0, 1).text}, true};
    Phrase phrase;
    for (Token& pair : pairs_of(run)) phrase.words.push_back(std::move(pair.text));
    return phrase;
}

}  // namespace

std::vector<Token> index_tokens(std::string_view text) {
    std::vector<Token> tokens;
    for (const Run& run : runs_of(text)) {
        const std::size_t length = run.characters.size();
        if (run.script == Script::word) {
            tokens.push_back(joined(run, 0, length));
            continue;
        }
        for (Token& pair : pairs_of(run)) tokens.push_back(std::move(pair));
        tokens.push_back(joined(run, length - 1, 1));
    }
    return tokens;
}

std::vector<Phrase> query_phrases(std::string_view text) {
    std::vector<Phrase> phrases;
    for (const Run& run : runs_of(text)) phrases.push_back(phrase_of(run));
    return phrases;
}

std::vector<Phrase> loose_phrases(std::string_view text) {
    std::vector<Phrase> loose;
    for (Phrase& phrase : query_phrases(text))
        for (std::string& word : phrase.words) loose.push_back({{std::move(word)}, phrase.is_prefix});
    return loose;
}

}  // namespace hotline
