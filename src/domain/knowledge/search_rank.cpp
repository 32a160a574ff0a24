#include "domain/knowledge/search_rank.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "domain/knowledge/script.hpp"

namespace hotline {
namespace {

constexpr double kLeastShare = 0.15;
constexpr double kLeastOfBest = 0.4;  ///< less than this part of the best one's share is no answer beside it

double use_points(const RankFacts& facts) {
    const double used = 3.0 * facts.uses + 2.0 * facts.helpful + facts.views;
    const int judged = facts.helpful + facts.unhelpful;
    const double liked = judged == 0 ? 0.0 : 2.0 * (facts.helpful - facts.unhelpful) / judged;
    return std::min(6.0, 0.8 * std::log2(1.0 + used)) + liked;
}

double freshness_points(const RankFacts& facts, Instant now) {
    if (!facts.published_at) return 0;
    const double days = std::chrono::duration<double, std::ratio<86400>>(now - *facts.published_at).count();
    return 2.0 * std::exp(-std::max(0.0, days) / 365.0);
}

double region_points(const RankFacts& facts, const DistrictCode& district) {
    if (district.empty() || facts.districts.empty()) return 0;
    return std::ranges::find(facts.districts, district) != facts.districts.end() ? 4.0 : -6.0;
}

double title_points(const RankFacts& facts, const SearchQuery& query) {
    if (query.bare.empty()) return 0;
    const std::string title = bare_text(facts.title);
    double points = 0;
    if (const auto at = title.find(query.bare); at != std::string::npos)
        points += 12.0 + (at == 0 ? 3.0 : 0.0) + 8.0 * static_cast<double>(query.bare.size()) / static_cast<double>(title.size());
    const auto is_it = [&](const std::string& keyword) { return bare_text(keyword) == query.bare; };
    if (std::ranges::any_of(facts.keywords, is_it)) points += 10.0;
    if (!facts.document_number.empty() && bare_text(facts.document_number) == query.bare) points += 40.0;
    return points;
}

}  // namespace

void Coverage::add(const QueryUnit& unit, const std::vector<std::vector<ArticleId>>& holders) {
    std::unordered_map<ArticleId, double> best;
    for (std::size_t i = 0; i < holders.size(); ++i)
        for (const ArticleId id : holders[i]) best[id] = std::max(best[id], unit.alternatives[i].weight);
    const double rarity = std::max(0.2, std::log(1.0 + items_ / (1.0 + static_cast<double>(best.size()))));
    if (!unit.is_extra) whole_ += unit.weight * rarity;
    for (const auto& [id, weight] : best) sums_[id] += unit.weight * rarity * weight;
}

std::vector<Coverage::Covered> Coverage::best(std::size_t most) const {
    std::vector<Covered> all;
    const double whole = whole_ > 0 ? whole_ : 1.0;
    double highest = 0;
    for (const auto& [id, sum] : sums_) highest = std::max(highest, sum / whole);
    const double least = std::max(kLeastShare, kLeastOfBest * highest);
    for (const auto& [id, sum] : sums_)
        if (sum / whole >= least) all.push_back({id, sum / whole});
    const auto order = [](const Covered& one) { return std::pair{-one.share, -one.id.value}; };
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
    std::ranges::partial_sort(all, middle, {}, order);
    all.erase(middle, all.end());
    return all;
}

double rank(double share, const RankFacts& facts, const SearchQuery& query, const RankContext& context) {
    double points = 100.0 * std::min(share, 2.0) + title_points(facts, query) + use_points(facts);
    points += freshness_points(facts, context.now) + region_points(facts, context.district);
    if (!context.category.empty() && facts.category.value.starts_with(context.category.value)) points += 4.0;
    if (facts.is_stale) points -= 12.0;
    return points;
}

}  // namespace hotline
