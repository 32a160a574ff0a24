#pragma once
#include "app/attachments/attachments.hpp"
#include "app/formats/knowledge_import.hpp"
#include "app/knowledge/edit.hpp"
#include "domain/knowledge/document.hpp"

namespace hotline::app {

/// What became of a document once it was read: its words, and the file itself when it is kept.
struct ReadDocument {
    DocumentDraft draft;
    std::optional<Attachment> file;  ///< in the folder already; comes with everything but owner, who and when
};

/// A draft for an editor to work on, with the document attached: both or neither.
[[nodiscard]] Result<ImportedDocument, ItemRefused> import_document(UnitOfWork& work, const AttachmentAsker& asker,
                                                                    const NewDocument& about, const ReadDocument& document,
                                                                    ArticleId id);

}  // namespace hotline::app
