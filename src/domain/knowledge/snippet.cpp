#include "domain/knowledge/snippet.hpp"

#include <algorithm>
#include <vector>

#include "domain/knowledge/tokens.hpp"

namespace hotline {
namespace {

constexpr std::string_view kEllipsis = "…";

struct Span {
    std::size_t from;
    std::size_t to;
};

/// Whether the phrase stands in the tokens at `at`.
bool stands_at(const std::vector<Token>& tokens, std::size_t at, const Phrase& phrase) {
    if (at + phrase.words.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        const bool may_go_on = phrase.is_prefix && i + 1 == phrase.words.size();
        const std::string& there = tokens[at + i].text;
        if (may_go_on ? !there.starts_with(phrase.words[i]) : there != phrase.words[i]) return false;
    }
    return true;
}

/// The bytes of the text that the phrase covers; a word that goes on is marked only as far as it was typed.
Span covered(const std::vector<Token>& tokens, std::size_t at, const Phrase& phrase) {
    const Token& last = tokens[at + phrase.words.size() - 1];
    const bool goes_on = phrase.is_prefix && last.text.size() > phrase.words.back().size();
    const std::size_t tail = goes_on ? std::min(last.begin + phrase.words.back().size(), last.end) : last.end;
    return {tokens[at].begin, tail};
}

/// Where the phrases stand, from the left, overlapping ones joined.
std::vector<Span> find_all(const std::vector<Token>& tokens, const std::vector<Phrase>& phrases) {
    std::vector<Span> found;
    for (std::size_t at = 0; at < tokens.size(); ++at)
        for (const Phrase& phrase : phrases)
            if (stands_at(tokens, at, phrase)) found.push_back(covered(tokens, at, phrase));
    std::ranges::sort(found, {}, &Span::from);
    std::vector<Span> joined;
    for (const Span& span : found) {
        if (!joined.empty() && span.from <= joined.back().to)
            joined.back().to = std::max(joined.back().to, span.to);
        else
            joined.push_back(span);
    }
    return joined;
}

bool continues(std::string_view text, std::size_t at) { return at < text.size() && (text[at] & '\xc0') == '\x80'; }

std::size_t forward(std::string_view text, std::size_t at, std::size_t characters) {
    for (; characters > 0 && at < text.size(); --characters)
        for (++at; continues(text, at); ++at) {
        }
    return at;
}

std::size_t back(std::string_view text, std::size_t at, std::size_t characters) {
    for (; characters > 0 && at > 0; --characters)
        for (--at; at > 0 && continues(text, at); --at) {
        }
    return at;
}

}  // namespace

std::string make_snippet(std::string_view text, std::string_view typed, std::size_t length) {
    const auto tokens = index_tokens(text);
    auto marks = find_all(tokens, query_phrases(typed));
    if (marks.empty()) marks = find_all(tokens, loose_phrases(typed));
    const std::size_t from = marks.empty() ? 0 : back(text, marks.front().from, length / 4);
    const std::size_t to = forward(text, from, length);
    std::string out{from > 0 ? kEllipsis : ""};
    std::size_t at = from;
    for (const Span& mark : marks) {
        if (mark.to > to) break;
        out += text.substr(at, mark.from - at);
        out += '[';
        out += text.substr(mark.from, mark.to - mark.from);
        out += ']';
        at = mark.to;
    }
    out += text.substr(at, to - at);
    if (to < text.size()) out += kEllipsis;
    return out;
}

}  // namespace hotline
