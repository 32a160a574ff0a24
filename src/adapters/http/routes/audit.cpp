#include "adapters/http/routes/administered.hpp"
#include "adapters/http/routes/call_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "app/audit/check_audit.hpp"
#include "app/audit/read_audit.hpp"

namespace hotline::http {
namespace {

struct AuditQuery {
    std::string person;
    std::string action;
    std::string object;
    std::optional<Instant> from;
    std::optional<Instant> to;
    int limit{50};
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(AuditQuery, (), (person, action, object, from, to, limit, cursor))
constexpr auto json_optional(const AuditQuery*) {
    return std::array<std::string_view, 5>{"person", "action", "object", "limit", "cursor"};
}
constexpr json::Rules json_rules(const AuditQuery*, std::string_view member) {
    if (member == "limit") return kLimitRules;
    return member == "person" || member == "action" || member == "object" ? json::Rules{.max_len = 100} : json::Rules{};
}

app::AuditFilter filter_of(AuditQuery asked) {
    return {.person = std::move(asked.person),
            .action = std::move(asked.action),
            .object = std::move(asked.object),
            .from = asked.from,
            .to = asked.to,
            .cursor = std::move(asked.cursor),
            .limit = asked.limit};
}

Awaitable<void> written_down(Context& context, const app::AuditFilter& filter, std::string action) {
    auto note = [&, now = context.services.now(), action = std::move(action)](app::UnitOfWork& unit) {
        app::note_audit_use(unit, context.actor(), filter, action, now);
        return true;
    };
    co_await write(context.services, std::move(note));
}

/// Who turns pages has been written down with the first.
Awaitable<Answer<app::AuditPage>> list(Context& context, AuditQuery asked) {
    const app::AuditFilter filter = filter_of(std::move(asked));
    auto look_up = [&](app::UnitOfWork& unit) { return unit.audit.list(filter); };
    auto page = co_await read(context.services, std::move(look_up));
    if (filter.cursor.empty()) co_await written_down(context, filter, "audit.read");
    co_return page;
}

Awaitable<Response> take_out(Context& context) {
    auto asked = decode_query<AuditQuery>(context.request.query);
    if (!asked) co_return problem_response(context.request, {.code = "invalid_query", .fields = asked.error()});
    const app::AuditFilter filter = filter_of(std::move(*asked));
    auto make = [&](app::UnitOfWork& unit) { return app::export_audit(unit, filter); };
    auto table = co_await read(context.services, std::move(make));
    co_await written_down(context, filter, "audit.export");
    co_return csv_file(std::move(table), "audit");
}

Awaitable<Answer<app::AuditState>> state(Context& context) {
    auto look_up = [](app::UnitOfWork& unit) { return app::audit_state(unit); };
    co_return co_await read(context.services, std::move(look_up));
}

/// In short reads: nobody else waits for it.
Awaitable<Answer<app::AuditState>> check(Context& context) {
    app::AuditWalker walker(context.services.now());
    while (!walker.is_over()) {
        auto go_on = [&walker](app::UnitOfWork& unit) {
            walker.go_on(unit);
            return true;
        };
        co_await read(context.services, std::move(go_on));
    }
    auto keep = [&](app::UnitOfWork& unit) {
        app::note_check(unit, walker.found(), context.actor());
        return app::audit_state(unit);
    };
    co_return co_await write(context.services, std::move(keep));
}

}  // namespace

Routes audit_routes() {
    const Access reads = with(Permission::audit_read);
    return {
        route(Method::get, "/api/v1/audit", reads,
              {.name = "list_audit", .summary = "Who did what, newest first; that it was read goes on record"}, list),
        Route{Method::get,
              "/api/v1/audit/export",
              with(Permission::audit_export),
              {.name = "export_audit",
               .summary = "The same as CSV, at most 100,000 entries",
               .query = &json::type_of<AuditQuery>,
               .media_type = "text/csv"},
              take_out},
        route(Method::get, "/api/v1/audit/check", reads,
              {.name = "audit_state", .summary = "How far the chain was found whole, and when"}, state),
        route(Method::post, "/api/v1/audit/check", reads, {.name = "check_audit", .summary = "Walk along the whole chain now"},
              check),
    };
}

}  // namespace hotline::http
