#pragma once
#include <optional>
#include <string>

#include "app/formats/attachments.hpp"
#include "app/ports/attachment_files.hpp"
#include "app/ports/stores.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {

/// Who asks, and from where: written down with every file that is given out.
struct AttachmentAsker {
    const Actor& actor;
    std::string address;
    Instant now;
};

/// Files of a case that this person may know of, or of an item of the knowledge base. Nothing when it is not his to see.
[[nodiscard]] std::optional<AttachmentList> list_attachments(UnitOfWork& work, const AttachmentAsker& asker,
                                                             const AttachmentOwner& owner);

/// Whether this person may attach anything here, before the file is written to disk.
[[nodiscard]] Result<void, AttachmentRefusal> may_attach(UnitOfWork& work, const AttachmentAsker& asker,
                                                         const AttachmentOwner& owner, std::int64_t bytes);

/// Attaches what lies in the folder already, and writes down who did. `made` comes with everything but who and when.
[[nodiscard]] Result<AttachmentView, AttachmentRefusal> attach(UnitOfWork& work, const AttachmentAsker& asker, Attachment made);

/// A file for this person to read; of a case, that he did is on record first (run as a write).
[[nodiscard]] std::optional<Attachment> use_attachment(UnitOfWork& work, const AttachmentAsker& asker,
                                                       const AttachmentOwner& owner, AttachmentId id);

[[nodiscard]] Result<AttachmentView, AttachmentRefusal> withdraw_attachment(UnitOfWork& work, const AttachmentAsker& asker,
                                                                            const AttachmentOwner& owner, AttachmentId id);

}  // namespace hotline::app
