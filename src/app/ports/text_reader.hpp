#pragma once
#include <boost/describe/enum.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/knowledge/document.hpp"

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(TextFault,
                        locked,      ///< it needs a password
                        unreadable,  ///< begins as one of its kind, and cannot be read
                        no_reader    ///< the program that reads this kind is not installed
)

/// Reads the words out of documents. Takes up to a minute: not for a loop. Any thread.
class TextReader {
public:
    virtual ~TextReader() = default;
    /// In UTF-8, a line for each of the document's paragraphs or lines; empty for one that is only pictures.
    [[nodiscard]] virtual Result<std::string, TextFault> text_of(DocumentKind kind, std::string_view bytes) = 0;
};

}  // namespace hotline::app
