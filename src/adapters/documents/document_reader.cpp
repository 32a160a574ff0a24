#include "adapters/documents/document_reader.hpp"

#include <iconv.h>

#include <fstream>
#include <sstream>

#include "adapters/documents/markup_text.hpp"
#include "adapters/documents/zip_unpack.hpp"
#include "base/child_process.hpp"
#include "base/utf8.hpp"
#include "base/work_files.hpp"

namespace hotline::documents {
namespace {

namespace fs = std::filesystem;
using app::TextFault;
using Text = Result<std::string, TextFault>;

std::string content_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return std::move(text).str();
}

Text text_of_pdf(const fs::path& folder, std::string_view bytes) {
    const WorkFiles files(folder, ".pdf", ".txt");
    files.put(bytes);
    const ChildResult result =
        run_child({"timeout", "60", "prlimit", "--cpu=30", "--as=1073741824", "--fsize=67108864", "--nofile=32", "--core=0",
                   "pdftotext", "-enc", "UTF-8", "-nopgbrk", files.from().string(), files.to().string()});
    if (result.exit_code == 0) return content_of(files.to());
    if (result.exit_code == kProgramMissing) return refuse(TextFault::no_reader);
    return refuse(result.errors.contains("Incorrect password") ? TextFault::locked : TextFault::unreadable);
}

Text text_of_plain(std::string_view bytes) {
    if (is_utf8(bytes)) return std::string{bytes};
    const iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == reinterpret_cast<iconv_t>(-1)) return refuse(TextFault::no_reader);
    std::string text(bytes.size() * 3, '\0');  // two bytes of GBK are at most three of UTF-8
    char* from = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    char* to = text.data();
    std::size_t room = text.size();
    const auto result = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    if (result == static_cast<std::size_t>(-1)) return refuse(TextFault::unreadable);
    text.resize(text.size() - room);
    return text;
}

Text or_unreadable(std::optional<std::string> text) {
    if (!text) return refuse(TextFault::unreadable);
    return std::move(*text);
}

Text text_of_docx(std::string_view bytes) {
    const auto part = unpack(bytes, "word/document.xml");
    if (!part) return refuse(TextFault::unreadable);
    return or_unreadable(text_of_word(*part));
}

}  // namespace

Text DocumentReader::text_of(DocumentKind kind, std::string_view bytes) {
    switch (kind) {
        case DocumentKind::pdf: return text_of_pdf(folder_, bytes);
        case DocumentKind::docx: return text_of_docx(bytes);
        case DocumentKind::html: return or_unreadable(text_of_html(bytes));
        case DocumentKind::txt: return text_of_plain(bytes);
    }
    return refuse(TextFault::unreadable);
}

}  // namespace hotline::documents
