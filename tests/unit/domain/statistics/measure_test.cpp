#include "domain/statistics/measure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "domain/statistics/report.hpp"

namespace hotline {
namespace {

const Measure& measure(std::string_view code) {
    const Measure* found = find_measure(code);
    EXPECT_NE(found, nullptr) << code;
    return *found;
}

FactCounts counts(std::initializer_list<std::pair<Fact, std::int64_t>> amounts) {
    FactCounts all;
    for (const auto& [fact, amount] : amounts) all.gather(fact, amount);
    return all;
}

TEST(Measures, HaveNamesOfTheirOwnInBothLanguages) {
    std::set<std::string_view> codes;
    std::set<std::string_view> names;
    for (const Measure& one : all_measures()) {
        EXPECT_TRUE(codes.insert(one.code).second) << one.code;
        EXPECT_TRUE(names.insert(one.name_zh).second) << one.name_zh;
        EXPECT_FALSE(one.name_en.empty() || one.source.empty()) << one.code;
    }
}

TEST(Measures, SharesAndMeansHaveADenominator) {
    for (const Measure& one : all_measures()) {
        if (one.unit == FigureUnit::percent) EXPECT_TRUE(one.denominator) << one.code;
        if (one.unit == FigureUnit::count) EXPECT_FALSE(one.denominator) << one.code;
        const Gather gather = info_of(one.numerator).gather;
        if (one.unit == FigureUnit::seconds) EXPECT_NE(gather, Gather::count) << one.code;
        if (one.unit == FigureUnit::count) EXPECT_EQ(gather, Gather::count) << one.code;
        if (gather == Gather::longest) EXPECT_TRUE(one.denominator) << one.code;
    }
}

TEST(Measures, SayTheirFormulaInWords) {
    EXPECT_EQ(formula_zh(measure("answer_rate")), "进入队列后由人工接通的电话 ÷ 进入队列的电话 × 100%");
    EXPECT_EQ(formula_en(measure("average_wait")), "sum of the answered calls' waits ÷ queued calls answered by a person");
    EXPECT_EQ(formula_en(measure("longest_wait")), "longest wait of a queued call");
}

TEST(Measures, AreNoFigureWithoutADenominator) {
    EXPECT_EQ(figure(measure("answer_rate"), {}), std::nullopt);
    EXPECT_EQ(figure(measure("longest_wait"), {}), std::nullopt);
    EXPECT_EQ(figure(measure("calls_in"), {}), 0);
    EXPECT_EQ(figure(measure("answer_rate"), counts({{Fact::calls_queued, 3}})), 0);
}

TEST(Measures, TheThreeServiceLevelsDiffer) {
    const FactCounts day = counts({{Fact::calls_queued, 100},
                                   {Fact::calls_answered, 80},
                                   {Fact::calls_answered_15s, 60},
                                   {Fact::calls_met_15s, 68},
                                   {Fact::calls_decided, 96}});
    EXPECT_EQ(figure(measure("sl15_of_queued"), day), 60.0);
    EXPECT_EQ(figure(measure("sl15_of_answered"), day), 75.0);
    EXPECT_DOUBLE_EQ(*figure(measure("sl15_of_decided"), day), 100.0 * 68 / 96);
}

TEST(Measures, MeansAreInSecondsAndTheLongestIsKept) {
    FactCounts day = counts({{Fact::calls_answered, 2}, {Fact::wait_answered, 5000}, {Fact::calls_queued, 2}});
    day.gather(Fact::wait_longest, 3000);
    day.gather(counts({{Fact::wait_longest, 2000}}));
    EXPECT_EQ(figure(measure("average_wait"), day), 2.5);
    EXPECT_EQ(figure(measure("longest_wait"), day), 3.0);
}

TEST(Reports, AreMadeOfKnownMeasuresThatTheirThingsKnow) {
    std::set<std::string_view> codes;
    for (const StandardReport& report : all_reports()) {
        EXPECT_TRUE(codes.insert(report.code).second) << report.code;
        for (const std::string_view code : report.measures) EXPECT_NE(find_measure(code), nullptr) << code;
        for (const Subject subject : subjects_of(report)) EXPECT_TRUE(has(subject, report.by)) << report.code;
    }
}

TEST(Reports, EveryMeasureStandsInOne) {
    for (const Measure& one : all_measures()) {
        const auto holds = [&](const StandardReport& report) {
            return std::ranges::find(report.measures, one.code) != report.measures.end();
        };
        EXPECT_TRUE(std::ranges::any_of(all_reports(), holds)) << one.code;
    }
}

TEST(Reports, OfferTheFiltersThatAllTheirThingsKnow) {
    using enum Dimension;
    EXPECT_EQ(filters_of(*find_report("queues")), (std::vector{queue, channel, agent}));
    EXPECT_EQ(filters_of(*find_report("agents")), (std::vector{agent}));
    EXPECT_EQ(filters_of(*find_report("departments")), (std::vector{channel, kind, category, district, street, department}));
    EXPECT_TRUE(granularities_of(*find_report("queues")).empty());
}

}  // namespace
}  // namespace hotline
