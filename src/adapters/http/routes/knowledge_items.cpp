// The editors' side of the knowledge base.
#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/knowledge_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/city_time.hpp"
#include "app/knowledge/edit.hpp"
#include "app/knowledge/read.hpp"
#include "app/knowledge/tasks.hpp"
#include "domain/calendar/working_days.hpp"

namespace hotline::http {
namespace {

constexpr int kMostGaps = 200;
constexpr std::chrono::days kComing{30};  ///< so far ahead a day that ends is shown to its owner

Awaitable<Answer<app::ItemPage>> list(Context& context, ItemListQuery asked_for) {
    app::ItemFilter filter{.states = std::move(asked_for.state),
                           .owner = std::move(asked_for.owner),
                           .category = std::move(asked_for.category),
                           .text = std::move(asked_for.q),
                           .waiting_only = asked_for.waiting};
    filter.cursor = std::move(asked_for.cursor);
    filter.limit = asked_for.limit;
    auto look_up = [&, stale = asked_for.stale, now = context.services.now()](app::UnitOfWork& unit) {
        if (stale) filter.valid_until_before = local_date(app::city_time(unit).calendar, now + kComing);
        return app::list_items(unit, context.actor(), filter, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::ItemView>> show(Context& context) {
    const auto id = context.id<ArticleId>();
    if (!id) co_return refused("article_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_item(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("article_not_found");
    co_return std::move(*found);
}

Answer<app::ItemView> answer_of(Result<app::ItemView, app::ItemRefused> done) {
    if (!done) return std::unexpected(problem_of(done.error()));
    return std::move(*done);
}

Awaitable<Answer<app::ItemView>> make(Context& context, app::NewItem wanted) {
    Services& services = context.services;
    auto work = [&, id = services.case_deps.ids.next<ArticleId>(), now = services.now()](app::UnitOfWork& unit) {
        return app::make_item(unit, context.actor(), wanted, id, now);
    };
    auto done = co_await write(services, std::move(work));
    co_return answer_of(std::move(done));
}

Awaitable<Answer<app::ItemView>> act(Context& context, ItemCommand command) {
    const auto id = context.id<ArticleId>();
    if (!id) co_return refused("article_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::act_on_item(unit, context.actor(), *id, command, now);
    };
    auto done = co_await write(context.services, std::move(work));
    co_return answer_of(std::move(done));
}

Awaitable<Answer<app::VersionList>> versions(Context& context) {
    const auto id = context.id<ArticleId>();
    if (!id) co_return refused("article_not_found");
    auto look_up = [id = *id](app::UnitOfWork& unit) { return app::item_versions(unit, id); };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("article_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::CorrectionList>> corrections(Context& context, SettledQuery query) {
    auto look_up = [settled = query.settled, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_corrections(unit, settled, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::CorrectionView>> settle(Context& context, app::SettleCorrection wanted) {
    const auto id = context.id<CorrectionId>();
    if (!id) co_return refused("correction_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::settle_correction(unit, context.actor(), *id, wanted, now);
    };
    auto done = co_await write(context.services, std::move(work));
    if (!done) co_return refused(code_of(done.error()));
    co_return std::move(*done);
}

Awaitable<Answer<app::GapList>> gaps(Context& context, SettledQuery query) {
    auto look_up = [settled = query.settled](app::UnitOfWork& unit) {
        return app::GapList{unit.knowledge.gaps(settled, kMostGaps)};
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<NoContent>> settle_gap(Context& context, app::SettleGap wanted) {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return unit.knowledge.settle_gap(wanted.words, context.actor().user, now);
    };
    if (!co_await write(context.services, std::move(work))) co_return refused("gap_not_found");
    co_return NoContent{};
}

Awaitable<Answer<app::VocabularyView>> vocabulary(Context& context) {
    auto look_up = [](app::UnitOfWork& unit) { return app::read_vocabulary(unit); };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::VocabularyView>> put_vocabulary(Context& context, app::ChangeVocabulary wanted) {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        const app::AdminWork doing{unit, context.actor(), context.services.ports.ids, now, wanted.note};
        return app::change_vocabulary(doing, wanted);
    };
    auto done = co_await write(context.services, std::move(work));
    if (!done) co_return std::unexpected(problem_of(done.error()));
    co_return std::move(*done);
}

}  // namespace

Routes knowledge_item_routes() {
    const Access reads = with(Permission::knowledge_read);
    const Access writes = with(Permission::knowledge_write);
    return {
        route(Method::get, "/api/v1/knowledge/items", reads,
              {.name = "list_items", .summary = "Questions in every state, changed last first; of people of a unit, their own"},
              list),
        route(Method::post, "/api/v1/knowledge/items", writes,
              {.name = "make_item", .summary = "Write a new question", .status = 201}, make),
        route(Method::get, "/api/v1/knowledge/items/{id}", writes,
              {.name = "read_item", .summary = "A question as editors see it, with what I may do"}, show),
        route(Method::post, "/api/v1/knowledge/items/{id}/actions", writes,
              {.name = "act_on_item", .summary = "Do one of the allowed actions"}, act),
        route(Method::get, "/api/v1/knowledge/items/{id}/versions", writes,
              {.name = "item_versions", .summary = "Its versions with their differences, newest first"}, versions),
        route(Method::get, "/api/v1/knowledge/corrections", writes,
              {.name = "list_corrections", .summary = "What agents reported as wrong, the most urgent first"}, corrections),
        route(Method::post, "/api/v1/knowledge/corrections/{id}/settlement", writes,
              {.name = "settle_correction", .summary = "Say what became of a correction"}, settle),
        route(Method::get, "/api/v1/knowledge/gaps", writes,
              {.name = "list_gaps", .summary = "What was looked for and is not there, the most often first"}, gaps),
        route(Method::post, "/api/v1/knowledge/gaps/settlement", writes,
              {.name = "settle_gap", .summary = "It is there now, or need not be"}, settle_gap),
        route(Method::get, "/api/v1/knowledge/vocabulary", writes,
              {.name = "read_vocabulary", .summary = "Synonyms, wrong words and stop words of the search"}, vocabulary),
        route(Method::put, "/api/v1/knowledge/vocabulary", with(Permission::knowledge_review),
              {.name = "put_vocabulary", .summary = "Replace them; the next search uses them"}, put_vocabulary),
    };
}

}  // namespace hotline::http
