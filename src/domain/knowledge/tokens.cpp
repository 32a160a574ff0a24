#include "domain/knowledge/tokens.hpp"

#include "domain/knowledge/script.hpp"

namespace hotline {
namespace {

/// Characters of one script standing together, narrowed and lower-cased.
struct Run {
    Script script{Script::none};
    std::vector<Utf8Char> characters;
};

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

}  // namespace hotline
