#include "domain/acd/place_announcement.hpp"

#include <string>

namespace hotline {
namespace {

constexpr int kLargestSaid = 99;

PromptName number(int value) { return PromptName{"number_" + std::to_string(value)}; }

std::vector<PromptName> spoken(int value) {
    if (value <= 10) return {number(value)};
    std::vector<PromptName> words;
    if (value >= 20) words.push_back(number(value / 10));
    words.push_back(number(10));
    if (value % 10 != 0) words.push_back(number(value % 10));
    return words;
}

}  // namespace

std::vector<PromptName> place_announcement(int place) {
    if (place <= 1) return {PromptName{"queue_you_are_next"}};
    if (place > kLargestSaid) return {PromptName{"queue_many_waiting"}};
    std::vector<PromptName> words{PromptName{"queue_your_place"}};
    for (PromptName& word : spoken(place)) words.push_back(std::move(word));
    words.push_back(PromptName{"queue_place_unit"});
    return words;
}

std::vector<PromptName> place_prompts() {
    std::vector<PromptName> all{PromptName{"queue_you_are_next"}, PromptName{"queue_many_waiting"},
                                PromptName{"queue_your_place"}, PromptName{"queue_place_unit"}};
    for (int value = 1; value <= 10; ++value) all.push_back(number(value));
    return all;
}

}  // namespace hotline
