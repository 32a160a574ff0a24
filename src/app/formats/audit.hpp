#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/json/rules.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/security/audit_chain.hpp"
#include "domain/security/role.hpp"

namespace hotline::app {

/// One entry of the audit, as it stands in the chain.
struct AuditRow {
    std::int64_t seq{};
    Instant at;
    UserId actor{};          ///< 0: the program itself, a citizen, or somebody who was not let in
    std::string actor_name;  ///< as it was then
    std::optional<Role> role;
    std::string address;
    std::string action;
    std::string object;
    std::string detail;
    AuditResult result{AuditResult::done};
    std::string record;  ///< the row that it vouches for
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(AuditRow, (), (seq, at, actor, actor_name, role, address, action, object, detail, result, record, hash))

struct AuditPage {
    std::vector<AuditRow> rows;
    std::string next;
};
BOOST_DESCRIBE_STRUCT(AuditPage, (), (rows, next))

/// Where the chain breaks. With `unrecorded` and `cut_off`, behind which entry.
struct AuditBreak {
    std::int64_t seq{};
    AuditFault fault{};
};
BOOST_DESCRIBE_STRUCT(AuditBreak, (), (seq, fault))

/// The outcome of a walk along the whole chain.
struct AuditCheck {
    Instant at;
    std::int64_t entries{};  ///< that were found whole
    std::string hash;        ///< of the last of these
    std::optional<AuditBreak> broken;
};
BOOST_DESCRIBE_STRUCT(AuditCheck, (), (at, entries, hash, broken))

/// The last check; nothing when there was none yet.
struct AuditState {
    std::optional<AuditCheck> check;
};
BOOST_DESCRIBE_STRUCT(AuditState, (), (check))

}  // namespace hotline::app
