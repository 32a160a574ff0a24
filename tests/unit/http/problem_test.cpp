#include "adapters/http/problem.hpp"

#include <gtest/gtest.h>

#include "adapters/http/catalogue.hpp"
#include "adapters/http/refusals.hpp"

namespace hotline::http {
namespace {

TEST(Catalogue, SaysEveryErrorInBothLanguagesUnderANumberOfItsRange) {
    for (const auto& [code, entry] : catalogue()) {
        EXPECT_FALSE(entry.zh.empty() || entry.en.empty()) << code;
        EXPECT_TRUE(entry.status >= 400 && entry.status < 600) << code;
        const int range = entry.number / 10'000;
        EXPECT_TRUE((range >= 1 && range <= 5) || range == 9) << code;
    }
}

template <class Enum>
void expect_named() {
    const auto& type = json::type_of<Enum>();
    for (const auto name : type.names) {
        Enum why{};
        ASSERT_EQ(type.read_text(&why, name), nullptr);
        EXPECT_NO_THROW((void)catalogue_entry(code_of(why))) << name;
        EXPECT_NE(code_of(why), "internal_error") << name;
    }
}

TEST(Catalogue, NamesEveryRefusalOfTheInside) {
    expect_named<app::DeskRefusal>();
    expect_named<CaseRefusal>();
    expect_named<CallbackRefusal>();
    expect_named<VoiceMessageRefusal>();
    expect_named<app::PeriodRefusal>();
}

TEST(Problem, SpeaksChineseUnlessEnglishIsPreferred) {
    for (const char* list : {"", "zh-CN", "zh-CN,en;q=0.8", "fr", "en;q=0.2, zh;q=0.9", "*"})
        EXPECT_FALSE(prefers_english(list)) << list;
    for (const char* list : {"en", "en-GB,en;q=0.9,zh;q=0.8", "zh;q=0.5, en"}) EXPECT_TRUE(prefers_english(list)) << list;
}

TEST(Problem, TellsCodeNumberAndFields) {
    const Request request{.headers = {{"accept-language", "en"}}, .id = "r1"};
    const Problem problem{
        .code = "case_missing_field", .fields = {{"/reply", "missing"}}, .retry_after = std::chrono::seconds{9}};
    const auto response = problem_response(request, problem);
    EXPECT_EQ(response.status, 422);
    EXPECT_TRUE(response.header("Content-Type").starts_with("application/problem+json"));
    EXPECT_EQ(response.header("Retry-After"), "9");
    EXPECT_EQ(response.body, R"({"type":"/docs/errors#case_missing_field","title":"A required field is missing.","status":422,)"
                             R"("code":"case_missing_field","number":20008,"detail":"A required field is missing.",)"
                             R"("fields":[{"pointer":"/reply","what":"missing"}],"id":"r1"})");
}

}  // namespace
}  // namespace hotline::http
