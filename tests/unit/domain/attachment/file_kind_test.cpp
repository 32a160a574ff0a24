#include "domain/attachment/file_kind.hpp"

#include <gtest/gtest.h>

#include <random>

namespace hotline {
namespace {

using namespace std::string_literals;

std::string little(std::uint32_t value, int width) {
    std::string bytes;
    for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
    return bytes;
}
std::string big(std::uint32_t value, int width) {
    std::string bytes = little(value, width);
    return {bytes.rbegin(), bytes.rend()};
}

std::string png(std::uint32_t width, std::uint32_t height) {
    return "\x89PNG\r\n\x1a\n"s + big(13, 4) + "IHDR" + big(width, 4) + big(height, 4) + "\x8\x2\0\0\0"s;
}
std::string jpeg(std::uint32_t width, std::uint32_t height) {
    return "\xFF\xD8\xFF\xE0"s + big(4, 2) + "ab" + "\xFF\xC0"s + big(17, 2) + "\x8"s + big(height, 2) + big(width, 2) +
           "\xFF\xD9"s;
}
std::string tiff(std::uint32_t width, std::uint32_t height) {
    const auto entry = [](std::uint32_t tag, std::uint32_t value) {
        return little(tag, 2) + little(4, 2) + little(1, 4) + little(value, 4);
    };
    return "II*\0"s + little(8, 4) + little(2, 2) + entry(256, width) + entry(257, height);
}
std::string zip(const std::vector<std::pair<std::string, std::uint32_t>>& parts) {
    std::string archive = "PK\3\4"s + std::string(26, '\0');
    const auto directory = static_cast<std::uint32_t>(archive.size());
    for (const auto& [name, unpacked] : parts)
        archive += "PK\1\2"s + std::string(20, '\0') + little(unpacked, 4) + little(static_cast<std::uint32_t>(name.size()), 2) +
                   std::string(16, '\0') + name;
    return archive + "PK\5\6"s + std::string(6, '\0') + little(static_cast<std::uint32_t>(parts.size()), 2) +
           std::string(4, '\0') + little(directory, 4) + std::string(2, '\0');
}
const std::string kPdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

FileFault fault(std::string_view name, std::string_view bytes) {
    const auto found = check_file(name, bytes);
    EXPECT_FALSE(found) << name;
    return found ? FileFault{} : found.error();
}

TEST(FileKinds, AreKnownByContentAndName) {
    EXPECT_EQ(check_file("证明.PDF", kPdf), FileKind::pdf);
    EXPECT_EQ(check_file("a.docx", zip({{"[Content_Types].xml", 9}, {"word/document.xml", 900}})), FileKind::docx);
    EXPECT_EQ(check_file("a.xlsx", zip({{"xl/workbook.xml", 900}})), FileKind::xlsx);
    EXPECT_EQ(check_file("a.jpeg", jpeg(4000, 3000)), FileKind::jpg);
    EXPECT_EQ(check_file("a.png", png(4000, 3000)), FileKind::png);
    EXPECT_EQ(check_file("a.tif", tiff(1728, 2200)), FileKind::tif);
    EXPECT_EQ(check_file("a.wav", "RIFF....WAVEfmt .........."), FileKind::wav);
    EXPECT_EQ(check_file("a.mp3", "ID3.............."), FileKind::mp3);
    EXPECT_EQ(check_file("a.mp3", "\xFF\xFB" + std::string(40, '\x55')), FileKind::mp3);
    EXPECT_EQ(check_file("a.amr", "#!AMR\n..........."), FileKind::amr);
    EXPECT_EQ(check_file("a.txt", "路灯不亮\n"), FileKind::txt);
    EXPECT_EQ(check_file("gbk.txt", "\xC2\xB7\xB5\xC6"), FileKind::txt);
}

TEST(FileKinds, RefuseWhatIsNotWhatItsNameSays) {
    EXPECT_EQ(fault("a.pdf", png(1, 1)), FileFault::wrong_name);
    EXPECT_EQ(fault("a.txt", kPdf), FileFault::wrong_name);
    EXPECT_EQ(fault("a.exe", "MZ"), FileFault::unknown_kind);
    EXPECT_EQ(fault("a.html", "<script>"), FileFault::unknown_kind);
    EXPECT_EQ(fault("a.svg", "<svg onload=x>"), FileFault::unknown_kind);
    EXPECT_EQ(fault("pdf", kPdf), FileFault::unknown_kind);
    EXPECT_EQ(fault("a.txt", "MZ\x01\x02"), FileFault::unknown_kind);
    EXPECT_EQ(fault("a.docx", zip({{"xl/workbook.xml", 1}})), FileFault::unknown_kind);
    EXPECT_EQ(fault("a.docx", zip({{"word/document.xml", 1}, {"word/vbaProject.bin", 1}})), FileFault::unknown_kind);
}

TEST(FileKinds, RefuseTwoKindsInOne) {
    EXPECT_EQ(fault("a.png", png(1, 1) + kPdf), FileFault::two_kinds);
    EXPECT_EQ(fault("a.jpg", jpeg(1, 1) + zip({{"evil.js", 1}})), FileFault::two_kinds);
    EXPECT_EQ(fault("a.pdf", kPdf + zip({{"evil.js", 1}})), FileFault::two_kinds);
    EXPECT_EQ(fault("a.txt", "hello\n" + kPdf), FileFault::two_kinds);
}

TEST(FileKinds, RefuseWhatWouldFillTheMemory) {
    EXPECT_EQ(fault("a.png", png(100'000, 100'000)), FileFault::expands);
    EXPECT_EQ(fault("a.jpg", jpeg(60'000, 60'000)), FileFault::expands);
    EXPECT_EQ(fault("a.tif", tiff(100'000, 100'000)), FileFault::expands);
    EXPECT_EQ(fault("a.docx", zip({{"word/document.xml", 1}, {"word/media/1.bmp", 4'000'000'000U}})), FileFault::expands);
    EXPECT_EQ(fault("a.txt", std::string(kMostFileBytes + 1, 'x')), FileFault::too_large);
}

TEST(FileKinds, RefuseWhatIsCutOff) {
    EXPECT_EQ(fault("a.txt", ""), FileFault::empty);
    EXPECT_EQ(fault("a.pdf", "%PDF-1.7\n"), FileFault::damaged);
    EXPECT_EQ(fault("a.png", png(1, 1).substr(0, 20)), FileFault::damaged);
    EXPECT_EQ(fault("a.png", png(0, 1)), FileFault::damaged);
    EXPECT_EQ(fault("a.jpg", jpeg(1, 1).substr(0, 12)), FileFault::damaged);
    EXPECT_EQ(fault("a.tif", tiff(1, 1).substr(0, 20)), FileFault::damaged);
    EXPECT_EQ(fault("a.docx", "PK\3\4 and no more of it"), FileFault::damaged);
    EXPECT_EQ(fault("a.docx", "\xD0\xCF\x11\xE0 a file with a password"), FileFault::damaged);
}

/// Whatever bytes come, an answer comes, and nothing is read outside of them (sanitizers watch).
TEST(FileKinds, SurviveAnyBytes) {
    std::mt19937 chance{7};
    const std::vector<std::pair<std::string, std::string>> seeds{{"a.pdf", kPdf},
                                                                 {"a.png", png(9, 9)},
                                                                 {"a.jpg", jpeg(9, 9)},
                                                                 {"a.tif", tiff(9, 9)},
                                                                 {"a.docx", zip({{"word/document.xml", 9}})}};
    for (int round = 0; round < 20'000; ++round) {
        auto [name, bytes] = seeds[chance() % seeds.size()];
        for (int change = 0; change < 3; ++change) bytes[chance() % bytes.size()] = static_cast<char>(chance());
        bytes.resize(chance() % 4 == 0 ? chance() % bytes.size() : bytes.size());
        (void)check_file(name, bytes);
    }
}

TEST(FileNames, LeadNowhere) {
    EXPECT_EQ(clean_file_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(clean_file_name("C:\\Users\\me\\照片 1.jpg"), "照片 1.jpg");
    EXPECT_EQ(clean_file_name("a\r\nSet-Cookie: x.pdf"), "aSet-Cookie x.pdf");
    EXPECT_EQ(clean_file_name("fdp.\u202Egpj.exe"), "fdp.gpj.exe");
    EXPECT_EQ(clean_file_name(".htaccess"), "htaccess");
    EXPECT_EQ(clean_file_name("..."), "");
    EXPECT_EQ(clean_file_name("\xFF\xFE.txt"), "txt");
    EXPECT_TRUE(clean_file_name(std::string(500, 'a') + ".pdf").ends_with("a.pdf"));
}

TEST(FileNames, TellTheCharsetOfTexts) {
    EXPECT_EQ(charset_of("路灯"), "utf-8");
    EXPECT_EQ(charset_of("\xC2\xB7\xB5\xC6"), "gb18030");
}

}  // namespace
}  // namespace hotline
