#include "domain/statistics/catalogue_page.hpp"

#include "domain/statistics/report.hpp"

namespace hotline {
namespace {

constexpr std::string_view kHead = R"(# 统计口径 · What the figures count

本页由程序生成（`hotline statistics catalogue`），与程序计算所用的目录完全一致。
This page is made by the program (`hotline statistics catalogue`) from the catalogue that it computes by.

- 没有分母时不显示数值，绝不显示 0%。Without a denominator there is no figure, never 0 %.
- 电话按来电时间计入期间；工单按受理时间（批次）、到期时间或办结时间计入，见各指标；操作按发生时间计入。
  Calls belong to the period they came in; cases to that of their recording (cohort), due time or end of handling, as each
  figure says; acts to that in which they were done.
- 通话所属队列为最后进入的队列；座席为首先接通的座席；部门为工单现在所在（操作：当时所在）的承办单位，上级含下级。
  A call's queue is the last one it joined, its agent the first who answered; a department is where the case lies now (of an
  act: where it lay then), and counts the units below it.
- 座席各状态时长之和等于签入时长；一个状态超过36小时按36小时计（签出记录丢失）。
  An agent's times add up to the time signed in; a state longer than 36 hours counts 36 (its end was never written).
- 按时办结与超期以批准延期后的时限计算；尚无按原时限计算的指标。
  In time and overdue are by the limit with granted extensions; there is no figure yet by the original limit.
- 环比：整月与之前同样多的整月比，否则与紧邻的等长期间比。同比：与上年同日比，2月29日对2月28日。
  Compared with before: whole months with as many months before, else the same length just before; with a year ago: the same
  dates, 29 February with 28 February.
)";

std::string_view unit_name(FigureUnit unit) {
    switch (unit) {
        case FigureUnit::percent: return "%";
        case FigureUnit::seconds: return "s";
        case FigureUnit::count: break;
    }
    return "个 number";
}

void add_line(std::string& page, std::initializer_list<std::string_view> cells) {
    page += '|';
    for (const std::string_view cell : cells) page.append(" ").append(cell).append(" |");
    page += '\n';
}

void add_measures(std::string& page) {
    page += "\n## 指标 Measures\n\n";
    add_line(page, {"code", "名称", "name", "公式", "formula", "unit", "依据 source"});
    page += "|---|---|---|---|---|---|---|\n";
    for (const Measure& one : all_measures())
        add_line(page, {one.code, one.name_zh, one.name_en, formula_zh(one), formula_en(one), unit_name(one.unit), one.source});
}

void add_reports(std::string& page) {
    page += "\n## 报表 Reports\n";
    for (const StandardReport& one : all_reports()) {
        page.append("\n### ")
            .append(one.name_zh)
            .append(" · ")
            .append(one.name_en)
            .append(" (`")
            .append(one.code)
            .append("`)\n\n");
        bool first = true;
        for (const std::string_view measure : one.measures) {
            page.append(first ? "" : ", ").append(find_measure(measure)->name_zh);
            first = false;
        }
        page += "\n";
    }
}

}  // namespace

std::string catalogue_page() {
    std::string page(kHead);
    add_measures(page);
    add_reports(page);
    return page;
}

}  // namespace hotline
