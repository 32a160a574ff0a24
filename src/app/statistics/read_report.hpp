#pragma once
#include <optional>
#include <string>

#include "app/formats/statistics.hpp"
#include "app/period.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(ReportRefusal, not_found, filter_unfit, granularity_unfit, measure_unknown, reversed, too_long)

/// What a report is asked for; empty texts do not restrict. Departments and categories mean those below them as well.
struct ReportQuery {
    std::string report;
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<Granularity> granularity;
    std::string queue;
    std::string channel;
    std::string agent;
    std::string kind;
    std::string category;
    std::string district;
    std::string street;
    std::string department;
};

/// Which of the two facts of a figure.
BOOST_DEFINE_ENUM_CLASS(FigurePart, numerator, denominator)

/// The rows behind one figure, of a group or (empty) of the total.
struct ReportRowsQuery {
    ReportQuery where;
    std::string measure;
    FigurePart part{FigurePart::numerator};
    std::string group;
    std::string cursor;
    int limit{50};  ///< cut to 1..200
};

[[nodiscard]] ReportCatalogue report_catalogue();

/// At most 400 days; without a period: today. Who looks after some districts counts the cases of these.
[[nodiscard]] Result<ReportFigures, ReportRefusal> read_report(UnitOfWork& work, const Actor& actor, const ReportQuery& query,
                                                               Instant now);
[[nodiscard]] Result<FactRowPage, ReportRefusal> read_report_rows(UnitOfWork& work, const Actor& actor,
                                                                  const ReportRowsQuery& query, Instant now);

}  // namespace hotline::app
