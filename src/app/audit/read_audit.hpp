#pragma once
#include "app/ports/stores.hpp"

namespace hotline::app {

inline constexpr int kMostAuditRowsExported = 100'000;

/// A page of the audit, newest first. That somebody looks is written down with the first page. Run as a write.
[[nodiscard]] AuditPage read_audit(UnitOfWork& work, const Actor& actor, const AuditFilter& filter, Instant now);

/// The same as a table with everything that is hashed to be seen, at most kMostAuditRowsExported entries. Run as a write.
[[nodiscard]] std::string export_audit(UnitOfWork& work, const Actor& actor, AuditFilter filter, Instant now);

[[nodiscard]] AuditState audit_state(UnitOfWork& work);

}  // namespace hotline::app
