#include "domain/attachment/attachment.hpp"

#include <numeric>

#include "domain/security/permission.hpp"

namespace hotline {

Result<void, AttachmentRefusal> check_room(std::span<const Attachment> there, std::int64_t bytes) {
    const auto add = [](std::int64_t sum, const Attachment& each) { return sum + each.bytes; };
    const std::int64_t taken = std::accumulate(there.begin(), there.end(), std::int64_t{0}, add);
    if (taken + bytes > kMostBytesOfOwner || std::ssize(there) >= kMostFilesOfOwner) return refuse(AttachmentRefusal::too_many);
    return {};
}

Result<void, AttachmentRefusal> check_withdrawal(const Attachment& at, const Actor& actor) {
    if (at.withdrawn_at) return refuse(AttachmentRefusal::withdrawn_already);
    const Permission leads = at.owner.kind == AttachedTo::article ? Permission::knowledge_review : Permission::case_dispatch;
    if (at.added_by != actor.user && !may(actor.role, leads)) return refuse(AttachmentRefusal::not_yours);
    return {};
}

bool may_read(const Attachment& at, bool sees_citizen) { return sees_citizen || !at.names_citizen; }

}  // namespace hotline
