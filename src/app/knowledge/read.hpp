#pragma once
#include <optional>

#include "app/formats/knowledge.hpp"
#include "app/ports/stores.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {

/// What agents see of it, its view counted (so this runs as a write). Nothing when it was never published, or retired.
[[nodiscard]] std::optional<ArticleView> read_article(UnitOfWork& work, ArticleId id, Instant now);
/// The same for the citizen's page: only what is public.
[[nodiscard]] std::optional<PublicArticle> read_public_article(UnitOfWork& work, ArticleId id, Instant now);

/// What an editor sees. Nothing when there is no such item.
[[nodiscard]] std::optional<ItemView> read_item(UnitOfWork& work, const Actor& actor, ArticleId id, Instant now);
[[nodiscard]] std::optional<VersionList> item_versions(UnitOfWork& work, ArticleId id);

/// People of a unit see their own unit's items only.
[[nodiscard]] ItemPage list_items(UnitOfWork& work, const Actor& actor, ItemFilter filter, Instant now);

/// Counts that an answer was given; false when there is no such answer.
[[nodiscard]] bool use_answer(UnitOfWork& work, const Actor& actor, const UsedAnswer& used);
/// "Helpful?"; false when there is nothing of that number. `public_only` for those who are not logged in.
[[nodiscard]] bool judge_article(UnitOfWork& work, ArticleId id, const ArticleFeedback& feedback, bool public_only, Instant now);

}  // namespace hotline::app
