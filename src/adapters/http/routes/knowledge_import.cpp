// Documents that become drafts of the knowledge base.
#include "app/knowledge/import_document.hpp"

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {
namespace {

std::string_view code_of_document(FileFault why) {
    return why == FileFault::unknown_kind ? "document_unknown_kind" : code_of(why);
}

/// Words and kind of a document; on a thread that may take its time.
Answer<app::ReadDocument> read_document(app::TextReader& reader, const std::string& name, const std::string& bytes) {
    const auto kind = check_document(name, bytes);
    if (!kind) return refused(code_of_document(kind.error()));
    const auto text = reader.text_of(*kind, bytes);
    if (!text) return refused(code_of(text.error()));
    app::ReadDocument document{.draft = draft_of(name, *text)};
    if (document.draft.content.empty()) return refused("document_without_text");
    const auto file = is_kept(*kind) ? check_file(name, bytes) : std::unexpected(FileFault::unknown_kind);
    if (!file) return document;
    document.file = Attachment{.name = clean_file_name(name),
                               .kind = *file,
                               .charset = *file == FileKind::txt ? std::string{charset_of(bytes)} : std::string{},
                               .bytes = static_cast<std::int64_t>(bytes.size())};
    return document;
}

/// The file is on disk before its row is, and taken back when there is to be no row.
Awaitable<Answer<app::ImportedDocument>> keep(Context& context, const app::NewDocument& about, app::ReadDocument document) {
    Services& services = context.services;
    const std::string& body = context.request.body;
    if (document.file) {
        auto store = [&] { return services.ports.attachments.put(body); };
        const auto stored = co_await services.documents.run(std::move(store));
        if (!stored) co_return refused("store_unavailable");
        document.file->id = services.ports.ids.next<AttachmentId>();
        document.file->stored_as = stored->stored_as;
        document.file->sha256 = stored->sha256;
    }
    const app::AttachmentAsker asker{.actor = context.actor(), .address = context.request.address, .now = services.now()};
    auto write_rows = [&, id = services.ports.ids.next<ArticleId>()](app::UnitOfWork& unit) {
        return app::import_document(unit, asker, about, document, id);
    };
    auto done = co_await write(services, std::move(write_rows));
    if (document.file && !(done && done->kept)) services.ports.attachments.erase(document.file->stored_as);
    if (!done) co_return std::unexpected(problem_of(done.error()));
    co_return std::move(*done);
}

Awaitable<Response> import_one(Context& context) {
    const auto about = decode_query<app::NewDocument>(context.request.query);
    if (!about) co_return problem_response(context.request, {.code = "invalid_query", .fields = about.error()});
    Services& services = context.services;
    auto look = [&] { return read_document(services.ports.texts, about->name, context.request.body); };
    auto document = co_await services.documents.run(std::move(look));
    if (!document) co_return problem_response(context.request, document.error());
    const auto done = co_await keep(context, *about, std::move(*document));
    if (!done) co_return problem_response(context.request, done.error());
    co_return json_response(201, json::encode(*done));
}

}  // namespace

Routes knowledge_import_routes() {
    return {
        Route{Method::post,
              "/api/v1/knowledge/documents",
              with(Permission::knowledge_write),
              {.name = "import_document",
               .summary = "Make a draft of the document in the body (PDF, docx, html, txt; at most 20 MB) and attach it",
               .query = &json::type_of<app::NewDocument>,
               .answer = &json::type_of<app::ImportedDocument>,
               .status = 201,
               .max_body = kMostFileBytes},
              import_one},
    };
}

}  // namespace hotline::http
