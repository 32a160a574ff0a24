#include "adapters/store/words.hpp"

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

}  // namespace hotline::store
