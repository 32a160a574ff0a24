#pragma once
#include <boost/describe/enum.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "domain/statistics/measure.hpp"

namespace hotline {

/// How long the pieces are that a report by time shows; quarter_hour, half_hour and hour are pieces of the day.
BOOST_DEFINE_ENUM_CLASS(Granularity, quarter_hour, half_hour, hour, day, week, month, quarter, year)

/// A table that somebody asked for often enough to give it a name (requirements B.9).
struct StandardReport {
    std::string_view code;
    std::string_view name_zh;
    std::string_view name_en;
    Dimension by{};
    std::span<const std::string_view> measures;
};

[[nodiscard]] std::span<const StandardReport> all_reports();
[[nodiscard]] const StandardReport* find_report(std::string_view code);

/// The subjects that the report's facts are of, each once.
[[nodiscard]] std::vector<Subject> subjects_of(const StandardReport& report);
/// The facts of a subject that the report's figures are made of, each once.
[[nodiscard]] std::vector<Fact> facts_of(const StandardReport& report, Subject subject);
/// By what the report can be restricted: what all of its subjects know.
[[nodiscard]] std::vector<Dimension> filters_of(const StandardReport& report);
/// The pieces that a report can be asked for in, the usual one first; none when it is not by time.
[[nodiscard]] std::vector<Granularity> granularities_of(const StandardReport& report);

}  // namespace hotline
