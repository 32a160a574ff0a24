#pragma once
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace hotline {

BOOST_DEFINE_ENUM_CLASS(AuditResult, done, refused)

/// One entry of the audit as it is hashed. `content` is the hash of the record that it tells of, `previous` that of the entry
/// before it; both in hex.
struct ChainedEntry {
    std::int64_t seq{};  ///< from 1, without gaps
    Instant at;
    std::int64_t actor{};  ///< 0: the program itself, a citizen, or somebody who was not let in
    std::string actor_name;
    std::string role;
    std::string address;
    std::string action;
    std::string object;
    std::string detail;
    AuditResult result{AuditResult::done};
    std::string record;
    std::string content;
    std::string previous;
    std::string hash;
};

/// Where a chain has got to: its last entry. Number 0 without a hash: before the first one.
struct AuditLink {
    std::int64_t seq{};
    std::string hash;
    bool operator==(const AuditLink&) const = default;
};

/// Fields one after another, each with its length before it, so that no two lists of fields have the same form.
[[nodiscard]] std::string hashed_form(const std::vector<std::optional<std::string>>& fields);
/// What the hash of an entry is computed of: everything but the hash itself.
[[nodiscard]] std::string hashed_form(const ChainedEntry& entry);

/// What can be wrong with an entry: its text was changed; entries before it are missing; it does not follow the one before it;
/// the record it tells of was changed, or is gone. And, at the end of a chain: a record has no entry, or the chain is shorter
/// than it was.
BOOST_DEFINE_ENUM_CLASS(AuditFault, changed, missing, unlinked, record_changed, record_gone, unrecorded, cut_off)

/// Gives the SHA-256 of a text in hex.
using AuditHash = std::function<std::string(std::string_view)>;

/// Gives the entry its place behind `head`, and its hash.
void chain(ChainedEntry& entry, const AuditLink& head, const AuditHash& hash);
/// Whether the entry stands where it must behind `head` and is as it was written.
[[nodiscard]] std::optional<AuditFault> fault_of(const ChainedEntry& entry, const AuditLink& head, const AuditHash& hash);

}  // namespace hotline
