#include "domain/knowledge/item_diff.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.hpp"

namespace hotline {
namespace {

constexpr std::size_t kMostCharacters = 1500;  ///< the table of a comparison grows with the square

using Parts = std::vector<std::string_view>;

Parts characters_of(std::string_view text) {
    Parts parts;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char one = utf8_at(text, at);
        parts.push_back(text.substr(at, one.end - at));
        at = one.end;
    }
    return parts;
}

Parts lines_of(std::string_view text) {
    Parts parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return parts;
}

void add(std::vector<TextPiece>& pieces, PieceChange change, std::string_view text) {
    if (pieces.empty() || pieces.back().change != change) pieces.push_back({change, {}});
    pieces.back().text += text;
}

/// Lengths of the longest common rest from every pair of places on.
std::vector<std::vector<int>> common_rests(const Parts& before, const Parts& after) {
    std::vector<std::vector<int>> rest(before.size() + 1, std::vector<int>(after.size() + 1, 0));
    for (std::size_t i = before.size(); i-- > 0;)
        for (std::size_t j = after.size(); j-- > 0;)
            rest[i][j] = before[i] == after[j] ? rest[i + 1][j + 1] + 1 : std::max(rest[i + 1][j], rest[i][j + 1]);
    return rest;
}

std::vector<TextPiece> compared(const Parts& before, const Parts& after) {
    const auto rest = common_rests(before, after);
    std::vector<TextPiece> pieces;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            add(pieces, PieceChange::same, before[i++]);
            ++j;
        } else if (j == after.size() || (i < before.size() && rest[i + 1][j] >= rest[i][j + 1])) {
            add(pieces, PieceChange::removed, before[i++]);
        } else {
            add(pieces, PieceChange::added, after[j++]);
        }
    }
    return pieces;
}

std::string joined(const auto& list, const auto& text_of) {
    std::string text;
    for (const auto& one : list) text += (text.empty() ? "" : ", ") + text_of(one);
    return text;
}

using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of(const KnowledgeItem& item) {
    const ItemFacts& facts = item.facts;
    const auto day = [](const std::optional<Date>& date) { return date ? to_iso_date(*date) : std::string{}; };
    Fields fields{{"title", facts.title},
                  {"content", facts.content},
                  {"category", facts.category.value},
                  {"owner", facts.owner.value},
                  {"source", facts.source},
                  {"document_number", facts.document_number},
                  {"valid_from", day(facts.valid_from)},
                  {"valid_until", day(facts.valid_until)},
                  {"districts", joined(facts.districts, [](const DistrictCode& one) { return one.value; })},
                  {"keywords", joined(facts.keywords, [](const std::string& one) { return one; })},
                  {"related", joined(facts.related, [](ArticleId one) { return std::to_string(one.value); })},
                  {"is_public", facts.is_public ? "true" : ""},
                  {"remarks", facts.remarks}};
    for (const KnowledgeAnswer& answer : item.answers)
        if (answer.state == AnswerState::submitted || answer.state == AnswerState::accepted)
            fields.emplace_back("answer/" + std::to_string(answer.number), answer.text);
    return fields;
}

}  // namespace

std::vector<TextPiece> text_diff(std::string_view before, std::string_view after) {
    const bool is_long = std::max(count_characters(before), count_characters(after)) > kMostCharacters;
    return is_long ? compared(lines_of(before), lines_of(after)) : compared(characters_of(before), characters_of(after));
}

std::vector<FieldDiff> item_diff(const KnowledgeItem& before, const KnowledgeItem& after) {
    const Fields then = fields_of(after);
    std::map<std::string, std::string> old;
    for (auto& [name, text] : fields_of(before)) old.emplace(name, text);
    std::vector<FieldDiff> diffs;
    for (const auto& [name, text] : then) {
        const std::string earlier = old[name];
        old.erase(name);
        if (earlier != text) diffs.push_back({name, text_diff(earlier, text)});
    }
    for (const auto& [name, text] : old)
        if (!text.empty()) diffs.push_back({name, text_diff(text, "")});
    return diffs;
}

}  // namespace hotline
