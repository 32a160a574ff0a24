#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/knowledge/search_query.hpp"

namespace hotline {

/// Adds up how much of what was typed each item holds, unit by unit.
class Coverage {
public:
    explicit Coverage(std::size_t items) : items_(static_cast<double>(items)) {}

    /// The items that hold each alternative of the unit, in the unit's order.
    void add(const QueryUnit& unit, const std::vector<std::vector<ArticleId>>& holders);

    struct Covered {
        ArticleId id;
        double share{};  ///< 0 to 1; above it with extras
    };
    /// Those that hold enough of it, the most first, at most `most`; equal ones the newest first.
    [[nodiscard]] std::vector<Covered> best(std::size_t most) const;

private:
    double items_;
    double whole_{0};
    std::map<ArticleId, double> sums_;
};

/// What beside the text speaks for an item.
struct RankFacts {
    std::string title;
    std::vector<std::string> keywords;
    std::string document_number;
    CategoryCode category;
    std::vector<DistrictCode> districts;  ///< empty: the whole city
    bool is_stale{false};
    int views{};
    int uses{};
    int helpful{};
    int unhelpful{};
    std::optional<Instant> published_at;
};

/// Where the caller is and what he chose; empty: not known.
struct RankContext {
    Instant now;
    DistrictCode district;
    CategoryCode category;
};

/// Higher is better; text counts most, then validity, region, use and freshness.
[[nodiscard]] double rank(double share, const RankFacts& facts, const SearchQuery& query, const RankContext& context);

}  // namespace hotline
