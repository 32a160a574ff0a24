#include "app/statistics/export_report.hpp"

#include <fmt/format.h>

#include "app/city_time.hpp"

namespace hotline::app {
namespace {

/// False: no report knows a filter of this name.
bool take_filters(ReportQuery& query, const std::map<std::string, std::string>& filters) {
    for (const auto& [name, value] : filters) {
        const std::map<std::string_view, std::string*> places{{"queue", &query.queue},       {"channel", &query.channel},
                                                              {"agent", &query.agent},       {"kind", &query.kind},
                                                              {"category", &query.category}, {"district", &query.district},
                                                              {"street", &query.street},     {"department", &query.department}};
        const auto place = places.find(name);
        if (place == places.end()) return false;
        *place->second = value;
    }
    return true;
}

/// The words of a file, in its reader's language.
struct Words {
    bool zh;

    [[nodiscard]] std::string of(std::string_view chinese, std::string_view english) const {
        return std::string(zh ? chinese : english);
    }
    [[nodiscard]] std::string unit(FigureUnit unit) const {
        if (unit == FigureUnit::percent) return " (%)";
        return unit == FigureUnit::seconds ? of("（秒）", " (s)") : std::string{};
    }
};

std::string text_of(const std::optional<double>& value, FigureUnit unit) {
    if (!value) return {};
    return unit == FigureUnit::count ? fmt::format("{:.0f}", *value) : fmt::format("{:.2f}", *value);
}

template <class Pick>
std::vector<std::string> line_of(std::string name, const std::vector<FigureView>& figures, Pick pick) {
    std::vector<std::string> cells{std::move(name)};
    for (const FigureView& one : figures) cells.push_back(text_of(pick(one), find_measure(one.measure)->unit));
    return cells;
}

std::string name_of(const ReportGroup& group, const ExportReport& wanted, const Words& words) {
    const auto word = wanted.words.find(group.key);
    return word == wanted.words.end() ? words.of(group.name_zh, group.name_en) : word->second;
}

void add_head(TextTable& table, const StandardReport& report, const Words& words) {
    table.titles.push_back(words.of(report.name_zh, report.name_en));
    for (const std::string_view code : report.measures) {
        const Measure& one = *find_measure(code);
        table.titles.push_back(words.of(one.name_zh, one.name_en) + words.unit(one.unit));
    }
}

void add_formulas(TextTable& table, const StandardReport& report, const Words& words) {
    auto& cells = table.rows.emplace_back(std::vector{words.of("公式", "Formula")});
    for (const std::string_view code : report.measures) {
        const Measure& one = *find_measure(code);
        cells.push_back(words.zh ? formula_zh(one) : formula_en(one));
    }
}

}  // namespace

Result<TextTable, ReportRefusal> export_report(UnitOfWork& work, const Actor& actor, const std::string& code,
                                               const ExportReport& wanted, Instant now) {
    ReportQuery query{.report = code, .from = wanted.from, .to = wanted.to, .granularity = wanted.granularity};
    if (!take_filters(query, wanted.filters)) return refuse(ReportRefusal::filter_unfit);
    const auto report = read_report(work, actor, query, now);
    if (!report) return refuse(report.error());
    const Words words{wanted.language == ReportLanguage::zh};
    TextTable table{.name = code};
    add_head(table, *find_report(code), words);
    for (const ReportGroup& group : report->groups)
        table.rows.push_back(line_of(name_of(group, wanted, words), group.figures, std::mem_fn(&FigureView::value)));
    table.rows.push_back(line_of(words.of("合计", "Total"), report->total, std::mem_fn(&FigureView::value)));
    table.rows.push_back(
        line_of(words.of("环比：上期合计", "Total of the period before"), report->total, std::mem_fn(&FigureView::previous)));
    table.rows.push_back(
        line_of(words.of("同比：上年同期合计", "Total a year ago"), report->total, std::mem_fn(&FigureView::year_ago)));
    add_formulas(table, *find_report(code), words);
    const auto offset = city_calendar(work).value_or(Calendar{}).utc_offset;
    table.rows.push_back({words.of("期间", "Period"),
                          fmt::format("{} – {}", local_minute(report->from, offset), local_minute(report->to, offset))});
    table.rows.back().resize(table.titles.size());
    return table;
}

void log_report(const AdminWork& doing, const std::string& code, const ExportReport& wanted) {
    doing.log(AdminObject::report, code, AdminAction::take_out, {}, json::encode(wanted));
}

}  // namespace hotline::app
