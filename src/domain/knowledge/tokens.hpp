#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace hotline {

/// One word of the index and the bytes of the text that it stands for.
struct Token {
    std::string text;
    std::size_t begin{};
    std::size_t end{};
    auto operator<=>(const Token&) const = default;
};

/// Cuts a text for the index. Chinese: every two neighbouring characters, and the last one of a run alone, so that one
/// character is found as the beginning of a word. Others: words of letters and digits, lower-cased. Full width as half width.
[[nodiscard]] std::vector<Token> index_tokens(std::string_view text);

/// Words that must follow each other in the text; `is_prefix`: the last one may go on.
struct Phrase {
    std::vector<std::string> words;
    bool is_prefix{false};
    auto operator<=>(const Phrase&) const = default;
};

/// What to look for, every phrase of it: one for each run of Chinese and for each word. Nothing when there is nothing to look
/// for.
[[nodiscard]] std::vector<Phrase> query_phrases(std::string_view text);

}  // namespace hotline
