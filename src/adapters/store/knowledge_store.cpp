#include "adapters/store/knowledge_store.hpp"

#include "adapters/store/words.hpp"
#include "domain/knowledge/snippet.hpp"

namespace hotline::store {
namespace {

constexpr std::size_t kSnippetLength = 60;  // characters

app::ArticleHit read_hit(Query& query, const std::string& typed) {
    app::ArticleHit hit;
    std::string answer;
    query.into(hit.id, hit.title, answer, hit.category, hit.owner, hit.valid_until, hit.views);
    hit.snippet = make_snippet(answer, typed, kSnippetLength);
    return hit;
}

}  // namespace

app::ArticleHits SqlKnowledgeStore::search(const std::string& text, int limit) {
    const std::string match = match_of(text);
    if (match.empty()) return most_read(limit);
    app::ArticleHits found = matching(match, text, limit);
    return found.total > 0 ? found : matching(loose_match_of(text), text, limit);
}

app::ArticleHits SqlKnowledgeStore::matching(const std::string& match, const std::string& typed, int limit) {
    app::ArticleHits found;
    Query count(connection_, "SELECT COUNT(*) FROM article_words WHERE article_words MATCH ?1", match);
    if (count.next()) found.total = count.get<int>(0);
    Query query(connection_,
                "SELECT a.id, a.title, a.answer, a.category_code, a.owner_code, a.valid_until, COALESCE(v.views, 0) "
                "FROM article_words w JOIN articles a ON a.id = w.rowid LEFT JOIN article_views v ON v.article_id = a.id "
                "WHERE article_words MATCH ?1 ORDER BY bm25(article_words, 5.0, 1.0), a.id LIMIT ?2",
                match, limit);
    while (query.next()) found.hits.push_back(read_hit(query, typed));
    return found;
}

app::ArticleHits SqlKnowledgeStore::most_read(int limit) {
    app::ArticleHits found;
    Query count(connection_, "SELECT COUNT(*) FROM articles");
    if (count.next()) found.total = count.get<int>(0);
    Query query(connection_,
                "SELECT a.id, a.title, a.answer, a.category_code, a.owner_code, a.valid_until, COALESCE(v.views, 0) AS views "
                "FROM articles a LEFT JOIN article_views v ON v.article_id = a.id ORDER BY views DESC, a.id LIMIT ?1",
                limit);
    while (query.next()) found.hits.push_back(read_hit(query, {}));
    return found;
}

std::optional<app::ArticleView> SqlKnowledgeStore::find(ArticleId id) {
    Query query(
        connection_,
        "SELECT a.id, a.title, a.answer, a.category_code, a.owner_code, COALESCE(d.name_zh, ''), a.source, a.valid_until, "
        "a.published_at, COALESCE(v.views, 0), v.last_viewed_at FROM articles a "
        "LEFT JOIN departments d ON d.code = a.owner_code LEFT JOIN article_views v ON v.article_id = a.id WHERE a.id = ?1",
        id);
    if (!query.next()) return std::nullopt;
    app::ArticleView article;
    query.into(article.id, article.title, article.answer, article.category, article.owner, article.owner_name, article.source,
               article.valid_until, article.published_at, article.views, article.last_viewed_at);
    return article;
}

void SqlKnowledgeStore::count_view(ArticleId id, Instant at) {
    execute(connection_,
            "INSERT INTO article_views (article_id, views, last_viewed_at) VALUES (?1, 1, ?2) "
            "ON CONFLICT (article_id) DO UPDATE SET views = article_views.views + 1, last_viewed_at = excluded.last_viewed_at",
            id, at);
}

}  // namespace hotline::store
