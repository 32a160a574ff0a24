#pragma once
#include "app/ports/document_maker.hpp"

namespace hotline::documents {

/// The table as a workbook: bold titles that stay in sight, a filter on them, columns as wide as their texts. A cell holds 32767
/// characters at most; a longer text is cut. Throws std::runtime_error when the file cannot be written.
[[nodiscard]] std::string workbook_of(const app::TextTable& table);

}  // namespace hotline::documents
