#pragma once
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/casework/case.hpp"

namespace hotline {

/// What speaks for two cases being about the same matter (重复诉求, C19).
struct Likeness {
    bool same_person{false};  ///< the same telephone
    bool same_place{false};   ///< district and street do not differ, and the addresses are alike
    int words{0};             ///< percent of the shorter text's word pairs that the other one has too
    bool operator==(const Likeness&) const = default;
};

/// Percent of the shorter text's pairs of characters that stand in the other text too; 0 when one of them has none.
[[nodiscard]] int shared_words(std::string_view one, std::string_view other);

[[nodiscard]] Likeness likeness_of(const CaseFacts& typed, const CaseFacts& other);
/// Whether a person should look at it: few common words are enough for the same person, some for the same place, most of them
/// for anybody.
[[nodiscard]] bool is_likely_same(const Likeness& likeness);
/// Orders what is likely, the likeliest with the greatest figure.
[[nodiscard]] int weight_of(const Likeness& likeness);

/// How cases with similar words were classified.
struct CategoryAdvice {
    CategoryCode category;
    int cases{0};  ///< that say so
    int of{0};     ///< that are similar and classified
    bool operator==(const CategoryAdvice&) const = default;
};
/// The category of most of those that share words, each counting as much as it shares; nothing when fewer than three are
/// classified or no category has half the weight.
[[nodiscard]] std::optional<CategoryAdvice> advise_category(const std::vector<std::pair<CategoryCode, int>>& similar);

}  // namespace hotline
