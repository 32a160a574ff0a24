#pragma once
#include "app/ports/text_reader.hpp"

namespace hotline::test {

/// Finds in every document what it was told.
class FakeTexts final : public app::TextReader {
public:
    Result<std::string, app::TextFault> text_of(DocumentKind, std::string_view) override { return found; }

    Result<std::string, app::TextFault> found{"标题\n内容"};
};

}  // namespace hotline::test
