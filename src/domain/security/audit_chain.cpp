#include "domain/security/audit_chain.hpp"

#include <fmt/format.h>

#include <boost/describe/enum_to_string.hpp>

namespace hotline {
namespace {

/// The first field of every entry: another form gets another name, and old entries keep theirs.
constexpr std::string_view kForm = "hotline audit 1";

}  // namespace

std::string hashed_form(const std::vector<std::optional<std::string>>& fields) {
    std::string form;
    for (const auto& field : fields) form += field ? fmt::format("{}:{},", field->size(), *field) : "-,";
    return form;
}

std::string hashed_form(const ChainedEntry& e) {
    return hashed_form({std::string(kForm), std::to_string(e.seq), std::to_string(e.at.time_since_epoch().count()),
                        std::to_string(e.actor), e.actor_name, e.role, e.address, e.action, e.object, e.detail,
                        boost::describe::enum_to_string(e.result, ""), e.record, e.content, e.previous});
}

void chain(ChainedEntry& entry, const AuditLink& head, const AuditHash& hash) {
    entry.seq = head.seq + 1;
    entry.previous = head.hash;
    entry.hash = hash(hashed_form(entry));
}

std::optional<AuditFault> fault_of(const ChainedEntry& entry, const AuditLink& head, const AuditHash& hash) {
    if (entry.hash != hash(hashed_form(entry))) return AuditFault::changed;
    if (entry.seq > head.seq + 1) return AuditFault::missing;
    if (entry.seq != head.seq + 1 || entry.previous != head.hash) return AuditFault::unlinked;
    return std::nullopt;
}

}  // namespace hotline
