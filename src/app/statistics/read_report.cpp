#include "app/statistics/read_report.hpp"

#include <algorithm>

#include "app/city_time.hpp"
#include "app/statistics/grouping.hpp"

namespace hotline::app {
namespace {

constexpr int kMostRows = 200;

MeasureItem item_of(const Measure& one) {
    return {.code = std::string(one.code),
            .name_zh = std::string(one.name_zh),
            .name_en = std::string(one.name_en),
            .formula_zh = formula_zh(one),
            .formula_en = formula_en(one),
            .unit = one.unit,
            .divides = one.denominator.has_value(),
            .source = std::string(one.source)};
}

ReportItem item_of(const StandardReport& one) {
    return {.code = std::string(one.code),
            .name_zh = std::string(one.name_zh),
            .name_en = std::string(one.name_en),
            .by = one.by,
            .measures = {one.measures.begin(), one.measures.end()},
            .filters = filters_of(one),
            .granularities = granularities_of(one)};
}

ReportRefusal refusal_of(PeriodRefusal why) {
    return why == PeriodRefusal::reversed ? ReportRefusal::reversed : ReportRefusal::too_long;
}

/// Everything that a query says, understood.
struct Asked {
    const StandardReport& report;
    StatPeriod period;
    Granularity granularity{Granularity::day};
    FactFilter filter;
    Grouping grouping;
};

struct NamedFilter {
    Dimension by;
    const std::string& value;
};

std::array<NamedFilter, 8> filters_in(const ReportQuery& query) {
    using enum Dimension;
    return {{{queue, query.queue},
             {channel, query.channel},
             {agent, query.agent},
             {kind, query.kind},
             {category, query.category},
             {district, query.district},
             {street, query.street},
             {department, query.department}}};
}

Result<std::vector<FactFilter::Keep>, ReportRefusal> keeps_of(UnitOfWork& work, const StandardReport& report,
                                                              const ReportQuery& query) {
    std::vector<FactFilter::Keep> keeps;
    const auto known = filters_of(report);
    for (const auto& [by, value] : filters_in(query)) {
        if (value.empty()) continue;
        if (std::ranges::find(known, by) == known.end()) return refuse(ReportRefusal::filter_unfit);
        const bool is_tree = by == Dimension::category || by == Dimension::department;
        keeps.push_back({by, is_tree ? with_below(work, by, value) : std::vector{value}});
    }
    return keeps;
}

Result<Granularity, ReportRefusal> granularity_of(const StandardReport& report, const ReportQuery& query) {
    const auto known = granularities_of(report);
    if (!query.granularity) return known.empty() ? Granularity::day : known.front();
    if (std::ranges::find(known, *query.granularity) == known.end()) return refuse(ReportRefusal::granularity_unfit);
    return *query.granularity;
}

std::string top_of(const StandardReport& report, const ReportQuery& query) {
    if (report.by == Dimension::category) return query.category;
    return report.by == Dimension::department ? query.department : std::string{};
}

Result<Asked, ReportRefusal> understand(UnitOfWork& work, const Actor& actor, const ReportQuery& query, Instant now) {
    const StandardReport* report = find_report(query.report);
    if (report == nullptr) return refuse(ReportRefusal::not_found);
    const Calendar calendar = city_calendar(work).value_or(Calendar{});
    const auto period = period_of(calendar, query.from, query.to, now);
    if (!period) return refuse(refusal_of(period.error()));
    auto keeps = keeps_of(work, *report, query);
    if (!keeps) return refuse(keeps.error());
    const auto granularity = granularity_of(*report, query);
    if (!granularity) return refuse(granularity.error());
    return Asked{.report = *report,
                 .period = {period->from, period->to},
                 .granularity = *granularity,
                 .filter = {.from = period->from,
                            .to = period->to,
                            .now = now,
                            .utc_offset = calendar.utc_offset,
                            .keeps = std::move(*keeps),
                            .scope = actor.districts},
                 .grouping = Grouping(work, report->by, *granularity, top_of(*report, query))};
}

struct Counted {
    FactCounts total;
    std::map<std::string, FactCounts> lines;
};

Counted count_period(UnitOfWork& work, const Asked& asked, const StatPeriod& period) {
    FactFilter filter = asked.filter;
    filter.from = period.from;
    filter.to = period.to;
    Counted counted;
    for (const Subject subject : subjects_of(asked.report)) {
        const auto facts = facts_of(asked.report, subject);
        for (const GroupCounts& group : work.reports.count(subject, asked.report.by, facts, filter)) {
            counted.lines[asked.grouping.key_of(group.group)].gather(group.counts);
            counted.total.gather(group.counts);
        }
    }
    return counted;
}

std::vector<FigureView> figures_of(const StandardReport& report, const FactCounts& now, const FactCounts* previous,
                                   const FactCounts* year_ago) {
    std::vector<FigureView> figures;
    for (const std::string_view code : report.measures) {
        const Measure& measure = *find_measure(code);
        FigureView& one = figures.emplace_back();
        one.measure = code;
        one.numerator = now[measure.numerator];
        if (measure.denominator) one.denominator = now[*measure.denominator];
        one.value = figure(measure, now);
        if (previous != nullptr) one.previous = figure(measure, *previous);
        if (year_ago != nullptr) one.year_ago = figure(measure, *year_ago);
    }
    return figures;
}

const FactCounts& line_of(const Counted& counted, const std::string& key) {
    static const FactCounts kNothing;
    const auto found = counted.lines.find(key);
    return found == counted.lines.end() ? kNothing : found->second;
}

/// Lines in the order of time, or those with the largest first figure first.
void sort_lines(std::vector<ReportGroup>& lines, Dimension by) {
    if (by == Dimension::time || by == Dimension::slot) return;
    std::ranges::sort(lines, {},
                      [](const ReportGroup& line) { return std::pair{-line.figures.front().value.value_or(-1), line.key}; });
}

}  // namespace

ReportCatalogue report_catalogue() {
    ReportCatalogue all;
    for (const Measure& one : all_measures()) all.measures.push_back(item_of(one));
    for (const StandardReport& one : all_reports()) all.reports.push_back(item_of(one));
    return all;
}

Result<ReportFigures, ReportRefusal> read_report(UnitOfWork& work, const Actor& actor, const ReportQuery& query, Instant now) {
    const auto asked = understand(work, actor, query, now);
    if (!asked) return refuse(asked.error());
    const auto offset = asked->filter.utc_offset;
    const StatPeriod before = previous_of(asked->period, offset);
    const StatPeriod year_ago = year_ago_of(asked->period, offset);
    Counted counted = count_period(work, *asked, asked->period);
    const Counted counted_before = count_period(work, *asked, before);
    const Counted counted_year_ago = count_period(work, *asked, year_ago);
    for (const std::string& key : asked->grouping.always(asked->period, offset)) counted.lines.try_emplace(key);
    ReportFigures report{.report = query.report,
                         .from = asked->period.from,
                         .to = asked->period.to,
                         .previous_from = before.from,
                         .previous_to = before.to,
                         .year_ago_from = year_ago.from,
                         .year_ago_to = year_ago.to,
                         .as_of = now};
    report.total = figures_of(asked->report, counted.total, &counted_before.total, &counted_year_ago.total);
    const bool compares = asked->report.by != Dimension::time;
    for (const auto& [key, counts] : counted.lines) {
        auto [name_zh, name_en] = asked->grouping.names_of(key);
        report.groups.push_back({key, std::move(name_zh), std::move(name_en),
                                 figures_of(asked->report, counts, compares ? &line_of(counted_before, key) : nullptr,
                                            compares ? &line_of(counted_year_ago, key) : nullptr)});
    }
    sort_lines(report.groups, asked->report.by);
    return report;
}

Result<FactRowPage, ReportRefusal> read_report_rows(UnitOfWork& work, const Actor& actor, const ReportRowsQuery& query,
                                                    Instant now) {
    const auto asked = understand(work, actor, query.where, now);
    if (!asked) return refuse(asked.error());
    const auto& measures = asked->report.measures;
    const Measure* measure = find_measure(query.measure);
    if (measure == nullptr || std::ranges::find(measures, query.measure) == measures.end())
        return refuse(ReportRefusal::measure_unknown);
    const bool wants_denominator = query.part == FigurePart::denominator && measure->denominator;
    FactFilter filter = asked->filter;
    if (!query.group.empty()) asked->grouping.keep_line(filter, query.group);
    return work.reports.rows(wants_denominator ? *measure->denominator : measure->numerator, filter, query.cursor,
                             std::clamp(query.limit, 1, kMostRows));
}

}  // namespace hotline::app
