#include "adapters/documents/file_maker.hpp"

#include "adapters/documents/pdf_pages.hpp"
#include "adapters/documents/workbook_file.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
/// Fontconfig keeps what it read of the fonts until the process ends; the sanitizer asks by this name.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
#endif
#endif

namespace hotline::documents {

std::string FileMaker::pdf(const Sheet& sheet, const std::string& title) {
    PdfPages pages{title};
    pages.put(sheet);
    return pages.finish();
}

std::string FileMaker::xlsx(const app::TextTable& table) { return workbook_of(table); }

}  // namespace hotline::documents
