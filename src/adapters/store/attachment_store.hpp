#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/attachment_store.hpp"

namespace hotline::store {

class SqlAttachmentStore final : public app::AttachmentStore {
public:
    explicit SqlAttachmentStore(Connection& connection) : connection_(connection) {}

    void insert(const Attachment& made) override;
    [[nodiscard]] std::vector<Attachment> of(const AttachmentOwner& owner) override;
    [[nodiscard]] std::optional<Attachment> find(AttachmentId id) override;
    void withdraw(AttachmentId id, UserId by, Instant at) override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
