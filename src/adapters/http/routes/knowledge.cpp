#include "adapters/http/routes/knowledge_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/read_knowledge.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::ArticleHits>> search(Context& context, KnowledgeQuery query) {
    auto look_up = [&](app::UnitOfWork& unit) { return app::search_knowledge(unit, query.q, query.limit); };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::ArticleView>> show(Context& context) {
    const auto id = context.id<ArticleId>();
    if (!id) co_return refused("article_not_found");
    auto work = [id = *id, now = context.services.now()](app::UnitOfWork& unit) { return app::read_article(unit, id, now); };
    auto found = co_await write(context.services, std::move(work));
    if (!found) co_return refused("article_not_found");
    co_return std::move(*found);
}

}  // namespace

Routes knowledge_routes() {
    const Access access = with(Permission::knowledge_read);
    return {
        route(Method::get, "/api/v1/knowledge/search", access,
              {.name = "search_knowledge", .summary = "Articles by words, best first"}, search),
        route(Method::get, "/api/v1/knowledge/articles/{id}", access,
              {.name = "read_article", .summary = "An article; counts a view"}, show),
    };
}

}  // namespace hotline::http
