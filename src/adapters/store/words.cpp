#include "adapters/store/words.hpp"

#include <algorithm>

#include "domain/knowledge/tokens.hpp"

namespace hotline::store {
namespace {

/// Tokens hold letters and digits only, so quoting needs no escapes.
std::string quoted(const Phrase& phrase) {
    std::string text = "\"";
    for (const std::string& word : phrase.words) text += (text.size() > 1 ? " " : "") + word;
    return text + (phrase.is_prefix ? "\"*" : "\"");
}

std::string joined(const std::vector<Phrase>& phrases, std::string_view by) {
    std::string text;
    for (const Phrase& phrase : phrases) {
        if (!text.empty()) text += by;
        text += quoted(phrase);
    }
    return text;
}

/// What was typed without the order of its words.
std::vector<Phrase> loose_phrases(std::string_view text) {
    std::vector<Phrase> loose;
    for (Phrase& phrase : query_phrases(text))
        for (std::string& word : phrase.words) loose.push_back({{std::move(word)}, phrase.is_prefix});
    return loose;
}

}  // namespace

std::string words_of(std::string_view text) {
    std::string words;
    for (const Token& token : index_tokens(text)) {
        if (!words.empty()) words += ' ';
        words += token.text;
    }
    return words;
}

std::string match_of(std::string_view typed) { return joined(query_phrases(typed), " AND "); }

std::string loose_match_of(std::string_view text, std::size_t most) {
    std::vector<Phrase> words;
    for (Phrase& word : loose_phrases(text)) {
        if (words.size() == most) break;
        if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
    }
    return joined(words, " OR ");
}

}  // namespace hotline::store
