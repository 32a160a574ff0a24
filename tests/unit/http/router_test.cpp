#include "adapters/http/router.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace hotline::http {
namespace {

Route a_route(Method method, std::string_view pattern) {
    return {.method = method, .pattern = pattern, .docs = {.name = pattern}};
}

class TheRouter : public testing::Test {
protected:
    Routes routes_{a_route(Method::get, "/cases/{id}"), a_route(Method::get, "/cases/mine"),
                   a_route(Method::post, "/cases/{id}/actions"), a_route(Method::del, "/cases/{id}"), a_route(Method::get, "/")};
    Router router_{routes_};

    std::string_view found(Method method, std::string_view path) {
        const auto match = router_.match(method, path);
        return match.route ? match.route->pattern : "nothing";
    }
};

TEST_F(TheRouter, PrefersFixedSegments) {
    EXPECT_EQ(found(Method::get, "/cases/mine"), "/cases/mine");
    EXPECT_EQ(found(Method::get, "/cases/17"), "/cases/{id}");
}

TEST_F(TheRouter, GivesWhatStoodForThePlaceholder) {
    EXPECT_EQ(router_.match(Method::post, "/cases/17/actions").path_values.find("id")->second, "17");
}

TEST_F(TheRouter, AnswersHeadByGet) { EXPECT_EQ(found(Method::head, "/cases/17"), "/cases/{id}"); }

TEST_F(TheRouter, TellsWhichMethodsAPathKnows) {
    const auto match = router_.match(Method::post, "/cases/17");
    EXPECT_EQ(match.route, nullptr);
    EXPECT_EQ(match.allowed, "GET, DELETE");
}

TEST_F(TheRouter, FindsNothingForOtherShapes) {
    for (const char* path : {"/cases", "/cases/", "/cases/17/", "/cases/17/actions/x", "cases/17", "", "//17"})
        EXPECT_EQ(found(Method::get, path), "nothing") << path;
}

TEST_F(TheRouter, RefusesTwoRoutesOfOneShape) {
    const Routes twice{a_route(Method::get, "/cases/{id}"), a_route(Method::get, "/cases/{number}")};
    EXPECT_THROW(Router{twice}, std::logic_error);
}

}  // namespace
}  // namespace hotline::http
