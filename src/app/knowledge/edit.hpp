#pragma once
#include <map>
#include <string>

#include "app/administration/change_rows.hpp"
#include "app/formats/city.hpp"
#include "app/formats/knowledge.hpp"
#include "app/ports/stores.hpp"
#include "base/ids.hpp"
#include "domain/casework/workflow.hpp"
#include "domain/knowledge/item_acts.hpp"

namespace hotline::app {

/// Why not, with the pointer into the facts when it is one of them.
struct ItemRefused {
    ItemRefusal why{};
    std::string pointer;  ///< "/facts/owner": not known to the city
};

[[nodiscard]] Result<ItemView, ItemRefused> make_item(UnitOfWork& work, const Actor& actor, const NewItem& wanted, ArticleId id,
                                                      Instant now);
[[nodiscard]] Result<ItemView, ItemRefused> act_on_item(UnitOfWork& work, const Actor& actor, ArticleId id,
                                                        const ItemCommand& command, Instant now);

[[nodiscard]] VocabularyView read_vocabulary(UnitOfWork& work);
/// Refused when somebody else changed it since it was read, or when a word is none.
[[nodiscard]] Result<VocabularyView, AdminRefused> change_vocabulary(const AdminWork& doing, const ChangeVocabulary& wanted);

/// What a city's file makes of an item: published with its answers accepted. Nothing when it says what is there already.
[[nodiscard]] std::optional<KnowledgeItem> imported_item(const ArticleItem& article, const std::map<std::string, ArticleId>& ids,
                                                         const KnowledgeItem& before, Instant now);

}  // namespace hotline::app
