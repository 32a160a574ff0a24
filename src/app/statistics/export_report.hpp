#pragma once
#include <boost/describe/class.hpp>
#include <map>

#include "app/administration/change_rows.hpp"
#include "app/export_cases.hpp"
#include "app/ports/document_maker.hpp"
#include "app/statistics/read_report.hpp"

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(ReportLanguage, zh, en)

/// Which report is wanted as a file, and how its lines are to be named where the server has no name (e.g. "phone" -> "电话").
struct ExportReport {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<Granularity> granularity;
    std::map<std::string, std::string> filters;  ///< by dimension
    ReportLanguage language{ReportLanguage::zh};
    std::map<std::string, std::string> words;
    ExportFormat format{ExportFormat::csv};
};
BOOST_DESCRIBE_STRUCT(ExportReport, (), (from, to, granularity, filters, language, words, format))
constexpr auto json_optional(const ExportReport*) {
    return std::array<std::string_view, 4>{"filters", "language", "words", "format"};
}

/// The report as a table of texts: its lines, the total with what it is compared with, and below each figure its formula.
[[nodiscard]] Result<TextTable, ReportRefusal> export_report(UnitOfWork& work, const Actor& actor, const std::string& code,
                                                             const ExportReport& wanted, Instant now);
/// Writes down who takes which report out; the file is given away when that is durable.
void log_report(const AdminWork& doing, const std::string& code, const ExportReport& wanted);

}  // namespace hotline::app
