#include "domain/acd/spoken_number.hpp"

#include <string>

namespace hotline {
namespace {

const PromptName kTwoOf{"number_2_of"};

PromptName number(int value) { return PromptName{"number_" + std::to_string(value)}; }

}  // namespace

std::vector<PromptName> spoken_number(int value) {
    if (value <= 10) return {number(value)};
    std::vector<PromptName> words;
    if (value >= 20) words.push_back(number(value / 10));
    words.push_back(number(10));
    if (value % 10 != 0) words.push_back(number(value % 10));
    return words;
}

std::vector<PromptName> spoken_amount(int value) { return value == 2 ? std::vector{kTwoOf} : spoken_number(value); }

std::vector<PromptName> number_prompts() {
    std::vector<PromptName> all{kTwoOf};
    for (int value = 1; value <= 10; ++value) all.push_back(number(value));
    return all;
}

}  // namespace hotline
