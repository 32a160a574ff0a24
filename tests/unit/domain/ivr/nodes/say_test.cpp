#include "domain/ivr/nodes/say.hpp"

#include <gtest/gtest.h>

#include "unit/domain/ivr/caller.hpp"

namespace hotline::ivr {
namespace {

struct Row {
    SpokenAs as;
    const char* text;
    const char* said;
};

class Spoken : public testing::TestWithParam<Row> {};

TEST_P(Spoken, AsChineseSaysIt) {
    const std::map<std::string, std::string> words{
        {"number_0", "零"},     {"number_1", "一"},      {"number_2", "二"},    {"number_3", "三"},    {"number_4", "四"},
        {"number_5", "五"},     {"number_6", "六"},      {"number_7", "七"},    {"number_8", "八"},    {"number_9", "九"},
        {"number_10", "十"},    {"digit_1", "幺"},       {"number_2_of", "两"}, {"unit_yi", "亿"},     {"unit_wan", "万"},
        {"unit_hundred", "百"}, {"unit_thousand", "千"}, {"unit_point", "点"},  {"unit_minus", "负"},  {"unit_year", "年"},
        {"unit_month", "月"},   {"unit_day", "日"},      {"unit_hour", "点"},   {"unit_minute", "分"}, {"unit_yuan", "元"},
        {"unit_jiao", "角"},    {"unit_fen", "分"}};
    const auto pieces = pieces_of(GetParam().as);
    std::string said;
    for (const PromptName& piece : spoken(GetParam().as, GetParam().text, Language::zh)) {
        EXPECT_NE(std::ranges::find(pieces, piece), pieces.end()) << piece.value << " is not among the pieces";
        said += words.at(piece.value);
    }
    EXPECT_EQ(said, GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    Values, Spoken,
    testing::Values(
        Row{SpokenAs::digits, "110", "幺幺零"}, Row{SpokenAs::digits, "a1-2", "幺二"}, Row{SpokenAs::digits, "", ""},
        Row{SpokenAs::case_number, "26112300015", "二六幺幺二三零零零幺五"}, Row{SpokenAs::number, "0", "零"},
        Row{SpokenAs::number, "10", "十"}, Row{SpokenAs::number, "12", "十二"}, Row{SpokenAs::number, "20", "二十"},
        Row{SpokenAs::number, "105", "一百零五"}, Row{SpokenAs::number, "110", "一百一十"},
        Row{SpokenAs::number, "1030", "一千零三十"}, Row{SpokenAs::number, "1003", "一千零三"},
        Row{SpokenAs::number, "10000", "一万"}, Row{SpokenAs::number, "100010", "十万零一十"},
        Row{SpokenAs::number, "120304", "十二万零三百零四"}, Row{SpokenAs::number, "100000000", "一亿"},
        Row{SpokenAs::number, "100000001", "一亿零一"}, Row{SpokenAs::number, "007", "七"},
        Row{SpokenAs::number, "-3.14", "负三点一四"}, Row{SpokenAs::number, "1234567890123", "幺二三四五六七八九零幺二三"},
        Row{SpokenAs::date, "2026-11-23", "二零二六年十一月二十三日"}, Row{SpokenAs::date, "2026-02-30", "二零二六零二三零"},
        Row{SpokenAs::time, "08:30", "八点三十分"}, Row{SpokenAs::time, "02:05", "两点零五分"},
        Row{SpokenAs::time, "12:00", "十二点"}, Row{SpokenAs::time, "0:1", "零幺"}, Row{SpokenAs::amount, "12.50", "十二元五角"},
        Row{SpokenAs::amount, "12.05", "十二元零五分"}, Row{SpokenAs::amount, "0.30", "三角"}, Row{SpokenAs::amount, "0", "零元"},
        Row{SpokenAs::amount, "100.55", "一百元五角五分"}, Row{SpokenAs::amount, "1.234", "幺二三四"}));

class Reading : public testing::Test, protected Caller {};

TEST_F(Reading, SaysAValueBetweenWords) {
    flow.variables = {{"number", "26"}};
    flow.nodes["start"] =
        Say{.as = SpokenAs::digits, .value = "{number}", .before = {{"your_number_is"}}, .after = {{"thanks"}}, .next = "bye"};
    flow.nodes["bye"] = HangUp{};
    calls();
    EXPECT_EQ(says(), "your_number_is number_2 number_6 thanks ");
    silence();
    EXPECT_TRUE(wants<command::EndCall>());
}

TEST_F(Reading, SpeaksTheCallersLanguage) {
    flow.nodes["start"] = SwitchLanguage{Language::en, "say"};
    flow.nodes["say"] = Say{.as = SpokenAs::date, .value = "2026-11-23", .before = {{"due"}}, .after = {}, .next = "bye"};
    flow.nodes["bye"] = HangUp{{{"bye"}}};
    calls();
    EXPECT_EQ(says(), "due_en number_2_en number_0_en number_2_en number_6_en digit_1_en digit_1_en number_2_en number_3_en ");
    silence();
    EXPECT_EQ(says(), "bye_en ");
}

TEST_F(Reading, NotesTextsWithValuesInThem) {
    flow.nodes["start"] = Set{"greeting", "{caller}-{code}-{nothing}", "bye"};
    flow.nodes["bye"] = HangUp{};
    flow.variables = {{"code", "7"}};
    around.caller = "110";
    calls();
    EXPECT_EQ(value("greeting"), "110-7-");
}

}  // namespace
}  // namespace hotline::ivr
