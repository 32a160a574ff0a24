#include "domain/outbound/call_list.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <boost/describe/enum_to_string.hpp>

namespace hotline {
namespace {

const DialPlan kPlan{
    .numbers = {{NumberClass::mobile, {"13"}, 11, 11}, {NumberClass::premium, {"16"}, 5, 12}},
    .rules = {{.roles = {}, .hotline_itself = true, .classes = {NumberClass::mobile}, .hours = {}, .group = {"out"}}},
    .emergency_lines = {}};

/// "13812341234(note) …", or "3:twice 5:no_number".
std::string read(std::string_view csv) {
    std::string text;
    const auto list = read_call_list(csv, kPlan);
    if (list) {
        for (const ListedNumber& one : *list) text += fmt::format("{}({}) ", one.number, one.note);
        return text;
    }
    for (const ListError& error : list.error())
        text += fmt::format("{}:{} ", error.line, boost::describe::enum_to_string(error.what, "?"));
    return text;
}

TEST(ACallList, IsReadWithOrWithoutAHeading) {
    EXPECT_EQ(read("号码,姓名\n13812341234,演示\n+86 139 0000 0001\n"), "13812341234(演示) 13900000001() ");
    EXPECT_EQ(read("13812341234\r\n\r\n13900000001"), "13812341234() 13900000001() ");
    EXPECT_EQ(read("\xEF\xBB\xBF"
                   "13812341234"),
              "13812341234() ");
}

TEST(ACallList, KnowsQuotedFields) {
    EXPECT_EQ(read("\"13812341234\",\"a, \"\"b\"\"\nc\"\nnonsense\n"), "3:no_number ");
    EXPECT_EQ(read("\"13812341234\",\"a, \"\"b\"\"\"\n"), "13812341234(a, \"b\") ");
}

TEST(ACallList, TellsEveryBrokenLineAndTakesNone) {
    EXPECT_EQ(read("13812341234\n1381234123\nabc\n16812345\n138 1234 1234\n"),
              "2:unknown_number 3:no_number 4:not_allowed 5:twice ");
}

TEST(ACallList, SaysWhereADoubleStoodFirst) {
    const auto list = read_call_list("13812341234\n13900000001\n13812341234\n", kPlan);
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().at(0).line, 3);
    EXPECT_EQ(list.error().at(0).first_line, 1);
}

TEST(ACallList, IsTextWithAtLeastOneNumber) {
    EXPECT_EQ(read(""), "0:empty ");
    EXPECT_EQ(read("number\n\n"), "0:empty ");
    EXPECT_EQ(read(std::string_view("PK\x03\x04\x00", 5)), "0:not_text ");
    EXPECT_EQ(read("\xB0\xA2,13812341234"), "0:not_text ");
    EXPECT_EQ(read("13812341234," + std::string(201, 'x')), "1:too_long ");
}

}  // namespace
}  // namespace hotline
