#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/statistics/report.hpp"

namespace hotline::app {

/// One of the things behind a figure. What does not fit its kind is empty. No names or numbers of citizens.
struct FactRow {
    Instant at;                  ///< by which it belongs to the period
    std::optional<CallId> call;  ///< to be opened
    std::optional<CaseId> of_case;
    std::string number;  ///< of the case
    std::string title;
    std::string state;  ///< outcome, stage, act, answer, work: a word of the subject
    QueueCode queue;
    DepartmentCode department;
    std::string agent_name;
    std::int64_t amount{};  ///< what it adds: 1, or milliseconds
};
BOOST_DESCRIBE_STRUCT(FactRow, (), (at, call, of_case, number, title, state, queue, department, agent_name, amount))

struct FactRowPage {
    std::vector<FactRow> rows;
    std::string next;  ///< cursor of the next page; empty: the end
};
BOOST_DESCRIBE_STRUCT(FactRowPage, (), (rows, next))

/// A measure of the catalogue as everybody may read it.
struct MeasureItem {
    std::string code;
    std::string name_zh;
    std::string name_en;
    std::string formula_zh;
    std::string formula_en;
    FigureUnit unit{};
    bool divides{false};  ///< it has a denominator whose rows can be asked for
    std::string source;
};
BOOST_DESCRIBE_STRUCT(MeasureItem, (), (code, name_zh, name_en, formula_zh, formula_en, unit, divides, source))

struct ReportItem {
    std::string code;
    std::string name_zh;
    std::string name_en;
    Dimension by{};
    std::vector<std::string> measures;
    std::vector<Dimension> filters;
    std::vector<Granularity> granularities;  ///< the usual one first; empty: not by time
};
BOOST_DESCRIBE_STRUCT(ReportItem, (), (code, name_zh, name_en, by, measures, filters, granularities))

struct ReportCatalogue {
    std::vector<MeasureItem> measures;
    std::vector<ReportItem> reports;
};
BOOST_DESCRIBE_STRUCT(ReportCatalogue, (), (measures, reports))

/// A figure with what it is made of; times in milliseconds, the figure in the measure's unit.
struct FigureView {
    std::string measure;
    std::int64_t numerator{};
    std::optional<std::int64_t> denominator;
    std::optional<double> value;     ///< absent: nothing to divide by
    std::optional<double> previous;  ///< 环比: of the period before
    std::optional<double> year_ago;  ///< 同比
};
BOOST_DESCRIBE_STRUCT(FigureView, (), (measure, numerator, denominator, value, previous, year_ago))

struct ReportGroup {
    std::string key;  ///< "-": of none
    std::string name_zh;
    std::string name_en;
    std::vector<FigureView> figures;
};
BOOST_DESCRIBE_STRUCT(ReportGroup, (), (key, name_zh, name_en, figures))

/// A report over [from, to), with the periods it is compared with. Pieces of time are compared in the total only.
struct ReportFigures {
    std::string report;
    Instant from;
    Instant to;
    Instant previous_from;
    Instant previous_to;
    Instant year_ago_from;
    Instant year_ago_to;
    Instant as_of;
    std::vector<FigureView> total;
    std::vector<ReportGroup> groups;
};
BOOST_DESCRIBE_STRUCT(ReportFigures, (),
                      (report, from, to, previous_from, previous_to, year_ago_from, year_ago_to, as_of, total, groups))

}  // namespace hotline::app
