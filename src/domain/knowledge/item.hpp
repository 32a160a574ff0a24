#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/knowledge/search_words.hpp"

namespace hotline {

/// Of a question: published ones are shown to agents; stale ones are shown greyed, with their age.
BOOST_DEFINE_ENUM_CLASS(ItemState, draft, in_review, published, stale, retired)

/// Of an answer. Withdrawn: deleted, or replaced by a newer one.
BOOST_DEFINE_ENUM_CLASS(AnswerState, submitted, accepted, refused, withdrawn)

BOOST_DEFINE_ENUM_CLASS(ItemAction, write, edit, submit, refuse, publish, mark_stale, confirm, retire, restore, add_answer,
                        accept_answer, refuse_answer, withdraw_answer)

/// What an editor writes about a question.
struct ItemFacts {
    std::string title;    ///< the question
    std::string content;  ///< what belongs to all of its answers
    CategoryCode category;
    DepartmentCode owner;         ///< whose matter it is
    std::string source;           ///< the document that it rests on
    std::string document_number;  ///< 文号
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
    std::vector<DistrictCode> districts;  ///< where it holds; empty: everywhere
    std::vector<std::string> keywords;
    std::vector<ArticleId> related;
    bool is_public{false};  ///< shown on the citizen's page
    std::string remarks;    ///< for colleagues
    auto operator<=>(const ItemFacts&) const = default;
};

struct KnowledgeAnswer {
    int number{};  ///< within its item, never used again
    AnswerState state{};
    std::string text;
    std::string remarks;
    UserId written_by;
    Instant written_at;
    std::optional<UserId> reviewed_by;
    std::optional<Instant> reviewed_at;
    std::string reason;           ///< of a refusal
    std::optional<int> replaces;  ///< the answer that it takes the place of once accepted
    auto operator<=>(const KnowledgeAnswer&) const = default;
};

/// One question with its answers. What agents see are the live facts and the accepted answers.
struct KnowledgeItem {
    ArticleId id;
    std::string code;  ///< 知识编号
    ItemState state{};
    int version{0};
    ItemFacts facts;                ///< as they are being edited
    std::optional<ItemFacts> live;  ///< as they were published last; none before, and after retirement
    std::vector<KnowledgeAnswer> answers;
    std::vector<UserId> edited_by;  ///< since it was published last: none of them may publish it
    Instant written_at;
    Instant updated_at;
    std::optional<UserId> published_by;
    std::optional<Instant> published_at;
    std::optional<Instant> stale_since;  ///< marked by hand, until it is published or confirmed
    std::string reason;                  ///< why it was refused, marked stale or retired
    auto operator<=>(const KnowledgeItem&) const = default;
};

/// Past its day, or marked so by hand.
[[nodiscard]] bool is_stale(const KnowledgeItem& item, Date today);

[[nodiscard]] const KnowledgeAnswer* find_answer(const KnowledgeItem& item, int number);

/// Everything that is searched in what agents see.
[[nodiscard]] ItemText text_of(const KnowledgeItem& item);

}  // namespace hotline
