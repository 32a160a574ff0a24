#pragma once
#include <string>
#include <vector>

namespace hotline {

/// What people write wrongly, and what they mean: one character, or a word.
struct WrongWord {
    std::string wrong;
    std::string right;
};

/// What a city adds to the search of its knowledge. Works on what is typed, so that a change needs no new index.
struct SearchVocabulary {
    std::vector<std::vector<std::string>> synonyms;  ///< each group's words stand for each other
    std::vector<WrongWord> wrong_words;
    std::vector<std::string> stop_words;  ///< say nothing about what is looked for
};

}  // namespace hotline
