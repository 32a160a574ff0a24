#include "domain/knowledge/vocabulary.hpp"

#include <set>

#include "base/utf8.hpp"

namespace hotline {
namespace {

constexpr std::size_t kLongestWord = 20;  // characters
constexpr std::size_t kMostEntries = 2000;

bool is_word(const std::string& text) {
    return !text.empty() && trimmed(text) == text && is_utf8(text) && count_characters(text) <= kLongestWord;
}

/// Collects what is wrong, and which words have stood before.
class Check {
public:
    RowFaults faults;

    void word(const std::string& at, const std::string& text, std::set<std::string>& seen) {
        if (!is_word(text))
            faults.push_back({0, at, "format"});
        else if (!seen.insert(text).second)
            faults.push_back({0, at, "twice"});
    }
    void count(const std::string& at, std::size_t entries) {
        if (entries > kMostEntries) faults.push_back({0, at, "too_long"});
    }
};

std::string place(const char* list, std::size_t index) { return std::string(list) + "/" + std::to_string(index); }

}  // namespace

RowFaults vocabulary_faults(const SearchVocabulary& vocabulary) {
    Check check;
    std::set<std::string> pairs;
    std::set<std::string> stops;
    check.count("/synonyms", vocabulary.synonyms.size());
    check.count("/wrong_words", vocabulary.wrong_words.size());
    check.count("/stop_words", vocabulary.stop_words.size());
    for (std::size_t i = 0; i < vocabulary.synonyms.size(); ++i) {
        if (vocabulary.synonyms[i].size() < 2) check.faults.push_back({0, place("/synonyms", i), "format"});
        std::set<std::string> group;
        for (const std::string& word : vocabulary.synonyms[i]) check.word(place("/synonyms", i), word, group);
    }
    for (std::size_t i = 0; i < vocabulary.wrong_words.size(); ++i) {
        const auto& [bad, right] = vocabulary.wrong_words[i];
        if (!is_word(bad) || !is_word(right) || bad == right)
            check.faults.push_back({0, place("/wrong_words", i), "format"});
        else if (!pairs.insert(bad + " " + right).second)
            check.faults.push_back({0, place("/wrong_words", i), "twice"});
    }
    for (std::size_t i = 0; i < vocabulary.stop_words.size(); ++i)
        check.word(place("/stop_words", i), vocabulary.stop_words[i], stops);
    return check.faults;
}

}  // namespace hotline
