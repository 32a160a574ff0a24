#pragma once
#include <filesystem>

#include "app/ports/text_reader.hpp"

namespace hotline::documents {

/// PDF with poppler's pdftotext, in a process of its own that is held to 30 s of processor and 1 GB of memory; Word, web pages
/// and plain text (UTF-8 or GB 18030) here.
class DocumentReader final : public app::TextReader {
public:
    /// `folder`: for files that are being read; nothing stays in it.
    explicit DocumentReader(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] Result<std::string, app::TextFault> text_of(DocumentKind kind, std::string_view bytes) override;

private:
    std::filesystem::path folder_;
};

}  // namespace hotline::documents
