#pragma once
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/time.hpp"
#include "domain/attachment/file_kind.hpp"
#include "domain/casework/case.hpp"

namespace hotline {

BOOST_DEFINE_ENUM_CLASS(AttachedTo, case_file, article)

/// What a file belongs to: a case or an item of the knowledge base.
struct AttachmentOwner {
    AttachedTo kind{};
    std::int64_t id{};
    bool operator==(const AttachmentOwner&) const = default;
};

/// A file that somebody handed in. Rows are never deleted: one that was attached by mistake is withdrawn and stays on record.
struct Attachment {
    AttachmentId id;
    AttachmentOwner owner;
    std::string name;  ///< as clean_file_name leaves it
    FileKind kind{};
    std::string charset;  ///< of a text; else empty
    std::int64_t bytes{};
    std::string sha256;         ///< hexadecimal
    std::string stored_as;      ///< below the folder of attachments; random
    bool names_citizen{false};  ///< who reads it learns who the citizen is
    Instant added_at;
    UserId added_by;
    std::optional<Instant> withdrawn_at{};
    std::optional<UserId> withdrawn_by{};
};

inline constexpr std::int64_t kMostBytesOfOwner = 100LL * 1024 * 1024;
inline constexpr int kMostFilesOfOwner = 200;

BOOST_DEFINE_ENUM_CLASS(AttachmentRefusal, not_found, not_yours, too_many, withdrawn_already)

/// Whether one more of this size fits; withdrawn ones count, because their files are still there.
[[nodiscard]] Result<void, AttachmentRefusal> check_room(std::span<const Attachment> there, std::int64_t bytes);

/// Who attached it may take it back, and who leads the work.
[[nodiscard]] Result<void, AttachmentRefusal> check_withdrawal(const Attachment& at, const Actor& actor);

/// What names the citizen of a confidential case is hidden from those who may not know him.
[[nodiscard]] bool may_read(const Attachment& at, bool sees_citizen);

}  // namespace hotline
