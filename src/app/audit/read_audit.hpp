#pragma once
#include "app/ports/stores.hpp"

namespace hotline::app {

inline constexpr int kMostAuditRowsExported = 100'000;

/// Everything that fits as a table, newest first, at most kMostAuditRowsExported entries. A read: it may take long.
[[nodiscard]] std::string export_audit(UnitOfWork& work, AuditFilter filter);

/// Writes down that somebody looks into the audit ("audit.read") or takes some of it away ("audit.export"); durable before he
/// gets it.
void note_audit_use(UnitOfWork& work, const Actor& actor, const AuditFilter& filter, std::string action, Instant now);

[[nodiscard]] AuditState audit_state(UnitOfWork& work);

}  // namespace hotline::app
