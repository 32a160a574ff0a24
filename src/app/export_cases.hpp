#pragma once
#include <expected>

#include "app/administration/change_rows.hpp"
#include "app/list_cases.hpp"
#include "app/ports/document_maker.hpp"

namespace hotline::app {

/// One column of an exported list: a member of CaseRow, its title, and how its words are to be written (e.g. "help" -> "求助").
struct ExportColumn {
    std::string name;
    std::string title;
    std::map<std::string, std::string> words;
};
BOOST_DESCRIBE_STRUCT(ExportColumn, (), (name, title, words))
constexpr json::Rules json_rules(const ExportColumn*, std::string_view member) {
    if (member == "title") return {.max_len = 60};
    return {};
}

BOOST_DEFINE_ENUM_CLASS(ExportFormat, csv, xlsx)

/// The filter of a list, and the columns that are wanted.
struct ExportCases {
    std::vector<CaseState> state;
    std::vector<CaseStage> stage;
    std::optional<CaseKind> kind;
    std::optional<DistrictCode> district;
    std::optional<DepartmentCode> department;
    std::string q;
    std::string phone;
    std::optional<CallId> call;
    std::optional<Instant> from;  ///< of being recorded
    std::optional<Instant> to;
    bool mine{false};
    bool overdue{false};
    std::vector<ExportColumn> columns;
    ExportFormat format{ExportFormat::csv};
};
BOOST_DESCRIBE_STRUCT(ExportCases, (),
                      (state, stage, kind, district, department, q, phone, call, from, to, mine, overdue, columns, format))
constexpr auto json_optional(const ExportCases*) {
    return std::array<std::string_view, 7>{"state", "stage", "q", "phone", "mine", "overdue", "format"};
}
constexpr json::Rules json_rules(const ExportCases*, std::string_view member) {
    return member == "columns" ? json::Rules{.min_len = 1, .max_len = 40} : json::Rules{};
}

inline constexpr std::size_t kMostRowsExported = 50'000;

enum class ExportRefusal { unknown_column, too_many };

/// The rows that list_cases would show to this person, page after page. Times are the city's. A read: it may take long.
[[nodiscard]] std::expected<TextTable, ExportRefusal> export_cases(UnitOfWork& work, const Actor& actor,
                                                                   const ExportCases& wanted, Instant now);
/// As CSV that no spreadsheet calculates with.
[[nodiscard]] std::string to_csv(const TextTable& table);
/// Writes down who takes what out; the file is given away when that is durable.
void log_export(const AdminWork& doing, const ExportCases& wanted);

}  // namespace hotline::app
