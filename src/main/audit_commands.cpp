#include "main/audit_commands.hpp"

#include <fmt/format.h>

#include "main/audit_watch.hpp"

namespace hotline {
namespace {

const char* meaning(AuditFault fault) {
    switch (fault) {
        case AuditFault::changed: return "its content is not what was written";
        case AuditFault::missing: return "entries before it are missing";
        case AuditFault::unlinked: return "it does not follow the entry before it: one of them was put in or replaced";
        case AuditFault::record_changed: return "the row that it vouches for was changed";
        case AuditFault::record_gone: return "the row that it vouches for is gone";
        case AuditFault::unrecorded: return "behind it: an act of administration or an event of a case has no entry";
        case AuditFault::cut_off: return "behind it: there were more entries at the last check";
    }
    return "";
}

}  // namespace

int verify_audit(const Config& config) {
    const Storage storage(config);
    const app::AuditCheck found = check_audit(storage, {});
    fmt::print("{} entries are whole; the hash of the last one is {}\n", found.entries, found.hash);
    if (!found.broken) return 0;
    fmt::print("the chain is broken at entry {}: {}\n", found.broken->seq, meaning(found.broken->fault));
    return 1;
}

}  // namespace hotline
