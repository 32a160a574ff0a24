#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/http/content/cookies.hpp"
#include "adapters/http/content/gzip.hpp"
#include "adapters/http/content/query.hpp"
#include "adapters/http/content/range.hpp"
#include "adapters/http/content/same_site.hpp"
#include "adapters/http/routes/case_documents.hpp"

namespace hotline::http {
namespace {

using json::FieldError;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

TEST(Range, ReadsOneRangeAnOpenEndAndASuffix) {
    EXPECT_EQ(parse_range("bytes=0-99", 1000).part, (ByteRange{0, 100}));
    EXPECT_EQ(parse_range("bytes=900-", 1000).part, (ByteRange{900, 100}));
    EXPECT_EQ(parse_range("bytes=-50", 1000).part, (ByteRange{950, 50}));
}

TEST(Range, EndsWithTheFile) {
    EXPECT_EQ(parse_range("bytes=990-5000", 1000).part, (ByteRange{990, 10}));
    EXPECT_EQ(parse_range("bytes=-5000", 1000).part, (ByteRange{0, 1000}));
}

TEST(Range, SendsTheWholeWhereItCannotRead) {
    for (const char* text : {"", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=0-1,5-6", "pages=1-2", "bytes=1-2x",
                             "bytes=99999999999999999999-", "bytes=--5", "bytes= 0-1"})
        EXPECT_EQ(parse_range(text, 1000).kind, RangeRequest::Kind::whole) << text;
}

TEST(Range, RefusesWhatLiesOutside) {
    for (const char* text : {"bytes=1000-", "bytes=1000-2000", "bytes=-0"})
        EXPECT_EQ(parse_range(text, 1000).kind, RangeRequest::Kind::unsatisfiable) << text;
    EXPECT_EQ(parse_range("bytes=-1", 0).kind, RangeRequest::Kind::unsatisfiable);
}

TEST(Cookies, FindsTheNamedOneAmongOthers) {
    EXPECT_EQ(cookie_value("a=1; hotline_session=abc=; b=2", kSessionCookie), "abc=");
    EXPECT_EQ(cookie_value("xhotline_session=1;hotline_sessionx=2", kSessionCookie), "");
}

TEST(Cookies, TakesNeitherOfTwo) { EXPECT_EQ(cookie_value("hotline_session=a; hotline_session=b", kSessionCookie), ""); }

TEST(Cookies, AreOutOfReachForScriptsAndOtherSites) {
    EXPECT_EQ(session_cookie("t", false), "hotline_session=t; Path=/; HttpOnly; SameSite=Strict");
    EXPECT_TRUE(session_cookie("t", true).ends_with("; Secure"));
    EXPECT_TRUE(expired_session_cookie(false).contains("Max-Age=0"));
}

TEST(Query, ReadsEveryKindOfMember) {
    const auto query =
        decode_query<CaseListQuery>("state=recorded,approved&kind=help&q=%E8%B7%AF+%E7%81%AF&mine=1&limit=7&call=42&district=");
    ASSERT_TRUE(query.has_value());
    EXPECT_THAT(query->state, ElementsAre(CaseState::recorded, CaseState::approved));
    EXPECT_EQ(query->q, "路 灯");
    EXPECT_TRUE(query->mine);
    EXPECT_EQ(query->limit, 7);
    EXPECT_EQ(query->call, CallId{42});
    EXPECT_FALSE(query->district);
}

TEST(Query, ReportsAllErrors) {
    const auto query =
        decode_query<CaseListQuery>("state=recorded,x&kind=&limit=0&mine=yes&call=-1&role=1&q=%zz&overdue=1&overdue=0");
    ASSERT_FALSE(query.has_value());
    EXPECT_THAT(query.error(),
                UnorderedElementsAre(FieldError{"/state", "enum"}, FieldError{"/limit", "too_small"}, FieldError{"/mine", "type"},
                                     FieldError{"/call", "format"}, FieldError{"/role", "unknown"}, FieldError{"/q", "format"},
                                     FieldError{"/overdue", "format"}));
}

TEST(Gzip, IsUsedOnlyWhereAllowed) {
    EXPECT_TRUE(accepts_gzip("gzip, deflate, br"));
    EXPECT_TRUE(accepts_gzip("br, gzip;q=0.5"));
    for (const char* text : {"", "br", "gzip;q=0", "gzip;q=0.0, br;q=1"}) EXPECT_FALSE(accepts_gzip(text)) << text;
}

Request post_with(std::vector<Header> headers, std::string body = "{}") {
    return {.method = Method::post, .path = "/api/v1/cases", .headers = std::move(headers), .body = std::move(body)};
}

TEST(SameSite, LetsOurOwnPageChangeThings) {
    EXPECT_TRUE(may_change_state(post_with(
        {{"host", "h:1"}, {"origin", "http://H:1"}, {"x-hotline", "1"}, {"content-type", "Application/JSON; charset=utf-8"}})));
    EXPECT_TRUE(may_change_state(post_with({{"host", "h"}, {"x-hotline", "1"}}, "")));
    EXPECT_TRUE(may_change_state(post_with({{"host", "h"}, {"x-hotline", "1"}, {"content-type", "application/octet-stream"}})));
}

TEST(SameSite, RefusesForeignPagesAndForms) {
    EXPECT_FALSE(may_change_state(post_with({{"host", "h"}, {"content-type", "application/json"}})));
    EXPECT_FALSE(may_change_state(post_with({{"host", "h"}, {"x-hotline", "1"}, {"content-type", "text/plain"}})));
    EXPECT_FALSE(may_change_state(post_with({{"host", "h"}, {"x-hotline", "1"}, {"content-type", "multipart/form-data"}})));
    for (const char* origin : {"http://evil", "null", "http://h.evil", "http://h@evil", "file://h"})
        EXPECT_FALSE(may_change_state(
            post_with({{"host", "h"}, {"origin", origin}, {"x-hotline", "1"}, {"content-type", "application/json"}})))
            << origin;
}

TEST(Target, IsAPathWithoutTricks) {
    EXPECT_EQ(parse_target("/a%20b?q=%41")->path, "/a b");
    EXPECT_EQ(parse_target("/a?q=%41")->query, "q=%41");
    for (const char* text :
         {"", "a", "http://h/a", "*", "/a/../b", "/%2e%2e/b", "/a%00", "/a%", "/a%4", "/a%zz", "/.", "/a%5c..%5cb"})
        EXPECT_FALSE(parse_target(text)) << text;
}

}  // namespace
}  // namespace hotline::http
