#pragma once
#include <string>
#include <vector>

#include "domain/administration/row_fault.hpp"

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

/// What a person wrote wrongly into it: words without a character or with more than twenty, groups of one, a word twice in a
/// group or a list, a word that is to stand for itself. One word may have several meanings, and so stand in several groups.
[[nodiscard]] RowFaults vocabulary_faults(const SearchVocabulary& vocabulary);

}  // namespace hotline
