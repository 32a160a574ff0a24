#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/formats/knowledge.hpp"
#include "domain/knowledge/search_rank.hpp"
#include "domain/knowledge/vocabulary.hpp"

namespace hotline::app {

/// An item as ranking and lists need it, without its texts.
struct RankRow {
    ArticleId id;
    std::string code;
    RankFacts facts;  ///< stale only as marked by hand
    DepartmentCode owner;
    std::optional<Date> valid_until;
    bool is_public{false};
};

struct StoredVersion {
    int version{};
    Instant at;
    UserId by;
    ItemAction action{};
    std::string note;
    KnowledgeItem item;
};

struct ItemFilter {
    std::vector<ItemState> states;
    DepartmentCode owner;
    CategoryCode category;                   ///< and all below it
    std::string text;                        ///< in the title or the code
    bool waiting_only{false};                ///< for a reviewer: in review, or with an answer submitted
    std::optional<Date> valid_until_before;  ///< or marked stale
    std::string cursor;
    int limit{50};
};

/// One use of an item. Every kind counts for the answer and for the question.
struct ItemUse {
    ArticleId item;
    int answer{};  ///< 0: the question as a whole
    UseKind kind{};
    Date day;
    Instant at;
};

struct UsedAnswer {
    std::int64_t id{};
    ArticleId item;
    int answer{};
    UserId by;
    std::optional<CallId> call;
    Instant at;
};

/// From the first moment of `from` to the last of `until`, as the city's clocks show it.
struct FiguresPeriod {
    Date from;
    Date until;
    Instant begin;
    Instant end;
    Date today;
};

class KnowledgeStore {
public:
    virtual ~KnowledgeStore() = default;

    // Search: only what is live.
    [[nodiscard]] virtual int live_items() = 0;
    /// The newest `most` items that hold it.
    [[nodiscard]] virtual std::vector<ArticleId> having(const Alternative& wanted, int most) = 0;
    [[nodiscard]] virtual std::vector<RankRow> rank_rows(const std::vector<ArticleId>& ids) = 0;
    /// What was used or viewed, the most first, then others; some may not be live any more.
    [[nodiscard]] virtual std::vector<ArticleId> most_used(int most) = 0;
    /// The same of one category and those below it, and only what is live: for whoever goes through the tree.
    [[nodiscard]] virtual std::vector<ArticleId> most_used_in(const CategoryCode& category, int most) = 0;
    [[nodiscard]] virtual SearchVocabulary vocabulary() = 0;
    virtual void put_vocabulary(const SearchVocabulary& vocabulary) = 0;

    [[nodiscard]] virtual std::optional<KnowledgeItem> find(ArticleId id) = 0;
    /// Writes the item, its version and its words, in one.
    virtual void put(const KnowledgeItem& item, const ItemVersion& version) = 0;
    /// The next free code of an item that is written here.
    [[nodiscard]] virtual std::string next_code() = 0;
    [[nodiscard]] virtual std::vector<StoredVersion> versions(ArticleId id) = 0;  ///< newest first
    [[nodiscard]] virtual ItemPage list(const ItemFilter& filter) = 0;
    /// Makes all words anew; gives how many items.
    virtual int reindex() = 0;

    virtual void count(const ItemUse& use) = 0;
    virtual void add_use(const UsedAnswer& use) = 0;
    [[nodiscard]] virtual std::map<int, UseCounts> counts(ArticleId id) = 0;  ///< by answer, 0 the question

    virtual void add_gap(const std::string& words, const std::string& text, Instant at) = 0;
    [[nodiscard]] virtual std::vector<GapRow> gaps(bool settled, int limit) = 0;
    [[nodiscard]] virtual bool settle_gap(const std::string& words, UserId by, Instant at) = 0;

    virtual void put(const Correction& correction) = 0;
    [[nodiscard]] virtual std::optional<Correction> find_correction(CorrectionId id) = 0;
    [[nodiscard]] virtual std::vector<Correction> corrections(bool settled, int limit) = 0;

    [[nodiscard]] virtual KnowledgeFigures figures(const FiguresPeriod& period) = 0;
};

}  // namespace hotline::app
