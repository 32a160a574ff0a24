#pragma once
#include <memory>

#include "app/ports/document_maker.hpp"

namespace hotline::documents {

/// Makes PDF with Pango and Cairo, and XLSX with libxlsxwriter. A city's own fonts are used when they are installed: 仿宋 first.
class FileMaker final : public app::DocumentMaker {
public:
    [[nodiscard]] std::string pdf(const Sheet& sheet, const std::string& title) override;
    [[nodiscard]] std::string xlsx(const app::TextTable& table) override;
};

}  // namespace hotline::documents
