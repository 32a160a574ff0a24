#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/formats/audit.hpp"
#include "domain/casework/case.hpp"
#include "domain/security/audit_chain.hpp"

namespace hotline::app {

/// The row that an entry tells of and vouches for: its hash goes into the chain.
enum class AuditRecordKind { admin_event, case_event };
struct AuditRecord {
    AuditRecordKind kind{};
    std::int64_t id{};
    int seq{};  ///< of a case's event
};

/// One thing that somebody did and must be answerable for.
struct AuditEntry {
    Instant at;
    Actor actor;
    std::string address;  ///< numeric; empty: the actor's own, or not over the network
    std::string action;   ///< "recording.listen"
    std::string object;   ///< "recording:123"
    std::string detail;   ///< short, language-neutral
    AuditResult result{AuditResult::done};
    std::optional<AuditRecord> record{};  ///< already written in this transaction
};

struct AuditFilter {
    std::string person;  ///< part of the name
    std::string action;  ///< its beginning
    std::string object;  ///< its beginning
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::string cursor;
    int limit{50};
};

/// A piece of the walk along the chain.
struct AuditStretch {
    AuditLink head;  ///< whole up to here
    std::optional<AuditBreak> broken;
    bool at_end{false};
};

/// Written in the transaction of what it tells of, so that nothing happens without its entry. Entries stand in one chain
/// (domain/security/audit_chain.hpp) and are never changed.
class AuditStore {
public:
    virtual ~AuditStore() = default;
    virtual void append(const AuditEntry& entry) = 0;
    /// Newest first.
    [[nodiscard]] virtual std::vector<AuditEntry> of_object(const std::string& object, int limit) = 0;
    /// Newest first.
    [[nodiscard]] virtual AuditPage list(const AuditFilter& filter) = 0;
    /// Goes along at most `limit` entries behind `from`, and at the end looks for records without an entry.
    [[nodiscard]] virtual AuditStretch walk(const AuditLink& from, int limit) = 0;
    virtual void insert(const AuditCheck& done) = 0;
    [[nodiscard]] virtual std::optional<AuditCheck> last_check() = 0;
};

}  // namespace hotline::app
