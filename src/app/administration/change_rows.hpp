#pragma once
#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <set>
#include <string>
#include <vector>

#include "app/ports/stores.hpp"
#include "base/ids.hpp"
#include "base/json/codec.hpp"
#include "base/result.hpp"

namespace hotline::app {

/// Why an administrator's change was refused.
enum class AdminRefusal {
    not_found,
    row_changed,  ///< somebody else changed the row since it was read
    unfit,        ///< see the faults
    last_administrator,
    own_account,
};
struct AdminRefused {
    AdminRefusal why{};
    RowFaults faults;
};

/// One administrator at work in one transaction.
struct AdminWork {
    UnitOfWork& work;
    const Actor& actor;
    IdSource& ids;
    Instant now;
    std::string note;  ///< why; kept with every row that changes

    void log(AdminObject object, std::string key, AdminAction action, std::string before, std::string after) const {
        const auto id = ids.next<AdminEventId>();
        const AuditEntry entry{.at = now,
                               .actor = actor,
                               .address = {},
                               .action = std::string("admin.") + boost::describe::enum_to_string(action, ""),
                               .object = boost::describe::enum_to_string(object, "") + (":" + key),
                               .detail = note,
                               .record = AuditRecord{.kind = AuditRecordKind::admin_event, .id = id.value}};
        work.admin_log.append({.id = id,
                               .at = now,
                               .by = actor.user,
                               .object = object,
                               .key = std::move(key),
                               .action = action,
                               .before = std::move(before),
                               .after = std::move(after),
                               .note = note});
        work.audit.append(entry);
    }
    [[nodiscard]] bool is_present(AdminObject object, const std::string& key, AdminEventId revision) const {
        const auto revisions = work.admin_log.revisions(object);
        const auto found = revisions.find(key);
        return revision == (found == revisions.end() ? AdminEventId{} : found->second);
    }
};

/// A row as it is to be written, at its place (from 1) among its kind.
template <class Row>
struct PlacedRow {
    Row row;
    int position{};
};

/// What the generic change must know of a kind of rows; specialised in row_kinds.hpp:
///   kObject, key(row), all(work), faults(work, all, rows), store(doing, placed rows).
template <class Row>
struct RowKind;

struct RowsDone {
    int added{0};
    int changed{0};
    int same{0};
};

/// Adds new rows and replaces those with a known key, all or nothing; nothing is written for rows that are as they were.
/// A dry run only tells what would happen.
template <class Row>
Result<RowsDone, RowFaults> change_rows(const AdminWork& doing, const std::vector<Row>& rows, bool dry_run) {
    using Kind = RowKind<Row>;
    std::vector<Row> all = Kind::all(doing.work);
    std::vector<PlacedRow<Row>> changed;
    std::vector<std::string> before;
    std::set<std::string> seen;
    RowFaults faults;
    RowsDone done;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string key = Kind::key(rows[i]);
        if (!seen.insert(key).second) faults.push_back({i, "", "twice"});
        const auto known = std::ranges::find(all, key, &Kind::key);
        std::string was = known == all.end() ? std::string{} : json::encode(*known);
        if (was == json::encode(rows[i])) {
            ++done.same;
            continue;
        }
        before.push_back(std::move(was));
        changed.push_back({rows[i], static_cast<int>(known - all.begin()) + 1});
        ++(known == all.end() ? done.added : done.changed);
        if (known == all.end())
            all.push_back(rows[i]);
        else
            *known = rows[i];
    }
    std::ranges::move(Kind::faults(doing.work, all, rows), std::back_inserter(faults));
    if (!faults.empty()) return refuse(std::move(faults));
    if (dry_run || changed.empty()) return done;
    Kind::store(doing, changed);
    for (std::size_t i = 0; i < changed.size(); ++i)
        doing.log(Kind::kObject, Kind::key(changed[i].row), before[i].empty() ? AdminAction::create : AdminAction::change,
                  before[i], json::encode(changed[i].row));
    return done;
}

/// The same for one row that somebody read with this revision.
template <class Row>
Result<RowsDone, AdminRefused> change_row(const AdminWork& doing, const Row& row, AdminEventId revision) {
    using Kind = RowKind<Row>;
    if (!doing.is_present(Kind::kObject, Kind::key(row), revision)) return refuse(AdminRefused{AdminRefusal::row_changed, {}});
    auto done = change_rows(doing, std::vector{row}, false);
    if (!done) return refuse(AdminRefused{AdminRefusal::unfit, std::move(done.error())});
    return *done;
}

}  // namespace hotline::app
