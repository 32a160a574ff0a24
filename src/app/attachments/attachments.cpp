#include "app/attachments/attachments.hpp"

#include <algorithm>
#include <ranges>

#include "app/case_viewer.hpp"
#include "app/people_names.hpp"
#include "domain/security/permission.hpp"

namespace hotline::app {
namespace {

/// What one person may do with the files of one owner.
struct Reach {
    bool adds{false};
    bool sees_citizen{true};
    bool edits{true};                       ///< also sees what was withdrawn, or is not published yet
    std::optional<Instant> published_at{};  ///< of an item: readers see what was attached before
};

std::optional<Reach> reach_to_case(UnitOfWork& work, const AttachmentAsker& asker, CaseId id) {
    const auto found = work.cases.find(id);
    if (!found) return std::nullopt;
    const CaseViewer viewer(work, asker.actor, asker.now);
    if (!viewer.sees(*found)) return std::nullopt;
    return Reach{.adds = may(asker.actor.role, Permission::case_attach), .sees_citizen = viewer.sight(*found).identity};
}

std::optional<Reach> reach_to_article(UnitOfWork& work, const AttachmentAsker& asker, ArticleId id) {
    const auto item = work.knowledge.find(id);
    const bool edits = may(asker.actor.role, Permission::knowledge_write);
    if (!item || !(edits || (item->live && may(asker.actor.role, Permission::knowledge_read)))) return std::nullopt;
    return Reach{.adds = edits, .edits = edits, .published_at = item->published_at};
}

std::optional<Reach> reach(UnitOfWork& work, const AttachmentAsker& asker, const AttachmentOwner& owner) {
    return owner.kind == AttachedTo::article ? reach_to_article(work, asker, ArticleId{owner.id})
                                             : reach_to_case(work, asker, CaseId{owner.id});
}

bool is_unpublished(const Attachment& at, const Reach& reach) {
    return at.owner.kind == AttachedTo::article && (!reach.published_at || at.added_at > *reach.published_at);
}

bool is_for_everybody(const Attachment& at, const Reach& reach) { return !at.withdrawn_at && !is_unpublished(at, reach); }

bool is_listed(const Attachment& at, const Reach& reach) { return reach.edits || is_for_everybody(at, reach); }

bool is_readable(const Attachment& at, const Reach& reach) {
    return is_listed(at, reach) && may_read(at, reach.sees_citizen) && !at.withdrawn_at;
}

AttachmentView view_of(const Attachment& at, const Reach& reach, const Actor& actor, PeopleNames& names) {
    return {.id = at.id,
            .name = at.name,
            .kind = at.kind,
            .bytes = at.bytes,
            .names_citizen = at.names_citizen,
            .added_at = at.added_at,
            .added_by = names.of(at.added_by),
            .withdrawn_at = at.withdrawn_at,
            .withdrawn_by = names.of(at.withdrawn_by.value_or(UserId{})),
            .unpublished = is_unpublished(at, reach),
            .may_withdraw = check_withdrawal(at, actor).has_value()};
}

std::string object_of(const AttachmentOwner& owner) {
    return (owner.kind == AttachedTo::article ? "article:" : "case:") + std::to_string(owner.id);
}

void write_down(UnitOfWork& work, const AttachmentAsker& asker, std::string action, const Attachment& at) {
    work.audit.append({.at = asker.now,
                       .actor = asker.actor,
                       .address = asker.address,
                       .action = std::move(action),
                       .object = object_of(at.owner),
                       .detail = at.name});
}

}  // namespace

std::optional<AttachmentList> list_attachments(UnitOfWork& work, const AttachmentAsker& asker, const AttachmentOwner& owner) {
    const auto own = reach(work, asker, owner);
    if (!own) return std::nullopt;
    AttachmentList list{.may_add = own->adds};
    PeopleNames names(work);
    for (const Attachment& at : work.attachments.of(owner)) {
        if (!is_listed(at, *own)) continue;
        if (may_read(at, own->sees_citizen))
            list.attachments.push_back(view_of(at, *own, asker.actor, names));
        else
            ++list.hidden;
    }
    return list;
}

Result<void, AttachmentRefusal> may_attach(UnitOfWork& work, const AttachmentAsker& asker, const AttachmentOwner& owner,
                                           std::int64_t bytes) {
    const auto own = reach(work, asker, owner);
    if (!own) return refuse(AttachmentRefusal::not_found);
    if (!own->adds) return refuse(AttachmentRefusal::not_yours);
    return check_room(work.attachments.of(owner), bytes);
}

Result<AttachmentView, AttachmentRefusal> attach(UnitOfWork& work, const AttachmentAsker& asker, Attachment made) {
    if (const auto fine = may_attach(work, asker, made.owner, made.bytes); !fine) return refuse(fine.error());
    made.added_at = asker.now;
    made.added_by = asker.actor.user;
    work.attachments.insert(made);
    write_down(work, asker, "attachment.add", made);
    PeopleNames names(work);
    return view_of(made, *reach(work, asker, made.owner), asker.actor, names);
}

std::optional<Attachment> use_attachment(UnitOfWork& work, const AttachmentAsker& asker, const AttachmentOwner& owner,
                                         AttachmentId id) {
    const auto own = reach(work, asker, owner);
    auto found = work.attachments.find(id);
    if (!own || !found || found->owner != owner || !is_readable(*found, *own)) return std::nullopt;
    if (owner.kind == AttachedTo::case_file) write_down(work, asker, "attachment.read", *found);
    return found;
}

Result<AttachmentView, AttachmentRefusal> withdraw_attachment(UnitOfWork& work, const AttachmentAsker& asker,
                                                              const AttachmentOwner& owner, AttachmentId id) {
    const auto own = reach(work, asker, owner);
    auto found = work.attachments.find(id);
    if (!own || !found || found->owner != owner || !may_read(*found, own->sees_citizen))
        return refuse(AttachmentRefusal::not_found);
    if (const auto fine = check_withdrawal(*found, asker.actor); !fine) return refuse(fine.error());
    work.attachments.withdraw(id, asker.actor.user, asker.now);
    write_down(work, asker, "attachment.withdraw", *found);
    found->withdrawn_at = asker.now;
    found->withdrawn_by = asker.actor.user;
    PeopleNames names(work);
    return view_of(*found, *own, asker.actor, names);
}

}  // namespace hotline::app
