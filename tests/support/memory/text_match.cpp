#include "support/memory/text_match.hpp"

#include <algorithm>

#include "domain/knowledge/tokens.hpp"

namespace hotline::test {
namespace {

bool holds(std::string_view text, const Phrase& phrase) {
    const auto is_same = [&](const Token& there, const std::string& wanted) {
        return phrase.is_prefix ? there.text.starts_with(wanted) : there.text == wanted;
    };
    const auto tokens = index_tokens(text);
    return !std::ranges::search(tokens, phrase.words, is_same).empty();
}

}  // namespace

bool has_words(std::string_view typed) { return !query_phrases(typed).empty(); }

bool holds_all(std::string_view text, std::string_view typed) {
    const auto phrases = query_phrases(typed);
    return !phrases.empty() && std::ranges::all_of(phrases, [&](const Phrase& phrase) { return holds(text, phrase); });
}

}  // namespace hotline::test
