#pragma once
#include <optional>
#include <vector>

#include "domain/attachment/attachment.hpp"

namespace hotline::app {

class AttachmentStore {
public:
    virtual ~AttachmentStore() = default;
    virtual void insert(const Attachment& made) = 0;
    /// In the order they were attached, withdrawn ones too.
    [[nodiscard]] virtual std::vector<Attachment> of(const AttachmentOwner& owner) = 0;
    [[nodiscard]] virtual std::optional<Attachment> find(AttachmentId id) = 0;
    virtual void withdraw(AttachmentId id, UserId by, Instant at) = 0;
};

}  // namespace hotline::app
