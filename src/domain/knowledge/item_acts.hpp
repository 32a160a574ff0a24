#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/knowledge/item.hpp"
#include "domain/security/role.hpp"

namespace hotline {

/// Who does it: from casework's Actor only what is asked here.
struct KnowledgePerson {
    UserId user;
    Role role{};
};

/// What somebody wants done with an item.
struct ItemCommand {
    ItemAction action{};
    int version{};  ///< that was seen
    std::optional<ItemFacts> facts;
    std::optional<int> answer;  ///< which one; with add_answer: the one that it replaces
    std::string text;           ///< of an answer, or the reason
    std::string remarks;        ///< of an answer
};

BOOST_DEFINE_ENUM_CLASS(ItemRefusal, not_found, not_your_role, own_work, item_changed, not_in_this_state, facts_needed,
                        text_needed, reason_needed, answer_unknown, no_answer, bad_validity)

/// A new question as a draft. Its facts and first answer are checked as by `edit` and `add_answer`.
[[nodiscard]] Result<KnowledgeItem, ItemRefusal> write_item(const KnowledgePerson& who, ItemFacts facts, std::string answer,
                                                            Instant now);

/// The item afterwards, one version on.
[[nodiscard]] Result<KnowledgeItem, ItemRefusal> act_on_item(const KnowledgeItem& item, const KnowledgePerson& who,
                                                             const ItemCommand& command, Instant now);

/// What this person may do now, answers aside: for those see `may_act_on_answer`.
[[nodiscard]] std::vector<ItemAction> allowed_on_item(const KnowledgeItem& item, const KnowledgePerson& who);
[[nodiscard]] std::vector<ItemAction> allowed_on_answer(const KnowledgeItem& item, const KnowledgeAnswer& answer,
                                                        const KnowledgePerson& who);

}  // namespace hotline
