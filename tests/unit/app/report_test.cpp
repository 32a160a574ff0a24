#include "app/statistics/export_report.hpp"
#include "case_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class Reports : public CaseFixture {
protected:
    Result<ReportFigures, ReportRefusal> report(ReportQuery query) {
        return read_report(city.work, city.person(Role::leader), query, city.now() + 1h);
    }
    Result<FactRowPage, ReportRefusal> rows(ReportRowsQuery query) {
        return read_report_rows(city.work, city.person(Role::leader), query, city.now() + 1h);
    }
    static const FigureView& figure_of(const std::vector<FigureView>& figures, std::string_view code) {
        return *std::ranges::find(figures, code, &FigureView::measure);
    }
    static const ReportGroup* line(const ReportFigures& report, std::string_view key) {
        const auto found = std::ranges::find(report.groups, key, &ReportGroup::key);
        return found == report.groups.end() ? nullptr : &*found;
    }
};

TEST_F(Reports, SayNoFigureWhereThereIsNothingToDivideBy) {
    const auto empty = report({.report = "calls"}).value();
    EXPECT_EQ(figure_of(empty.total, "calls_in").value, 0);
    EXPECT_EQ(figure_of(empty.total, "answer_rate").value, std::nullopt);
    EXPECT_EQ(figure_of(empty.total, "answer_rate").denominator, 0);
    ASSERT_EQ(empty.groups.size(), 1U) << "a day without calls is shown";
    EXPECT_EQ(empty.groups[0].key, "2026-11-23");
}

TEST_F(Reports, CompareWithTheDayBeforeAndTheYearBefore) {
    city.abandoned_call("13800000001");
    city.abandoned_call("13800000002");
    ReportQuery tomorrow{
        .report = "hours", .from = parse_rfc3339("2026-11-24T00:00:00+08:00"), .to = parse_rfc3339("2026-11-25T00:00:00+08:00")};
    const auto figures = report(tomorrow).value();
    EXPECT_EQ(figure_of(figures.total, "queued").value, 0);
    EXPECT_EQ(figure_of(figures.total, "queued").previous, 2);
    EXPECT_EQ(figure_of(figures.total, "queued").year_ago, 0);
    EXPECT_EQ(figures.groups.size(), 24U);
    EXPECT_EQ(figure_of(line(figures, "10:00")->figures, "queued").previous, 2);
}

TEST_F(Reports, ShowTheRowsBehindAFigure) {
    city.end_call(city.talking_call("13800000001", city.person(Role::agent).user));
    city.abandoned_call("13800000002");
    const auto agents = report({.report = "agents"}).value();
    const std::string key = std::to_string(city.person(Role::agent).user.value);
    ASSERT_NE(line(agents, key), nullptr);
    EXPECT_EQ(line(agents, key)->name_zh, "某agent");
    ReportRowsQuery query{.where = {.report = "hours"}, .measure = "answer_rate", .group = "10:00"};
    EXPECT_EQ(rows(query)->rows.size(), 1U);
    query.part = FigurePart::denominator;
    EXPECT_EQ(rows(query)->rows.size(), 2U);
    query.group = "11:00";
    EXPECT_TRUE(rows(query)->rows.empty());
    query.measure = "recorded";
    EXPECT_EQ(rows(query).error(), ReportRefusal::measure_unknown);
}

TEST_F(Reports, CountWhatLiesBelowACategory) {
    const CaseView at = replied();
    const auto top = report({.report = "categories"}).value();
    ASSERT_NE(line(top, "10"), nullptr);
    EXPECT_EQ(figure_of(line(top, "10")->figures, "recorded").value, 1);
    EXPECT_EQ(line(top, "10")->name_en, "City works");
    const auto below = report({.report = "categories", .category = "10"}).value();
    EXPECT_NE(line(below, "1001"), nullptr);
    const auto page = rows({.where = {.report = "categories"}, .measure = "recorded", .group = "10"}).value();
    ASSERT_EQ(page.rows.size(), 1U);
    EXPECT_EQ(page.rows[0].of_case, at.id);
}

TEST_F(Reports, RefuseWhatTheyDoNotKnow) {
    EXPECT_EQ(report({.report = "weather"}).error(), ReportRefusal::not_found);
    EXPECT_EQ(report({.report = "queues", .district = "east"}).error(), ReportRefusal::filter_unfit);
    EXPECT_EQ(report({.report = "calls", .granularity = Granularity::hour}).error(), ReportRefusal::granularity_unfit);
    EXPECT_EQ(report({.report = "calls", .from = city.now(), .to = city.now()}).error(), ReportRefusal::reversed);
}

TEST_F(Reports, WhoLooksAfterADistrictCountsItsCases) {
    const CaseView at = replied();
    Actor actor = city.person(Role::leader);
    actor.districts = {{at.facts.district.value == "west" ? "east" : "west"}};
    const auto figures = read_report(city.work, actor, {.report = "districts"}, city.now() + 1h).value();
    EXPECT_EQ(figure_of(figures.total, "recorded").value, at.facts.district.empty() ? 1 : 0);
}

TEST_F(Reports, FilesHaveTotalsAndFormulas) {
    city.abandoned_call("13800000002");
    const auto table = export_report(city.work, city.person(Role::leader), "queues", {}, city.now() + 1h).value();
    ASSERT_EQ(table.rows.size(), 6U) << "a queue, total, two comparisons, formulas, period";
    EXPECT_EQ(table.titles[1], "进入队列量");
    EXPECT_EQ(table.rows[1][0], "合计");
    EXPECT_EQ(table.rows[1][1], "1");
    EXPECT_EQ(table.rows[4][1], "进入队列的电话");
    const ExportReport unknown{.filters = {{"weather", "rain"}}};
    EXPECT_EQ(export_report(city.work, city.person(Role::leader), "queues", unknown, city.now()).error(),
              ReportRefusal::filter_unfit);
}

}  // namespace
}  // namespace hotline::app
