#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <string>
#include <vector>

#include "domain/knowledge/item.hpp"

namespace hotline {

BOOST_DEFINE_ENUM_CLASS(PieceChange, same, added, removed)

struct TextPiece {
    PieceChange change{};
    std::string text;
    auto operator<=>(const TextPiece&) const = default;
};

/// What became of one field: "title", "answer/2".
struct FieldDiff {
    std::string field;
    std::vector<TextPiece> pieces;
    auto operator<=>(const FieldDiff&) const = default;
};

/// The shortest way from one text to the other, character by character. Texts of many thousand characters are compared by lines.
[[nodiscard]] std::vector<TextPiece> text_diff(std::string_view before, std::string_view after);

/// The fields that differ, in the order in which an editor reads them.
[[nodiscard]] std::vector<FieldDiff> item_diff(const KnowledgeItem& before, const KnowledgeItem& after);

}  // namespace hotline
