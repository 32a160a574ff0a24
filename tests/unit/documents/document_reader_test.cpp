#include "adapters/documents/document_reader.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "adapters/documents/file_maker.hpp"
#include "adapters/documents/markup_text.hpp"
#include "adapters/documents/zip_unpack.hpp"
#include "base/child_process.hpp"
#include "support/temp_folder.hpp"

namespace hotline::documents {
namespace {

using app::TextFault;

class AReader : public testing::Test {
protected:
    Result<std::string, TextFault> read(DocumentKind kind, std::string_view bytes) { return reader_.text_of(kind, bytes); }

    /// What `zip` makes of one part.
    std::string zipped(const std::string& name, const std::string& content) {
        const auto part = folder_.path() / name;
        std::filesystem::create_directories(part.parent_path());
        std::ofstream(part, std::ios::binary) << content;
        const std::string archive = folder_.file("made.zip");
        std::filesystem::remove(archive);  // zip would add to it
        const auto result = run_child({"sh", "-c", "cd \"$1\" && zip -q -r made.zip word", "sh", folder_.path().string()});
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        std::ostringstream bytes;
        bytes << std::ifstream(archive, std::ios::binary).rdbuf();
        return bytes.str();
    }
    [[nodiscard]] bool left_something() const { return std::filesystem::exists(work_) && !std::filesystem::is_empty(work_); }

    test::TempFolder folder_;
    std::filesystem::path work_{folder_.path() / "work"};
    DocumentReader reader_{work_};
};

constexpr std::string_view kWord =
    R"(<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)"
    R"(<w:p><w:r><w:t>居住证</w:t></w:r><w:r><w:t xml:space="preserve"> 办理</w:t></w:r></w:p>)"
    R"(<w:p><w:del><w:r><w:delText>旧的</w:delText></w:r></w:del><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>)"
    R"(<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>)"
    R"(<w:p/></w:body></w:document>)";

TEST_F(AReader, ReadsWhatPdfMakersWrite) {
    std::string text = "# 公告\n";
    for (int i = 0; i < 3000; ++i) text += "第" + std::to_string(i) + "条停水通知，请市民做好储水。\n";
    FileMaker maker;
    const auto found = read(DocumentKind::pdf, maker.pdf(read_sheet(text), "公告"));
    ASSERT_TRUE(found);
    EXPECT_NE(found->find("公告"), std::string::npos);
    EXPECT_NE(found->find("第2999条停水通知"), std::string::npos);
    EXPECT_FALSE(left_something());
}

TEST_F(AReader, SaysThatAPdfIsDamaged) {
    EXPECT_EQ(read(DocumentKind::pdf, "%PDF-1.7\nnothing\n%%EOF"), refuse(TextFault::unreadable));
    EXPECT_FALSE(left_something());
}

TEST_F(AReader, ReadsWord) {
    const auto found = read(DocumentKind::docx, zipped("word/document.xml", std::string{kWord}));
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, "居住证 办理\n第一行\n第二行\n甲 \t乙 \t\n\n");
}

TEST_F(AReader, RefusesWordThatIsDamaged) {
    std::string archive = zipped("word/document.xml", std::string{kWord});
    EXPECT_EQ(read(DocumentKind::docx, zipped("word/document.xml", "<w:document><w:t>")), refuse(TextFault::unreadable));
    EXPECT_EQ(read(DocumentKind::docx, "PK"), refuse(TextFault::unreadable));
    for (std::size_t at = 0; at < archive.size(); ++at) {  // whatever byte is wrong: an answer or a refusal
        std::string broken = archive;
        broken[at] = static_cast<char>(broken[at] ^ 0x55);
        (void)read(DocumentKind::docx, broken);
    }
}

TEST_F(AReader, ReadsPagesAndLeavesTheirScriptsOut) {
    const auto found = read(DocumentKind::html,
                            "<html><head><title>办事指南</title><style>p{}</style><script>alert(1)</script></head>"
                            "<body><h1>材料</h1><ul><li>身份证<li>照\n片</ul><p>&lt;原件&gt;&amp;复印件<br>两份</body>");
    ASSERT_TRUE(found);
    std::istringstream lines(*found);
    std::vector<std::string> seen;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty()) seen.push_back(line);
    EXPECT_EQ(seen, (std::vector<std::string>{"办事指南", "材料", "身份证", "照 片", "<原件>&复印件", "两份"}));
}

TEST_F(AReader, DoesNotTakeAnEntityFromAFile) {
    const auto found =
        text_of_word(R"(<!DOCTYPE w [<!ENTITY secret SYSTEM "file:///etc/hostname">]><w:t xmlns:w="x">a&secret;b</w:t>)");
    EXPECT_EQ(found.value_or(""), "ab");
}

TEST_F(AReader, EndsWithPagesThatGoDeep) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    (void)read(DocumentKind::html, deep + "text");
}

TEST_F(AReader, KnowsOldChineseText) {
    EXPECT_EQ(read(DocumentKind::txt, "\xC2\xB7\xB5\xC6\xB2\xBB\xC1\xC1"), "路灯不亮");
    EXPECT_EQ(read(DocumentKind::html, "<p>\xC2\xB7\xB5\xC6"), "\n路灯\n");
    EXPECT_EQ(read(DocumentKind::txt, "路灯"), "路灯");
    EXPECT_EQ(read(DocumentKind::txt, "\xFF\xFF\xFF"), refuse(TextFault::unreadable));
}

}  // namespace
}  // namespace hotline::documents
