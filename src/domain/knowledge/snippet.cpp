#include "domain/knowledge/snippet.hpp"

#include <algorithm>
#include <vector>

namespace hotline {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kWideBlank = "\u3000";
constexpr std::string_view kEllipsis = "…";

struct Span {
    std::size_t from;
    std::size_t to;
};

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::vector<std::string> terms_of(std::string_view typed) {
    std::string text = lower(typed);
    for (auto at = text.find(kWideBlank); at != std::string::npos; at = text.find(kWideBlank)) text.replace(at, kWideBlank.size(), " ");
    std::vector<std::string> terms;
    for (std::size_t from = text.find_first_not_of(kBlanks); from != std::string::npos;) {
        const std::size_t to = std::min(text.find_first_of(kBlanks, from), text.size());
        terms.push_back(text.substr(from, to - from));
        from = text.find_first_not_of(kBlanks, to);
    }
    return terms;
}

/// Where the terms stand, from the left, overlapping ones joined.
std::vector<Span> find_all(const std::string& text, const std::vector<std::string>& terms) {
    std::vector<Span> found;
    for (const std::string& term : terms)
        for (auto at = text.find(term); at != std::string::npos; at = text.find(term, at + term.size()))
            found.push_back({at, at + term.size()});
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
        for (++at; continues(text, at); ++at) {}
    return at;
}

std::size_t back(std::string_view text, std::size_t at, std::size_t characters) {
    for (; characters > 0 && at > 0; --characters)
        for (--at; at > 0 && continues(text, at); --at) {}
    return at;
}

}  // namespace

std::string make_snippet(std::string_view text, std::string_view typed, std::size_t length) {
    const auto marks = find_all(lower(text), terms_of(typed));
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
