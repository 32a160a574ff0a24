#include "domain/statistics/catalogue_page.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace hotline {
namespace {

TEST(CataloguePage, IsWhatTheDocumentationSays) {
    std::ifstream file(HOTLINE_SOURCE_DIR "/docs/statistics.md", std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_TRUE(catalogue_page() == committed) << "docs/statistics.md is not what `hotline statistics catalogue` prints";
}

}  // namespace
}  // namespace hotline
