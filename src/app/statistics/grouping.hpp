#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/ports/stores.hpp"
#include "domain/statistics/pieces.hpp"

namespace hotline::app {

/// The key of what has no value: cases in no district, calls that nobody answered.
inline constexpr std::string_view kNoGroup = "-";

/// Into which lines of a report the values of its dimension go: days into weeks, categories and units into those that stand at
/// the top of what is shown.
class Grouping {
public:
    Grouping(UnitOfWork& work, Dimension by, Granularity granularity, std::string top);

    [[nodiscard]] std::string key_of(const std::string& value) const;
    /// Lines that are shown even when nothing happened: the pieces of time.
    [[nodiscard]] std::vector<std::string> always(const StatPeriod& period, std::chrono::minutes utc_offset) const;
    /// Restricts the filter to a line.
    void keep_line(FactFilter& filter, const std::string& key) const;
    /// In Chinese or English; the key itself when it has no name of its own.
    [[nodiscard]] std::pair<std::string, std::string> names_of(const std::string& key) const;

private:
    [[nodiscard]] std::string under_top(const std::string& code) const;

    UnitOfWork& work_;
    Dimension by_;
    Granularity granularity_;
    std::string top_;
    std::map<std::string, std::string> parents_;
    std::map<std::string, std::pair<std::string, std::string>> names_;
};

/// The code and all below it in the tree of categories or departments.
[[nodiscard]] std::vector<std::string> with_below(UnitOfWork& work, Dimension tree, const std::string& code);

}  // namespace hotline::app
