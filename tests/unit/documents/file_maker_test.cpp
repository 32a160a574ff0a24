#include "adapters/documents/file_maker.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "support/temp_folder.hpp"

namespace hotline::documents {
namespace {

/// What a program of its own (poppler's, unzip's) reads in the file.
std::string read_by(const std::string& command, const std::string& bytes) {
    const test::TempFolder folder;
    const std::string path = folder.file("made");
    std::ofstream(path, std::ios::binary) << bytes;
    std::string said;
    FILE* pipe = popen((command + " " + path + " -").c_str(), "r");
    for (int next = fgetc(pipe); next != EOF; next = fgetc(pipe)) said += static_cast<char>(next);
    pclose(pipe);
    return said;
}

std::string text_of(const std::string& pdf) { return read_by("pdftotext -layout", pdf); }

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++found;
    return found;
}

TEST(Pdf, SaysWhatTheSheetSays) {
    FileMaker maker;
    const std::string pdf =
        maker.pdf(read_sheet("# 承办单\n> 编号：20261123\n| 标题 | 路灯不亮 | 类型 | 投诉 |\n请按期办理。"), "承办单");
    ASSERT_TRUE(pdf.starts_with("%PDF-"));
    const std::string text = text_of(pdf);
    for (const char* part : {"承办单", "编号：20261123", "标题", "路灯不亮", "投诉", "请按期办理。", "—1—"})
        EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
}

TEST(Pdf, ALongTextGoesOnOverThePagesAndLosesNothing) {
    FileMaker maker;
    std::string paragraph;
    std::string cell;
    for (int i = 0; i < 400; ++i) paragraph += "诉求内容甲";
    for (int i = 0; i < 900; ++i) cell += "办理情况乙";
    Sheet sheet = read_sheet("# 督办单\n{content}\n| 情况 | {reply} |\n> 完");
    sheet = filled(sheet, {{"content", paragraph}, {"reply", cell}});
    const std::string text = text_of(maker.pdf(sheet, "督办单"));
    EXPECT_EQ(count(text, "甲"), 400U);
    EXPECT_EQ(count(text, "乙"), 900U);
    const std::size_t pages = count(text, "\f");
    EXPECT_GE(pages, 8U);
    for (std::size_t page = 1; page <= pages; ++page) EXPECT_EQ(count(text, "—" + std::to_string(page) + "—"), 1U) << page;
}

TEST(Pdf, NothingAndOddTextsMakeAPage) {
    FileMaker maker;
    for (const char* body : {"", "|", "| | | |", "#", "\xF0\x9F\x98\x80"})
        EXPECT_TRUE(maker.pdf(read_sheet(body), "").starts_with("%PDF-")) << body;
}

TEST(Workbook, KeepsTextsAsTexts) {
    FileMaker maker;
    const std::string file =
        maker.xlsx({.name = "cases", .titles = {"编号", "标题"}, .rows = {{"20261123000001", "=1+1"}, {"<b>", "a&b"}}});
    ASSERT_TRUE(file.starts_with("PK"));
    const std::string strings = read_by("sh -c 'unzip -p \"$0\" xl/sharedStrings.xml'", file);
    for (const char* part : {"编号", "20261123000001", "=1+1", "&lt;b&gt;", "a&amp;b"})
        EXPECT_NE(strings.find(part), std::string::npos) << part;
    const std::string cells = read_by("sh -c 'unzip -p \"$0\" xl/worksheets/sheet1.xml'", file);
    EXPECT_EQ(cells.find("<f>"), std::string::npos) << "no formula";
    EXPECT_EQ(count(cells, "t=\"s\""), 6U);
}

TEST(Workbook, CutsWhatNoCellHolds) {
    FileMaker maker;
    std::string longest;
    for (int i = 0; i < 40'000; ++i) longest += "长";
    const std::string strings =
        read_by("sh -c 'unzip -p \"$0\" xl/sharedStrings.xml'", maker.xlsx({.name = "t", .titles = {"a"}, .rows = {{longest}}}));
    EXPECT_EQ(count(strings, "长"), 32'767U);
}

}  // namespace
}  // namespace hotline::documents
