#pragma once
#include <string>
#include <vector>

#include "domain/casework/case.hpp"

namespace hotline::app {

/// One thing that somebody did and must be answerable for.
struct AuditEntry {
    Instant at;
    Actor actor;
    std::string address;  ///< numeric; empty: not over the network
    std::string action;   ///< "recording.listen"
    std::string object;   ///< "recording:123"
    std::string detail;   ///< short, language-neutral
};

/// Written in the transaction of what it tells of, so that nothing happens without its entry.
class AuditStore {
public:
    virtual ~AuditStore() = default;
    virtual void append(const AuditEntry& entry) = 0;
    /// Newest first.
    [[nodiscard]] virtual std::vector<AuditEntry> of_object(const std::string& object, int limit) = 0;
};

}  // namespace hotline::app
