#include "app/knowledge/search.hpp"

#include <algorithm>

#include "app/city_time.hpp"
#include "domain/calendar/working_days.hpp"
#include "domain/knowledge/search_marks.hpp"

namespace hotline::app {
namespace {

constexpr int kMostHolders = 2000;  ///< of one word; the newest, so that no word costs more than this
constexpr std::size_t kMostRanked = 300;
constexpr int kMostHits = 50;
constexpr std::size_t kSnippetLength = 60;  // characters
constexpr std::size_t kMostFacets = 12;

struct Ranked {
    RankRow row;
    bool is_stale{false};
    double points{};
};

std::vector<Coverage::Covered> covered(UnitOfWork& work, const SearchQuery& query) {
    Coverage coverage{static_cast<std::size_t>(work.knowledge.live_items())};
    for (const QueryUnit& unit : query.units) {
        std::vector<std::vector<ArticleId>> holders;
        for (const Alternative& one : unit.alternatives) holders.push_back(work.knowledge.having(one, kMostHolders));
        coverage.add(unit, holders);
    }
    return coverage.best(kMostRanked);
}

/// What is used most, for somebody who has not typed yet or goes through the tree of categories.
std::vector<Coverage::Covered> used_most(UnitOfWork& work, const CategoryCode& category) {
    std::vector<Coverage::Covered> all;
    const auto ids =
        category.empty() ? work.knowledge.most_used(kMostRanked) : work.knowledge.most_used_in(category, kMostRanked);
    for (const ArticleId id : ids) all.push_back({id, 0});
    return all;
}

bool is_wanted(const Ranked& one, const KnowledgeSearch& wanted) {
    const RankRow& row = one.row;
    if (wanted.public_only && !row.is_public) return false;
    if (wanted.fresh_only && one.is_stale) return false;
    if (!wanted.owner.empty() && row.owner != wanted.owner) return false;
    return wanted.category.empty() || row.facts.category.value.starts_with(wanted.category.value);
}

std::vector<Ranked> ranked(UnitOfWork& work, const std::vector<Coverage::Covered>& found, const SearchQuery& query,
                           const KnowledgeSearch& wanted, Instant now) {
    const Date today = local_date(city_time(work).calendar, now);
    const RankContext context{.now = now, .district = wanted.near, .category = wanted.likely};
    std::map<ArticleId, double> shares;
    std::vector<ArticleId> ids;
    for (const auto& [id, share] : found) {
        shares.emplace(id, share);
        ids.push_back(id);
    }
    std::vector<Ranked> all;
    for (RankRow& row : work.knowledge.rank_rows(ids)) {
        row.facts.is_stale = row.facts.is_stale || (row.valid_until && *row.valid_until < today);
        const double points = rank(shares[row.id], row.facts, query, context);
        Ranked one{std::move(row), false, points};
        one.is_stale = one.row.facts.is_stale;
        if (is_wanted(one, wanted)) all.push_back(std::move(one));
    }
    std::ranges::sort(all, {}, [](const Ranked& one) { return std::pair{-one.points, one.row.id}; });
    return all;
}

ArticleHit hit_of(UnitOfWork& work, const Ranked& one, const QueryMarks& marks) {
    const RankFacts& facts = one.row.facts;
    ArticleHit hit{.id = one.row.id,
                   .code = one.row.code,
                   .title = marked_title(facts.title, marks),
                   .category = facts.category,
                   .owner = one.row.owner,
                   .valid_until = one.row.valid_until,
                   .is_stale = one.is_stale,
                   .published_at = facts.published_at,
                   .views = facts.views,
                   .uses = facts.uses};
    const auto item = work.knowledge.find(one.row.id);
    std::string answers;
    for (const KnowledgeAnswer& answer : item->answers)
        if (answer.state == AnswerState::accepted) answers += (answers.empty() ? "" : " / ") + answer.text;
    hit.snippet = marked_piece(answers, marks, kSnippetLength);
    return hit;
}

std::vector<Facet> facets_of(const std::vector<Ranked>& all, const auto& code_of) {
    std::map<std::string, int> counts;
    for (const Ranked& one : all) ++counts[code_of(one)];
    std::vector<Facet> facets;
    for (const auto& [code, count] : counts)
        if (!code.empty()) facets.push_back({code, count});
    std::ranges::sort(facets, {}, [](const Facet& one) { return std::pair{-one.count, one.code}; });
    if (facets.size() > kMostFacets) facets.resize(kMostFacets);
    return facets;
}

}  // namespace

ArticleHits search_knowledge(UnitOfWork& work, const KnowledgeSearch& wanted, Instant now) {
    const SearchQuery query = understand(wanted.text, work.knowledge.vocabulary());
    const auto found = query.units.empty() ? used_most(work, wanted.category) : covered(work, query);
    const auto all = ranked(work, found, query, wanted, now);
    ArticleHits hits{.total = static_cast<int>(all.size())};
    constexpr std::size_t kTopLevel = 2;  // characters of a category's code
    hits.categories = facets_of(all, [](const Ranked& one) { return one.row.facts.category.value.substr(0, kTopLevel); });
    hits.owners = facets_of(all, [](const Ranked& one) { return one.row.owner.value; });
    hits.stale = static_cast<int>(std::ranges::count(all, true, &Ranked::is_stale));
    const auto limit = static_cast<std::size_t>(std::clamp(wanted.limit, 1, kMostHits));
    for (std::size_t i = 0; i < std::min(limit, all.size()); ++i) hits.hits.push_back(hit_of(work, all[i], query.marks));
    return hits;
}

}  // namespace hotline::app
