#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/knowledge_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/knowledge/read.hpp"
#include "app/knowledge/search.hpp"
#include "app/knowledge/tasks.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::ArticleHits>> find(Context& context, app::KnowledgeSearch wanted) {
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) { return app::search_knowledge(unit, wanted, now); };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::ArticleHits>> search(Context& context, KnowledgeQuery query) {
    app::KnowledgeSearch wanted{.text = std::move(query.q),
                                .category = std::move(query.category),
                                .owner = std::move(query.owner),
                                .fresh_only = query.fresh,
                                .near = std::move(query.near),
                                .likely = std::move(query.likely),
                                .limit = query.limit};
    co_return co_await find(context, std::move(wanted));
}

Awaitable<Answer<app::ArticleHits>> public_search(Context& context, PublicKnowledgeQuery query) {
    app::KnowledgeSearch wanted{.text = std::move(query.q), .public_only = true, .limit = query.limit};
    co_return co_await find(context, std::move(wanted));
}

Awaitable<Answer<app::ArticleView>> show(Context& context) {
    const auto id = context.id<ArticleId>();
    if (!id) co_return refused("article_not_found");
    auto work = [id = *id, now = context.services.now()](app::UnitOfWork& unit) { return app::read_article(unit, id, now); };
    auto found = co_await write(context.services, std::move(work));
    if (!found) co_return refused("article_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::PublicArticle>> public_show(Context& context) {
    const auto id = context.id<ArticleId>();
    if (!id) co_return refused("article_not_found");
    auto work = [id = *id, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_public_article(unit, id, now);
    };
    auto found = co_await write(context.services, std::move(work));
    if (!found) co_return refused("article_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<NoContent>> use(Context& context, app::NewUse wanted) {
    const auto id = context.id<ArticleId>();
    if (!id) co_return refused("article_not_found");
    Services& services = context.services;
    const app::UsedAnswer used{.id = services.case_deps.ids.next<ArticleId>().value,
                               .item = *id,
                               .answer = wanted.answer,
                               .call = wanted.call,
                               .at = services.now()};
    auto work = [&](app::UnitOfWork& unit) { return app::use_answer(unit, context.actor(), used); };
    if (!co_await write(services, std::move(work))) co_return refused("article_not_found");
    co_return NoContent{};
}

Awaitable<Answer<NoContent>> judge(Context& context, const app::ArticleFeedback& feedback, bool public_only) {
    const auto id = context.id<ArticleId>();
    if (!id) co_return refused("article_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::judge_article(unit, *id, feedback, public_only, now);
    };
    if (!co_await write(context.services, std::move(work))) co_return refused("article_not_found");
    co_return NoContent{};
}

Awaitable<Answer<NoContent>> feedback(Context& context, app::ArticleFeedback said) {
    co_return co_await judge(context, said, false);
}

Awaitable<Answer<NoContent>> public_feedback(Context& context, app::ArticleFeedback said) {
    Services& services = context.services;
    const std::string& address = context.request.address;
    if (const auto wait = services.article_feedback.wait(address, services.now()))
        co_return std::unexpected(Problem{.code = "requests_too_many", .retry_after = wait});
    services.article_feedback.count_wrong(address, services.now());
    co_return co_await judge(context, said, true);
}

Awaitable<Answer<NoContent>> gap(Context& context, app::NewGap wanted) {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) { return app::note_gap(unit, wanted.text, now); };
    co_await write(context.services, std::move(work));
    co_return NoContent{};
}

Awaitable<Answer<app::CorrectionView>> report(Context& context, app::NewCorrection wanted) {
    const auto id = context.id<ArticleId>();
    if (!id) co_return refused("article_not_found");
    Services& services = context.services;
    app::Correction made{.id = services.case_deps.ids.next<CorrectionId>(),
                         .item = *id,
                         .answer = wanted.answer,
                         .text = std::move(wanted.text),
                         .reported_at = services.now()};
    auto work = [&](app::UnitOfWork& unit) { return app::report_correction(unit, context.actor(), made); };
    auto done = co_await write(services, std::move(work));
    if (!done) co_return refused("article_not_found");
    co_return std::move(*done);
}

Awaitable<Answer<app::KnowledgeFigures>> figures(Context& context, KnowledgeFiguresQuery query) {
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::knowledge_figures(unit, query.from, query.to, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused(code_of(found.error()));
    co_return std::move(*found);
}

}  // namespace

Routes knowledge_routes() {
    const Access reads = with(Permission::knowledge_read);
    return {
        route(Method::get, "/api/v1/knowledge/search", reads,
              {.name = "search_knowledge",
               .summary = "Questions by words, pinyin or initials, best first; without, what is used most"},
              search),
        route(Method::get, "/api/v1/knowledge/articles/{id}", reads,
              {.name = "read_article", .summary = "A question with its answers; counts a view"}, show),
        route(Method::post, "/api/v1/knowledge/articles/{id}/uses", reads,
              {.name = "use_answer", .summary = "An answer was given to a citizen"}, use),
        route(Method::post, "/api/v1/knowledge/articles/{id}/feedback", reads,
              {.name = "judge_article", .summary = "Whether it was helpful"}, feedback),
        route(Method::post, "/api/v1/knowledge/articles/{id}/corrections", reads,
              {.name = "report_correction", .summary = "Something in it is wrong", .status = 201}, report),
        route(Method::post, "/api/v1/knowledge/gaps", reads,
              {.name = "note_gap", .summary = "Looked for and not found; what is found is not noted"}, gap),
        route(Method::get, "/api/v1/knowledge/figures", reads,
              {.name = "knowledge_figures", .summary = "What there is and how it is used in a period; without one, today"},
              figures),
        route(Method::get, "/api/v1/public/knowledge/search", kEverybody,
              {.name = "public_search_knowledge", .summary = "Public questions by words, best first"}, public_search),
        route(Method::get, "/api/v1/public/knowledge/articles/{id}", kEverybody,
              {.name = "public_read_article", .summary = "A public question with its answers; counts a view"}, public_show),
        route(Method::post, "/api/v1/public/knowledge/articles/{id}/feedback", kEverybody,
              {.name = "public_judge_article", .summary = "Whether it was helpful"}, public_feedback),
    };
}

}  // namespace hotline::http
