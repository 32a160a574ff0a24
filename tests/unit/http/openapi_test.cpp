#include "adapters/http/openapi.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

#include "adapters/http/routes/routes.hpp"

namespace hotline::http {
namespace {

const std::string kCommitted = HOTLINE_SOURCE_DIR "/docs/api/openapi.json";

// To renew the file: HOTLINE_RENEW=1 unit_http --gtest_filter=OpenApi.*
TEST(OpenApi, IsTheCommittedDocument) {
    const auto document = openapi_document();
    if (std::getenv("HOTLINE_RENEW")) std::ofstream(kCommitted) << document;
    std::ifstream in(kCommitted);
    const std::string committed{std::istreambuf_iterator<char>{in}, {}};
    EXPECT_TRUE(document == committed) << "docs/api/openapi.json is not what `hotline openapi` prints";
}

TEST(OpenApi, NamesEveryOperationOnce) {
    std::set<std::string_view> names;
    for (const Route& route : all_routes()) EXPECT_TRUE(names.insert(route.docs.name).second) << route.docs.name;
}

}  // namespace
}  // namespace hotline::http
