#include "app/audit/check_audit.hpp"

#include <boost/describe/enum_to_string.hpp>

namespace hotline::app {
namespace {

constexpr int kStretch = 2000;

/// Entries at the end leave no hole; that there were more is known from the check before.
std::optional<AuditBreak> cut_off(UnitOfWork& work, std::int64_t entries) {
    const auto before = work.audit.last_check();
    if (!before || before->entries <= entries) return std::nullopt;
    return AuditBreak{entries, AuditFault::cut_off};
}

std::string told(const AuditCheck& check) {
    const std::string whole = std::to_string(check.entries) + " whole";
    if (!check.broken) return whole;
    return whole + ", " + std::to_string(check.broken->seq) + " " + boost::describe::enum_to_string(check.broken->fault, "");
}

}  // namespace

void AuditWalker::go_on(UnitOfWork& work) {
    const AuditStretch stretch = work.audit.walk({found_.entries, found_.hash}, kStretch);
    found_.entries = stretch.head.seq;
    found_.hash = stretch.head.hash;
    found_.broken = stretch.broken;
    over_ = stretch.at_end || stretch.broken;
    if (stretch.at_end && !found_.broken) found_.broken = cut_off(work, found_.entries);
}

void note_check(UnitOfWork& work, const AuditCheck& check, const Actor& actor) {
    work.audit.insert(check);
    work.audit.append({.at = check.at,
                       .actor = actor,
                       .address = {},
                       .action = "audit.check",
                       .object = "audit",
                       .detail = told(check),
                       .result = AuditResult::done});
}

}  // namespace hotline::app
