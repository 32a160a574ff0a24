#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/stores.hpp"

namespace hotline::store {

class SqlKnowledgeStore final : public app::KnowledgeStore {
public:
    explicit SqlKnowledgeStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] int live_items() override;
    [[nodiscard]] std::vector<ArticleId> having(const Alternative& wanted, int most) override;
    [[nodiscard]] std::vector<app::RankRow> rank_rows(const std::vector<ArticleId>& ids) override;
    [[nodiscard]] std::vector<ArticleId> most_used(int most) override;
    [[nodiscard]] std::vector<ArticleId> most_used_in(const CategoryCode& category, int most) override;
    [[nodiscard]] SearchVocabulary vocabulary() override;
    void put_vocabulary(const SearchVocabulary& vocabulary) override;

    [[nodiscard]] std::optional<KnowledgeItem> find(ArticleId id) override;
    void put(const KnowledgeItem& item, const app::ItemVersion& version) override;
    [[nodiscard]] std::string next_code() override;
    [[nodiscard]] std::vector<app::StoredVersion> versions(ArticleId id) override;
    [[nodiscard]] app::ItemPage list(const app::ItemFilter& filter) override;
    int reindex() override;

    void count(const app::ItemUse& use) override;
    void add_use(const app::UsedAnswer& use) override;
    [[nodiscard]] std::map<int, app::UseCounts> counts(ArticleId id) override;

    void add_gap(const std::string& words, const std::string& text, Instant at) override;
    [[nodiscard]] std::vector<app::GapRow> gaps(bool settled, int limit) override;
    [[nodiscard]] bool settle_gap(const std::string& words, UserId by, Instant at) override;

    void put(const app::Correction& correction) override;
    [[nodiscard]] std::optional<app::Correction> find_correction(CorrectionId id) override;
    [[nodiscard]] std::vector<app::Correction> corrections(bool settled, int limit) override;

    [[nodiscard]] app::KnowledgeFigures figures(const app::FiguresPeriod& period) override;

private:
    void put_row(const KnowledgeItem& item);
    void put_words(const KnowledgeItem& item);

    Connection& connection_;
};

/// Makes the words of the knowledge anew when another version of the program made them.
void renew_knowledge_words(Connection& connection);

}  // namespace hotline::store
