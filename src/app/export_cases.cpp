#include "app/export_cases.hpp"

#include "app/city_time.hpp"
#include "base/csv/csv.hpp"

namespace hotline::app {
namespace {

constexpr int kPage = 200;

CaseQuery query_of(const ExportCases& wanted) {
    return {.states = wanted.state,
            .stages = wanted.stage,
            .kind = wanted.kind,
            .district = wanted.district,
            .department = wanted.department,
            .text = wanted.q,
            .citizen_phone = wanted.phone,
            .call = wanted.call,
            .from = wanted.from,
            .to = wanted.to,
            .mine = wanted.mine,
            .overdue = wanted.overdue,
            .limit = kPage};
}

/// Reads one member of a row as the text of a cell.
class Column {
public:
    Column(const ExportColumn& wanted, const json::Member& member) : wanted_(wanted), member_(member) {}

    [[nodiscard]] std::string cell(const CaseRow& row, std::chrono::minutes offset) const {
        const void* at = member_.at(const_cast<CaseRow*>(&row));  // only the address is computed
        std::string text;
        if (&member_.type() == &json::type_of<Instant>()) {
            text = local_minute(*static_cast<const Instant*>(at), offset);
        } else if (&member_.type() == &json::type_of<std::optional<Instant>>()) {
            const auto& time = *static_cast<const std::optional<Instant>*>(at);
            if (time) text = local_minute(*time, offset);
        } else {
            text = csv::text_of(member_.type(), at);
        }
        const auto word = wanted_.words.find(text);
        return word == wanted_.words.end() ? text : word->second;
    }

private:
    const ExportColumn& wanted_;
    const json::Member& member_;
};

std::optional<std::vector<Column>> columns_of(const ExportCases& wanted) {
    const auto& members = json::type_of<CaseRow>().members;
    std::vector<Column> columns;
    for (const ExportColumn& column : wanted.columns) {
        const auto member = std::ranges::find(members, column.name, &json::Member::name);
        if (member == members.end()) return std::nullopt;
        columns.emplace_back(column, *member);
    }
    return columns;
}

}  // namespace

std::expected<TextTable, ExportRefusal> export_cases(UnitOfWork& work, const Actor& actor, const ExportCases& wanted,
                                                     Instant now) {
    const auto columns = columns_of(wanted);
    if (!columns) return std::unexpected(ExportRefusal::unknown_column);
    const auto offset = city_time(work).calendar.utc_offset;
    TextTable table{.name = "cases"};
    for (const ExportColumn& column : wanted.columns) table.titles.push_back(column.title);
    CaseQuery query = query_of(wanted);
    do {
        CasePage page = list_cases(work, actor, query, now);
        if (table.rows.size() + page.rows.size() > kMostRowsExported) return std::unexpected(ExportRefusal::too_many);
        for (const CaseRow& row : page.rows) {
            auto& cells = table.rows.emplace_back();
            for (const Column& column : *columns) cells.push_back(column.cell(row, offset));
        }
        query.cursor = std::move(page.next);
    } while (!query.cursor.empty());
    return table;
}

std::string to_csv(const TextTable& table) {
    std::string out{csv::kByteOrderMark};
    csv::append_row(out, table.titles);
    for (const auto& row : table.rows) csv::append_row(out, row);
    return out;
}

void log_export(const AdminWork& doing, const ExportCases& wanted) {
    doing.log(AdminObject::case_list, std::to_string(doing.actor.user.value), AdminAction::take_out, {}, json::encode(wanted));
}

}  // namespace hotline::app
