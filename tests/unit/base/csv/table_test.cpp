#include "base/csv/table.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>

namespace hotline::csv {

struct Lamp {
    std::string name;
    int watts{};
    auto operator<=>(const Lamp&) const = default;
};
BOOST_DESCRIBE_STRUCT(Lamp, (), (name, watts))

struct Street {
    Code<struct StreetOfTest> code;
    int houses{};
    bool lit{false};
    std::vector<std::string> aliases;
    std::map<std::string, int> trees;
    std::vector<Lamp> lamps;
    std::optional<Date> swept;
    auto operator<=>(const Street&) const = default;
};
BOOST_DESCRIBE_STRUCT(Street, (), (code, houses, lit, aliases, trees, lamps, swept))
constexpr auto json_optional(const Street*) { return std::array<std::string_view, 4>{"lit", "aliases", "trees", "lamps"}; }
constexpr json::Rules json_rules(const Street*, std::string_view member) {
    return member == "houses" ? json::Rules{.min = 0, .max = 999} : json::Rules{};
}

namespace {

TEST(Table, GivesBackWhatItWrote) {
    const std::vector<Street> streets{{.code = {"S1"},
                                       .houses = 12,
                                       .lit = true,
                                       .aliases = {"=东路", "East"},
                                       .trees = {{"oak", 3}, {"ash", 1}},
                                       .lamps = {{"a", 40}, {"b", 60}},
                                       .swept = parse_iso_date("2026-11-23")},
                                      {.code = {"S2"}}};
    const auto table = read_table<Street>(write_table(streets));
    EXPECT_TRUE(table.faults.empty());
    EXPECT_EQ(table.rows, streets);
    EXPECT_EQ(table.lines, (std::vector{2, 3}));
}

TEST(Table, NamesEveryFaultyLineAndColumn) {
    const auto table = read_table<Street>("code,houses,lamps\nS1,many,\nS2,1000,\nS3,4,a|x\nS4,5,a|1|2\nS5,6,a|1\n");
    EXPECT_EQ(table.faults, (std::vector<LineFault>{
                                {2, "houses", "type"}, {3, "houses", "too_big"}, {4, "lamps", "type"}, {5, "lamps", "unknown"}}));
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.lines[0], 6);
}

TEST(Table, WantsTheColumnsThatMatterAndNoOthers) {
    const auto table = read_table<Street>("code,colour,code\nS1,red,S1\n");
    EXPECT_EQ(table.faults, (std::vector<LineFault>{
                                {1, "code", "twice"}, {1, "colour", "unknown"}, {1, "code", "twice"}, {1, "houses", "missing"}}));
    EXPECT_EQ(read_table<Street>("").faults[0].what, "missing");
    EXPECT_EQ(read_table<Street>("code,houses\nS1\n").faults[0], (LineFault{2, "", "cells"}));
}

}  // namespace
}  // namespace hotline::csv
