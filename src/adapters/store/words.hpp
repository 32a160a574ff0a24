#pragma once
#include <string>
#include <string_view>

namespace hotline::store {

/// The words of a text as the full-text tables keep them, parted by spaces (see domain/knowledge/tokens).
[[nodiscard]] std::string words_of(std::string_view text);

/// An FTS5 expression that matches what a person typed, every phrase of it. Empty when there is no word in the text.
[[nodiscard]] std::string match_of(std::string_view typed);
/// The same for the first words of a long text, each once: any of them may be found.
[[nodiscard]] std::string loose_match_of(std::string_view text, std::size_t most);

}  // namespace hotline::store
