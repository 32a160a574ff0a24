#pragma once
#include <optional>
#include <string>

#include "app/formats/knowledge.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// Best first; `limit` is cut to 1..50. Text without a word in it finds what is read most.
[[nodiscard]] ArticleHits search_knowledge(UnitOfWork& work, const std::string& text, int limit);

/// The article, its view counted (so this runs as a write).
[[nodiscard]] std::optional<ArticleView> read_article(UnitOfWork& work, ArticleId id, Instant now);

}  // namespace hotline::app
