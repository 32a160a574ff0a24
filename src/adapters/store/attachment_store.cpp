#include "adapters/store/attachment_store.hpp"

namespace hotline::store {
namespace {

Attachment read_attachment(Query& query) {
    Attachment at;
    query.into(at.id, at.owner.kind, at.owner.id, at.name, at.kind, at.charset, at.bytes, at.sha256, at.stored_as,
               at.names_citizen, at.added_at, at.added_by, at.withdrawn_at, at.withdrawn_by);
    return at;
}

}  // namespace

void SqlAttachmentStore::insert(const Attachment& made) {
    execute(connection_,
            "INSERT INTO attachments (id, owner_kind, owner_id, name, kind, charset, bytes, sha256, stored_as, names_citizen, "
            "added_at, added_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            made.id, made.owner.kind, made.owner.id, made.name, made.kind, made.charset, made.bytes, made.sha256, made.stored_as,
            made.names_citizen, made.added_at, made.added_by);
}

std::vector<Attachment> SqlAttachmentStore::of(const AttachmentOwner& owner) {
    std::vector<Attachment> all;
    Query query(
        connection_,
        "SELECT id, owner_kind, owner_id, name, kind, charset, bytes, sha256, stored_as, names_citizen, added_at, added_by, "
        "withdrawn_at, withdrawn_by FROM attachments WHERE owner_kind = ?1 AND owner_id = ?2 ORDER BY id",
        owner.kind, owner.id);
    while (query.next()) all.push_back(read_attachment(query));
    return all;
}

std::optional<Attachment> SqlAttachmentStore::find(AttachmentId id) {
    Query query(
        connection_,
        "SELECT id, owner_kind, owner_id, name, kind, charset, bytes, sha256, stored_as, names_citizen, added_at, added_by, "
        "withdrawn_at, withdrawn_by FROM attachments WHERE id = ?1",
        id);
    if (!query.next()) return std::nullopt;
    return read_attachment(query);
}

void SqlAttachmentStore::withdraw(AttachmentId id, UserId by, Instant at) {
    execute(connection_, "UPDATE attachments SET withdrawn_at = ?2, withdrawn_by = ?3 WHERE id = ?1", id, at, by);
}

}  // namespace hotline::store
