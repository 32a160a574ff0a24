#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "adapters/http/routes/call_documents.hpp"
#include "app/statistics/read_report.hpp"
#include "base/time.hpp"

namespace hotline::http {

/// [from, to)
struct PeriodQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
};
BOOST_DESCRIBE_STRUCT(PeriodQuery, (), (from, to))

/// Codes and words; one that is left out does not restrict.
struct ReportFigureQuery {
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
BOOST_DESCRIBE_STRUCT(ReportFigureQuery, (),
                      (from, to, granularity, queue, channel, agent, kind, category, district, street, department))
constexpr auto json_optional(const ReportFigureQuery*) {
    return std::array<std::string_view, 8>{"queue", "channel", "agent", "kind", "category", "district", "street", "department"};
}

struct ReportRowQuery {
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
    std::string measure;
    app::FigurePart part{app::FigurePart::numerator};
    std::string group;  ///< empty: of the total
    int limit{50};
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(ReportRowQuery, (),
                      (from, to, granularity, queue, channel, agent, kind, category, district, street, department, measure, part,
                       group, limit, cursor))
constexpr auto json_optional(const ReportRowQuery*) {
    return std::array<std::string_view, 12>{"queue",  "channel",    "agent", "kind",  "category", "district",
                                            "street", "department", "part",  "group", "limit",    "cursor"};
}
constexpr json::Rules json_rules(const ReportRowQuery*, std::string_view member) {
    return member == "limit" ? kLimitRules : json::Rules{};
}

}  // namespace hotline::http
