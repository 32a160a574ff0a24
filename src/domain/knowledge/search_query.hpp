#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/knowledge/search_words.hpp"
#include "domain/knowledge/vocabulary.hpp"

namespace hotline {

/// One way in which an item may hold what was typed: all the words in the field. The last one may go on.
struct Alternative {
    WordField field{};
    std::vector<std::string> words;
    bool is_prefix{false};
    double weight{1.0};  ///< 1: exactly this, in the title
};

/// A piece of what was typed, about two characters of it.
struct QueryUnit {
    double weight{1.0};
    bool is_extra{false};  ///< counts when found, and is not missed otherwise
    std::vector<Alternative> alternatives;
};

/// What is marked in a text that was found.
struct QueryMarks {
    std::set<std::string> pairs;   ///< two Chinese characters, as typed or as meant
    std::set<std::string> words;   ///< whole words: synonyms, Latin words, single characters
    std::set<std::string> sounds;  ///< sound pairs
    std::set<std::string> initials;
};

/// What somebody typed, taken apart.
struct SearchQuery {
    std::string bare;  ///< letters, digits and Chinese characters without stop words
    std::vector<QueryUnit> units;
    QueryMarks marks;
};

/// Longer texts are read as far as this, in characters: a pasted page is no question.
inline constexpr std::size_t kLongestQuery = 64;

[[nodiscard]] SearchQuery understand(std::string_view typed, const SearchVocabulary& vocabulary);

}  // namespace hotline
