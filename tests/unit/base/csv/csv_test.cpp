#include "base/csv/csv.hpp"

#include <gtest/gtest.h>

namespace hotline::csv {
namespace {

std::vector<Cells> cells(std::string_view text) {
    std::vector<Cells> all;
    const auto lines = parse(text);
    EXPECT_TRUE(lines) << lines.error().what;
    for (const Line& line : *lines) all.push_back(line.cells);
    return all;
}

TEST(Csv, ReadsCellsWithAndWithoutQuotes) {
    EXPECT_EQ(cells("a,b\r\n1,\"x, \"\"y\"\"\"\n"), (std::vector<Cells>{{"a", "b"}, {"1", "x, \"y\""}}));
    EXPECT_EQ(cells("\xEF\xBB\xBF"
                    "a,\n,b"),
              (std::vector<Cells>{{"a", ""}, {"", "b"}}));
    EXPECT_TRUE(cells("").empty());
}

TEST(Csv, CountsTheLinesOfTheFile) {
    const auto lines = parse("a\n\n\"two\nlines\"\nlast\n");
    ASSERT_TRUE(lines);
    ASSERT_EQ(lines->size(), 3U);
    EXPECT_EQ((*lines)[1].number, 3);
    EXPECT_EQ((*lines)[1].cells[0], "two\nlines");
    EXPECT_EQ((*lines)[2].number, 5);
}

TEST(Csv, NamesTheLineThatIsBroken) {
    EXPECT_EQ(parse("a,b\n1\n").error().line, 2);
    EXPECT_EQ(parse("a,b\n1\n").error().what, "cells");
    EXPECT_EQ(parse("a\n\"open\n").error().line, 2);
    EXPECT_EQ(parse("a\n\"x\"y\n").error().what, "quote");
}

TEST(Csv, GuardsFormulasAndTakesTheGuardOffAgain) {
    for (const std::string evil : {"=1+1", "+1+1", "-1", "@SUM(A1)", "\tx", "\rx"}) {
        std::string out;
        append_row(out, {evil, "plain"});
        EXPECT_TRUE(out.starts_with("\"'")) << out;
        EXPECT_EQ(cells(out), (std::vector<Cells>{{evil, "plain"}}));
    }
    std::string out;
    append_row(out, {"+8613800138000"});
    EXPECT_EQ(out, "\"+8613800138000\"\r\n");
    out.clear();
    append_row(out, {"'quoted'", "", "a\"b\nc"});
    EXPECT_EQ(cells(out), (std::vector<Cells>{{"'quoted'", "", "a\"b\nc"}}));
}

}  // namespace
}  // namespace hotline::csv
