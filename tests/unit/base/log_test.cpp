#include "base/log.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace hotline {
namespace {

std::string contents(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

TEST(Log, WritesOneLineWhateverTheTextHolds) {
    const auto path = std::filesystem::path(testing::TempDir()) / "hotline_log_test.log";
    std::filesystem::remove(path);
    log::start({.level = log::Level::info, .file = path.string()});
    log::debug("not shown");
    log::warning("name {}", "a\n2026-01-01 error forged\x1b[2J");
    log::start({});
    EXPECT_TRUE(contents(path).ends_with(" warning name a\\x0a2026-01-01 error forged\\x1b[2J\n")) << contents(path);
    EXPECT_FALSE(contents(path).contains("not shown"));
}

TEST(Log, NamesAFileThatCannotBeOpened) { EXPECT_THROW(log::start({.file = "/proc/no/such.log"}), std::runtime_error); }

}  // namespace
}  // namespace hotline
