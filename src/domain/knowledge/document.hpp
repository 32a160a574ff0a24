#pragma once
#include <boost/describe/enum.hpp>
#include <string>
#include <string_view>

#include "domain/attachment/file_kind.hpp"

namespace hotline {

/// Documents whose words become a question of the knowledge base.
BOOST_DEFINE_ENUM_CLASS(DocumentKind, pdf, docx, html, txt)

/// As files are checked that are attached; a page of the web is known by its name alone and never kept.
[[nodiscard]] Result<DocumentKind, FileFault> check_document(std::string_view name, std::string_view bytes);

/// What is kept of a document as it is: a page of the web could bring a script along.
[[nodiscard]] constexpr bool is_kept(DocumentKind kind) { return kind != DocumentKind::html; }

inline constexpr std::size_t kLongestTitle = 200;       ///< characters
inline constexpr std::size_t kLongestContent = 10'000;  ///< characters

/// What a document says, for an editor to work on.
struct DocumentDraft {
    std::string title;    ///< its first line, or else the name of its file without the ending
    std::string content;  ///< what follows
    bool cut{false};      ///< there is more in the document
};

/// Lines without control signs and surplus space. Content is empty when the document says nothing but its title; title and
/// content both are when it has no text at all.
[[nodiscard]] DocumentDraft draft_of(std::string_view name, std::string_view text);

}  // namespace hotline
