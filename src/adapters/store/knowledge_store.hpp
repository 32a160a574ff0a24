#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/stores.hpp"

namespace hotline::store {

class SqlKnowledgeStore final : public app::KnowledgeStore {
public:
    explicit SqlKnowledgeStore(Connection& connection) : connection_(connection) {}

    /// Best match first, a word in the title counting most. What is found nowhere as a whole is looked for by any of its
    /// words; without any word in `text`, the most read.
    [[nodiscard]] app::ArticleHits search(const std::string& text, int limit) override;
    [[nodiscard]] std::optional<app::ArticleView> find(ArticleId id) override;
    void count_view(ArticleId id, Instant at) override;

private:
    [[nodiscard]] app::ArticleHits matching(const std::string& match, const std::string& typed, int limit);
    [[nodiscard]] app::ArticleHits most_read(int limit);

    Connection& connection_;
};

}  // namespace hotline::store
