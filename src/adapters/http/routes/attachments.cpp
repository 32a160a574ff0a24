#include "app/attachments/attachments.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "base/utf8.hpp"

namespace hotline::http {
namespace {

struct AttachmentQuery {
    bool inline_view{false};  ///< for the browser's window instead of its folder of downloads
};
BOOST_DESCRIBE_STRUCT(AttachmentQuery, (), (inline_view))
constexpr auto json_optional(const AttachmentQuery*) { return std::array<std::string_view, 1>{"inline_view"}; }

app::AttachmentAsker asker_of(const Context& context) {
    return {.actor = context.actor(), .address = context.request.address, .now = context.services.now()};
}

std::optional<AttachmentOwner> owner_of(const Context& context, AttachedTo kind) {
    const auto id = context.id<CaseId>();
    return id ? std::optional{AttachmentOwner{kind, id->value}} : std::nullopt;
}

template <AttachedTo kKind>
Awaitable<Answer<app::AttachmentList>> list(Context& context) {
    const auto owner = owner_of(context, kKind);
    if (!owner) co_return refused("attachment_not_found");
    auto look_up = [asker = asker_of(context), owner](app::UnitOfWork& unit) {
        return app::list_attachments(unit, asker, *owner);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("attachment_not_found");
    co_return std::move(*found);
}

/// The file is on disk before its row is, and taken back when there is to be no row.
Awaitable<Answer<app::AttachmentView>> keep(Context& context, Attachment made) {
    Services& services = context.services;
    auto ask = [asker = asker_of(context), &made](app::UnitOfWork& unit) {
        return app::may_attach(unit, asker, made.owner, made.bytes);
    };
    const auto allowed = co_await read(services, std::move(ask));
    if (!allowed) co_return refused(code_of(allowed.error()));
    auto store = [&] { return services.ports.attachments.put(context.request.body); };
    const auto stored = co_await services.documents.run(std::move(store));
    if (!stored) co_return refused("store_unavailable");
    made.id = services.ports.ids.next<AttachmentId>();
    made.stored_as = stored->stored_as;
    made.sha256 = stored->sha256;
    auto write_row = [asker = asker_of(context), &made](app::UnitOfWork& unit) { return app::attach(unit, asker, made); };
    auto done = co_await write(services, std::move(write_row));
    if (done) co_return std::move(*done);
    services.ports.attachments.erase(stored->stored_as);
    co_return refused(code_of(done.error()));
}

/// The body is the file itself.
template <AttachedTo kKind>
Awaitable<Response> add(Context& context) {
    const auto owner = owner_of(context, kKind);
    const auto about = decode_query<app::NewAttachment>(context.request.query);
    if (!owner) co_return problem_response(context.request, {.code = "attachment_not_found"});
    if (!about) co_return problem_response(context.request, {.code = "invalid_query", .fields = about.error()});
    const std::string& body = context.request.body;
    auto look = [&] { return check_file(about->name, body); };
    const auto kind = co_await context.services.documents.run(std::move(look));
    if (!kind) co_return problem_response(context.request, {.code = code_of(kind.error())});
    Attachment made{.owner = *owner, .name = clean_file_name(about->name), .kind = *kind};
    if (*kind == FileKind::txt) made.charset = charset_of(body);
    made.bytes = static_cast<std::int64_t>(body.size());
    made.names_citizen = about->names_citizen;
    const auto view = co_await keep(context, std::move(made));
    if (!view) co_return problem_response(context.request, view.error());
    co_return json_response(201, json::encode(*view));
}

/// RFC 6266 with RFC 8187: Chinese names in UTF-8, and a plain one for whoever cannot read that.
std::string disposition(std::string_view way, const std::string& name) {
    std::string encoded;
    for (const char each : name) {
        const bool plain = (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
                           each == '.' || each == '-' || each == '_';
        encoded += plain ? std::string(1, each) : fmt::format("%{:02X}", static_cast<unsigned char>(each));
    }
    const std::size_t dot = name.rfind('.');
    return fmt::format("{}; filename=\"file{}\"; filename*=UTF-8''{}", way, dot == std::string::npos ? "" : name.substr(dot),
                       encoded);
}

bool is_shown_in_window(FileKind kind) {
    return kind != FileKind::docx && kind != FileKind::xlsx && kind != FileKind::tif && kind != FileKind::amr;
}

Response file_response(const Context& context, const Attachment& at, bool inline_view) {
    const auto path = context.services.ports.attachments.path_of(at.stored_as);
    std::error_code missing;
    const auto size = path ? std::filesystem::file_size(*path, missing) : 0;
    if (!path || missing) return problem_response(context.request, {.code = "attachment_gone"});
    Response response{.file = FileSlice{.path = *path, .length = size}};
    const std::string charset = at.charset.empty() ? "" : "; charset=" + at.charset;
    response.set("Content-Type", std::string{media_type_of(at.kind)} + charset);
    response.set("Content-Disposition",
                 disposition(inline_view && is_shown_in_window(at.kind) ? "inline" : "attachment", at.name));
    response.set("Cache-Control", "private, no-store");
    return response;
}

template <AttachedTo kKind>
Awaitable<Response> show(Context& context) {
    const auto owner = owner_of(context, kKind);
    const auto id = context.id<AttachmentId>("attachment");
    const auto query = decode_query<AttachmentQuery>(context.request.query);
    if (!query) co_return problem_response(context.request, {.code = "invalid_query", .fields = query.error()});
    auto use = [asker = asker_of(context), owner, id](app::UnitOfWork& unit) {
        return owner && id ? app::use_attachment(unit, asker, *owner, *id) : std::nullopt;
    };
    const auto found = co_await write(context.services, std::move(use));
    if (!found) co_return problem_response(context.request, {.code = "attachment_not_found"});
    co_return file_response(context, *found, query->inline_view);
}

template <AttachedTo kKind>
Awaitable<Answer<app::AttachmentView>> withdraw(Context& context) {
    const auto owner = owner_of(context, kKind);
    const auto id = context.id<AttachmentId>("attachment");
    if (!owner || !id) co_return refused("attachment_not_found");
    auto work = [asker = asker_of(context), owner, id](app::UnitOfWork& unit) {
        return app::withdraw_attachment(unit, asker, *owner, *id);
    };
    auto done = co_await write(context.services, std::move(work));
    if (!done) co_return refused(code_of(done.error()));
    co_return std::move(*done);
}

Route adding(std::string_view pattern, Access access, RouteDocs docs, Handler handler) {
    docs.query = &json::type_of<app::NewAttachment>;
    docs.answer = &json::type_of<app::AttachmentView>;
    docs.status = 201;
    docs.max_body = kMostFileBytes;
    return {Method::post, pattern, access, docs, std::move(handler)};
}

Route showing(std::string_view pattern, Access access, RouteDocs docs, Handler handler) {
    docs.query = &json::type_of<AttachmentQuery>;
    docs.media_type = "application/octet-stream";
    return {Method::get, pattern, access, docs, std::move(handler)};
}

}  // namespace

Routes attachment_routes() {
    using enum AttachedTo;
    const Access reads_case = with(Permission::case_read);
    const Access adds_to_case = with(Permission::case_attach);
    const Access reads_item = with(Permission::knowledge_read);
    const Access edits_item = with(Permission::knowledge_write);
    return {
        route(Method::get, "/api/v1/cases/{id}/attachments", reads_case,
              {.name = "list_case_attachments", .summary = "Files of a case"}, list<case_file>),
        adding("/api/v1/cases/{id}/attachments", adds_to_case,
               {.name = "attach_to_case", .summary = "Attach the file in the body (at most 20 MB) to a case"}, add<case_file>),
        showing("/api/v1/cases/{id}/attachments/{attachment}", reads_case,
                {.name = "read_case_attachment", .summary = "One file of a case; that it was read goes on record"},
                show<case_file>),
        route(Method::post, "/api/v1/cases/{id}/attachments/{attachment}/withdraw", adds_to_case,
              {.name = "withdraw_case_attachment", .summary = "Take a file back that was attached by mistake"},
              withdraw<case_file>),
        route(Method::get, "/api/v1/knowledge/items/{id}/attachments", reads_item,
              {.name = "list_item_attachments", .summary = "Files of an item of the knowledge base"}, list<article>),
        adding(
            "/api/v1/knowledge/items/{id}/attachments", edits_item,
            {.name = "attach_to_item", .summary = "Attach the file in the body; agents see it when the item is published next"},
            add<article>),
        showing("/api/v1/knowledge/items/{id}/attachments/{attachment}", reads_item,
                {.name = "read_item_attachment", .summary = "One file of an item"}, show<article>),
        route(Method::post, "/api/v1/knowledge/items/{id}/attachments/{attachment}/withdraw", edits_item,
              {.name = "withdraw_item_attachment", .summary = "Take a file of an item back"}, withdraw<article>),
    };
}

}  // namespace hotline::http
