#include "app/read_knowledge.hpp"

#include <algorithm>

namespace hotline::app {
namespace {

constexpr int kMostHits = 50;

}  // namespace

ArticleHits search_knowledge(UnitOfWork& work, const std::string& text, int limit) {
    return work.knowledge.search(text, std::clamp(limit, 1, kMostHits));
}

std::optional<ArticleView> read_article(UnitOfWork& work, ArticleId id, Instant now) {
    if (!work.knowledge.find(id)) return std::nullopt;
    work.knowledge.count_view(id, now);
    return work.knowledge.find(id);
}

}  // namespace hotline::app
