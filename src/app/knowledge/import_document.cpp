#include "app/knowledge/import_document.hpp"

#include "base/utf8.hpp"

namespace hotline::app {
namespace {

ItemFacts facts_of(const NewDocument& about, const DocumentDraft& draft) {
    return {.title = draft.title,
            .content = draft.content,
            .category = about.category,
            .owner = about.owner,
            .source = clean_file_name(about.name)};
}

}  // namespace

Result<ImportedDocument, ItemRefused> import_document(UnitOfWork& work, const AttachmentAsker& asker, const NewDocument& about,
                                                      const ReadDocument& document, ArticleId id) {
    const auto made = make_item(work, asker.actor, {.facts = facts_of(about, document.draft)}, id, asker.now);
    if (!made) return refuse(made.error());
    ImportedDocument done{.id = id,
                          .code = made->code,
                          .title = made->facts.title,
                          .characters = static_cast<int>(count_characters(made->facts.content)),
                          .cut = document.draft.cut};
    if (document.file) {
        Attachment file = *document.file;
        file.owner = {AttachedTo::article, id.value};
        done.kept = attach(work, asker, std::move(file)).has_value();
    }
    return done;
}

}  // namespace hotline::app
