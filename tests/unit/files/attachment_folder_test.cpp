#include "adapters/files/attachment_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "support/temp_folder.hpp"

namespace hotline::files {
namespace {

namespace fs = std::filesystem;

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t files_below(const fs::path& folder) {
    std::size_t count = 0;
    for (const auto& each : fs::recursive_directory_iterator(folder)) count += each.is_regular_file() ? 1 : 0;
    return count;
}

TEST(AttachmentFolder, GivesBackWhatItWasGiven) {
    const test::TempFolder temp;
    AttachmentFolder folder(temp.path() / "attachments");
    const auto stored = folder.put("abc");
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const auto path = folder.path_of(stored->stored_as);
    ASSERT_TRUE(path);
    EXPECT_EQ(content_of(*path), "abc");
    EXPECT_EQ(fs::status(*path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(AttachmentFolder, StoresTheSameBytesUnderTwoNames) {
    const test::TempFolder temp;
    AttachmentFolder folder(temp.path());
    EXPECT_NE(folder.put("abc")->stored_as, folder.put("abc")->stored_as);
}

TEST(AttachmentFolder, ReachesNothingOutsideOfItself) {
    const test::TempFolder temp;
    std::ofstream(temp.path() / "secret") << "x";
    AttachmentFolder folder(temp.path() / "attachments");
    for (const char* name : {"../secret", "", "..", "/etc/passwd", "aa/../../../secret", "0123456789abcdef0123456789abcdef"})
        EXPECT_FALSE(folder.path_of(name)) << name;
    folder.erase("../secret");
    EXPECT_TRUE(fs::exists(temp.path() / "secret"));
}

TEST(AttachmentFolder, TakesBackWhatIsErased) {
    const test::TempFolder temp;
    AttachmentFolder folder(temp.path());
    const auto stored = folder.put("abc");
    folder.erase(stored->stored_as);
    EXPECT_FALSE(folder.path_of(stored->stored_as));
    EXPECT_EQ(files_below(temp.path()), 0U);
}

TEST(AttachmentFolder, SaysWhenItCannotWriteAndLeavesNothing) {
    const test::TempFolder temp;
    std::ofstream(temp.path() / "file") << "not a folder";
    AttachmentFolder folder(temp.path() / "file");
    EXPECT_FALSE(folder.put("abc"));
    EXPECT_EQ(files_below(temp.path()), 1U);
}

}  // namespace
}  // namespace hotline::files
