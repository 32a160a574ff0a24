#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>

#include "app/backup/manifest.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

std::string toy_hash(std::string_view text) { return fmt::format("{:016x}", std::hash<std::string_view>{}(text)); }

BackupManifest some() {
    return {.made_at = Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 90s},
            .schema = 121,
            .audit = {42, "ab12"},
            .files = {{"hotline.db", 4096, "aa"}, {"attachments/照片 一.jpg", 7, "bb"}}};
}

std::optional<ManifestFault> fault_of(std::string_view text) {
    const auto read = read_manifest(text, toy_hash);
    return read ? std::nullopt : std::optional{read.error()};
}

/// Written by somebody who can compute the last line.
std::string sealed(std::string lines) { return lines + "end " + toy_hash(lines) + "\n"; }

TEST(AManifest, IsReadAsItWasWritten) {
    const auto read = read_manifest(write_manifest(some(), toy_hash), toy_hash);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->made_at, some().made_at);
    EXPECT_EQ(read->schema, 121);
    EXPECT_EQ(read->audit, some().audit);
    EXPECT_EQ(read->files, some().files);
}

TEST(AManifest, IsRefusedWhenAnySignOfItIsAnotherOne) {
    const std::string whole = write_manifest(some(), toy_hash);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string changed = whole;
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        EXPECT_TRUE(fault_of(changed)) << i;
    }
}

TEST(AManifest, IsRefusedWhereverItWasCutOff) {
    const std::string whole = write_manifest(some(), toy_hash);
    for (std::size_t length = 0; length < whole.size(); ++length) EXPECT_TRUE(fault_of(whole.substr(0, length))) << length;
}

TEST(AManifest, OfALaterProgramIsRefused) {
    EXPECT_EQ(fault_of(sealed("hotline backup 2\nfuture words\n")), ManifestFault::too_new);
    EXPECT_EQ(fault_of("something else"), ManifestFault::not_one);
}

TEST(AManifest, MayNotNameWhatLiesOutside) {
    for (const char* path : {"../x", "/etc/x", "a/../../x", "a//b", "", "a/..", "a\\b", "./a"})
        EXPECT_EQ(fault_of(sealed(fmt::format("hotline backup 1\nfile aa 1 {}\n", path))), ManifestFault::foreign_path) << path;
}

}  // namespace
}  // namespace hotline::app
