#pragma once
#include "support/memory/memory_state.hpp"

namespace hotline::test {

class MemoryAttachmentStore final : public app::AttachmentStore {
public:
    explicit MemoryAttachmentStore(MemoryState& state) : state_(state) {}

    void insert(const Attachment& made) override { state_.attachments[made.id] = made; }
    std::vector<Attachment> of(const AttachmentOwner& owner) override {
        std::vector<Attachment> all;
        for (const auto& [id, each] : state_.attachments)
            if (each.owner == owner) all.push_back(each);
        return all;
    }
    std::optional<Attachment> find(AttachmentId id) override {
        const auto found = state_.attachments.find(id);
        return found == state_.attachments.end() ? std::nullopt : std::optional{found->second};
    }
    void withdraw(AttachmentId id, UserId by, Instant at) override {
        state_.attachments.at(id).withdrawn_at = at;
        state_.attachments.at(id).withdrawn_by = by;
    }

private:
    MemoryState& state_;
};

}  // namespace hotline::test
