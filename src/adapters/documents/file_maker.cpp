#include "adapters/documents/file_maker.hpp"

#include "adapters/documents/pdf_pages.hpp"
#include "adapters/documents/workbook_file.hpp"

namespace hotline::documents {

std::string FileMaker::pdf(const Sheet& sheet, const std::string& title) {
    PdfPages pages{title};
    pages.put(sheet);
    return pages.finish();
}

std::string FileMaker::xlsx(const app::TextTable& table) { return workbook_of(table); }

}  // namespace hotline::documents
