#include "domain/administration/text_template.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace hotline {
namespace {

constexpr std::array<std::string_view, 4> kWords{"number", "title", "department", "due"};
constexpr std::array<std::string_view, 18> kPaperWords{
    "city",    "today",       "kind",        "urgency",       "channel",     "category",    "place", "citizen",   "phone",
    "content", "recorded_at", "instruction", "dispatched_at", "co_handlers", "legal_basis", "reply", "closed_at", "demand"};

/// The body with each {word} put through `replace`; an opening brace without its end stays as it is.
std::string with_words(const std::string& body, const std::function<std::string(const std::string&)>& replace) {
    std::string out;
    std::size_t at = 0;
    while (at < body.size()) {
        const auto open = body.find('{', at);
        const auto close = open == std::string::npos ? open : body.find('}', open);
        if (close == std::string::npos) return out + body.substr(at);
        out += body.substr(at, open - at) + replace(body.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return out;
}

}  // namespace

bool is_paper(TextKind kind) { return kind >= TextKind::transfer_sheet; }

std::vector<std::string> words_of(TextKind kind) {
    std::vector<std::string> words{kWords.begin(), kWords.end()};
    if (is_paper(kind)) words.insert(words.end(), kPaperWords.begin(), kPaperWords.end());
    return words;
}

RowFaults faults_of(const std::vector<TextTemplate>& rows) {
    RowFaults faults;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!is_code(rows[row].code.value)) faults.push_back({row, "/code", "format"});
        const auto words = words_of(rows[row].kind);
        with_words(rows[row].body, [&](const std::string& word) {
            if (std::ranges::find(words, word) == words.end()) faults.push_back({row, "/body", "unknown_word"});
            return std::string{};
        });
    }
    return faults;
}

std::string filled(const std::string& body, const std::map<std::string, std::string>& values) {
    return with_words(body, [&](const std::string& word) {
        const auto found = values.find(word);
        return found == values.end() ? std::string{} : found->second;
    });
}

}  // namespace hotline
