#pragma once
#include <stdexcept>

#include "support/memory/memory_state.hpp"

namespace hotline::test {

/// The audit as a list. Nobody can change it behind its back, so its chain is always whole.
class MemoryAuditStore final : public app::AuditStore {
public:
    explicit MemoryAuditStore(MemoryState& state) : state_(state) {}
    void append(const app::AuditEntry& entry) override {
        if (state_.audit_fails) throw std::runtime_error("the audit cannot be written");
        state_.audit.push_back(entry);
    }
    std::vector<app::AuditEntry> of_object(const std::string& object, int limit) override {
        std::vector<app::AuditEntry> found;
        for (std::size_t i = state_.audit.size(); i > 0 && found.size() < static_cast<std::size_t>(limit); --i)
            if (state_.audit[i - 1].object == object) found.push_back(state_.audit[i - 1]);
        return found;
    }
    app::AuditPage list(const app::AuditFilter& filter) override {
        app::AuditPage page;
        const std::size_t last = filter.cursor.empty() ? state_.audit.size() : std::stoul(filter.cursor) - 1;
        for (std::size_t i = last; i > 0; --i) {
            if (!fits(state_.audit[i - 1], filter)) continue;
            if (page.rows.size() == static_cast<std::size_t>(filter.limit)) {
                page.next = std::to_string(page.rows.back().seq);
                break;
            }
            page.rows.push_back(row(i));
        }
        return page;
    }
    app::AuditStretch walk(const AuditLink& /*from*/, int /*limit*/) override {
        return {
            .head = {static_cast<std::int64_t>(state_.audit.size()), hash(state_.audit.size())}, .broken = {}, .at_end = true};
    }
    void insert(const app::AuditCheck& done) override { state_.audit_checks.push_back(done); }
    std::optional<app::AuditCheck> last_check() override {
        return state_.audit_checks.empty() ? std::nullopt : std::optional{state_.audit_checks.back()};
    }

private:
    static std::string hash(std::size_t seq) { return seq == 0 ? std::string{} : "hash " + std::to_string(seq); }
    static bool fits(const app::AuditEntry& e, const app::AuditFilter& filter) {
        return e.actor.name.contains(filter.person) && e.action.starts_with(filter.action) &&
               e.object.starts_with(filter.object) && (!filter.from || e.at >= *filter.from) && (!filter.to || e.at < *filter.to);
    }
    [[nodiscard]] app::AuditRow row(std::size_t seq) const {
        const app::AuditEntry& e = state_.audit[seq - 1];
        return {.seq = static_cast<std::int64_t>(seq),
                .at = e.at,
                .actor = e.actor.user,
                .actor_name = e.actor.name,
                .role = e.actor.user.value == 0 ? std::nullopt : std::optional{e.actor.role},
                .address = e.address.empty() ? e.actor.address : e.address,
                .action = e.action,
                .object = e.object,
                .detail = e.detail,
                .result = e.result,
                .record = {},
                .hash = hash(seq)};
    }

    MemoryState& state_;
};

}  // namespace hotline::test
