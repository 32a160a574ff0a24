#include "domain/papers/sheet.hpp"

#include <gtest/gtest.h>

#include "domain/papers/case_papers.hpp"

namespace hotline {
namespace {

TEST(Sheet, ReadsABlockALine) {
    const Sheet read = read_sheet("# 承办单\n> 编号：{number}\n| 类型 | {kind} | 地点 | |\n|全宽|\n\n  请办理。\r\n");
    EXPECT_EQ(read, (Sheet{{sheet::Title{"承办单"}, sheet::Closing{"编号：{number}"}, sheet::Row{{"类型", "{kind}", "地点", ""}},
                            sheet::Row{{"全宽"}}, sheet::Space{}, sheet::Paragraph{"请办理。"}}}));
    EXPECT_EQ(read_sheet("").blocks.size(), 0U);
    EXPECT_EQ(read_sheet("|").blocks, std::vector<SheetBlock>{sheet::Row{{""}}});
}

TEST(Sheet, WhatIsFilledInMakesNoBlocksAndNoCells) {
    const Sheet with = filled(read_sheet("| 内容 | {content} |\n{content}"), {{"content", "一 | 二\n# 三 {number}"}});
    ASSERT_EQ(with.blocks.size(), 2U);
    EXPECT_EQ(with.blocks[0], SheetBlock{(sheet::Row{{"内容", "一 | 二\n# 三 {number}"}})});
    EXPECT_EQ(with.blocks[1], SheetBlock{sheet::Paragraph{"一 | 二\n# 三 {number}"}});
}

TEST(Papers, SpeakOfWhatHasHappened) {
    Case at;
    EXPECT_FALSE(has_paper(at, TextKind::transfer_sheet));
    at.lead = {"urban"};
    EXPECT_TRUE(has_paper(at, TextKind::transfer_sheet));
    at.course.supervision = SupervisionLevel::reminded;
    EXPECT_TRUE(has_paper(at, TextKind::reminder_notice));
    EXPECT_FALSE(has_paper(at, TextKind::supervision_sheet));
    at.course.supervision = SupervisionLevel::escalated;
    EXPECT_TRUE(has_paper(at, TextKind::supervision_sheet));
    at.reply = "已修好";
    EXPECT_FALSE(has_paper(at, TextKind::reply_letter)) << "not before it is closed";
    at.closed_at = Instant{};
    EXPECT_TRUE(has_paper(at, TextKind::reply_letter));
    EXPECT_FALSE(has_paper(at, TextKind::reply)) << "no paper";
}

TEST(Papers, HaveTheirOwnWords) {
    const auto faults = [](TextKind kind) {
        return faults_of({{.code = {"a"}, .kind = kind, .title = "t", .body = "{phone}"}}).size();
    };
    EXPECT_EQ(faults(TextKind::reply_letter), 0U);
    EXPECT_EQ(faults(TextKind::reply), 1U);
    EXPECT_EQ(chinese(std::chrono::year_month_day{std::chrono::year{2026} / 11 / 3}), "2026年11月3日");
}

}  // namespace
}  // namespace hotline
