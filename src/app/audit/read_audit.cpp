#include "app/audit/read_audit.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "base/csv/csv.hpp"

namespace hotline::app {
namespace {

constexpr int kPage = 1000;

std::string words_of(const AuditFilter& filter) {
    std::string words;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) words += (words.empty() ? "" : " ") + std::string(name) + "=" + value;
    };
    add("person", filter.person);
    add("action", filter.action);
    add("object", filter.object);
    add("from", filter.from ? to_rfc3339(*filter.from) : std::string{});
    add("to", filter.to ? to_rfc3339(*filter.to) : std::string{});
    return words;
}

std::vector<std::string> cells_of(const AuditRow& row) {
    return {std::to_string(row.seq),
            to_rfc3339(row.at),
            std::to_string(row.actor.value),
            row.actor_name,
            row.role ? boost::describe::enum_to_string(*row.role, "") : "",
            row.address,
            row.action,
            row.object,
            row.detail,
            boost::describe::enum_to_string(row.result, ""),
            row.record,
            row.hash};
}

}  // namespace

std::string export_audit(UnitOfWork& work, AuditFilter filter) {
    std::string out{csv::kByteOrderMark};
    csv::append_row(
        out, {"seq", "at", "actor", "actor_name", "role", "address", "action", "object", "detail", "result", "record", "hash"});
    filter.limit = kPage;
    filter.cursor.clear();
    int rows = 0;
    do {
        AuditPage page = work.audit.list(filter);
        for (const AuditRow& row : page.rows) csv::append_row(out, cells_of(row));
        rows += static_cast<int>(page.rows.size());
        filter.cursor = std::move(page.next);
    } while (!filter.cursor.empty() && rows < kMostAuditRowsExported);
    return out;
}

void note_audit_use(UnitOfWork& work, const Actor& actor, const AuditFilter& filter, std::string action, Instant now) {
    work.audit.append(
        {.at = now, .actor = actor, .address = {}, .action = std::move(action), .object = "audit", .detail = words_of(filter)});
}

AuditState audit_state(UnitOfWork& work) { return {.check = work.audit.last_check()}; }

}  // namespace hotline::app
