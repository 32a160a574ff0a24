#include "domain/casework/alike.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/utf8.hpp"
#include "domain/knowledge/tokens.hpp"

namespace hotline {
namespace {

constexpr int kEnoughFromOnePerson = 20;
constexpr int kEnoughAtOnePlace = 30;
constexpr int kEnoughAlone = 65;
constexpr int kSameAddress = 60;
constexpr std::size_t kFewestPairs = 2;  // fewer say nothing
constexpr int kFewestClassified = 3;

std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> words;
    for (Token& token : index_tokens(text))
        if (count_characters(token.text) > 1) words.insert(std::move(token.text));
    return words;
}

bool differ(const auto& one, const auto& other) { return !one.empty() && !other.empty() && one != other; }

bool is_same_place(const CaseFacts& one, const CaseFacts& other) {
    if (differ(one.district, other.district) || differ(one.street, other.street)) return false;
    if (one.address.empty() || other.address.empty()) return false;
    return one.address == other.address || shared_words(one.address, other.address) >= kSameAddress;
}

}  // namespace

int shared_words(std::string_view one, std::string_view other) {
    const auto mine = words_of(one);
    const auto theirs = words_of(other);
    const std::size_t fewer = std::min(mine.size(), theirs.size());
    if (fewer < kFewestPairs) return 0;
    const auto shared = std::ranges::count_if(mine, [&](const std::string& word) { return theirs.contains(word); });
    return static_cast<int>(100 * static_cast<std::size_t>(shared) / fewer);
}

Likeness likeness_of(const CaseFacts& typed, const CaseFacts& other) {
    return {.same_person = !typed.citizen_phone.empty() && typed.citizen_phone == other.citizen_phone,
            .same_place = is_same_place(typed, other),
            .words = shared_words(typed.title + "\n" + typed.content, other.title + "\n" + other.content)};
}

bool is_likely_same(const Likeness& likeness) {
    if (likeness.same_person && likeness.words >= kEnoughFromOnePerson) return true;
    if (likeness.same_place && likeness.words >= kEnoughAtOnePlace) return true;
    return likeness.words >= kEnoughAlone;
}

int weight_of(const Likeness& likeness) {
    return likeness.words + (likeness.same_person ? 100 : 0) + (likeness.same_place ? 60 : 0);
}

std::optional<CategoryAdvice> advise_category(const std::vector<std::pair<CategoryCode, int>>& similar) {
    struct Votes {
        int cases{0};
        int weight{0};
    };
    std::map<CategoryCode, Votes> votes;
    int cases = 0;
    int weight = 0;
    for (const auto& [category, words] : similar) {
        if (category.empty()) continue;
        ++votes[category].cases;
        votes[category].weight += words;
        ++cases;
        weight += words;
    }
    if (cases < kFewestClassified) return std::nullopt;
    const auto most = std::ranges::max_element(votes, {}, [](const auto& each) { return each.second.weight; });
    if (2 * most->second.weight < weight) return std::nullopt;
    return CategoryAdvice{most->first, most->second.cases, cases};
}

}  // namespace hotline
