#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Words out of documents that are written in markup, with libxml2. Nothing is fetched from anywhere, no entity of the
/// document's own is replaced, and depth and size are held to libxml2's limits.
namespace hotline::documents {

/// The main part of a Word document (ECMA-376 part 1, 17): a line for each paragraph, cells of a table apart by a tab. What was
/// deleted with its change tracked is left out. Nothing when it is no XML.
[[nodiscard]] std::optional<std::string> text_of_word(std::string_view xml);

/// What a browser would show of a page, its title first. Scripts and styles are left out. Nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> text_of_html(std::string_view html);

}  // namespace hotline::documents
