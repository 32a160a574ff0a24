#pragma once
#include <string>

#include "app/formats/audit.hpp"
#include "domain/security/audit_chain.hpp"

namespace hotline::store::sqlite {

/// Copies a database that may be in use as it is at this moment, piece by piece: who writes does not wait. Throws StoreError or
/// app::StoreUnavailable.
void copy_database(const std::string& from, const std::string& to);

/// What a copy holds, read without bringing its schema up to date.
struct CopyFacts {
    int schema{};
    AuditLink audit;                        ///< the end of the chain, as far as it is whole
    std::optional<app::AuditBreak> broken;  ///< where the chain breaks
    std::string damage;                     ///< what SQLite's own check complains of; empty: nothing
};
/// Reads every page and the whole audit. Throws as above, also when it is no database of ours.
[[nodiscard]] CopyFacts inspect_copy(const std::string& path);

}  // namespace hotline::store::sqlite
