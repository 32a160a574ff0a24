#include "domain/acd/place_announcement.hpp"

#include "domain/acd/spoken_number.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;

const PromptName kNext{"queue_you_are_next"};
const PromptName kMany{"queue_many_waiting"};
const PromptName kYourPlace{"queue_your_place"};
const PromptName kPlaceUnit{"queue_place_unit"};
const PromptName kExpected{"queue_expected_wait"};
const PromptName kMinutes{"queue_minutes"};
const PromptName kBelowAMinute{"queue_below_a_minute"};

// Beyond it the guess is worth less than the patience it costs.
constexpr Duration kLongestSaid = 30min;

std::vector<PromptName> between(const PromptName& before, std::vector<PromptName> number, const PromptName& behind) {
    number.insert(number.begin(), before);
    number.push_back(behind);
    return number;
}

}  // namespace

std::vector<PromptName> place_announcement(int place) {
    if (place <= 1) return {kNext};
    if (place > kLargestSpoken) return {kMany};
    return between(kYourPlace, spoken_number(place), kPlaceUnit);
}

std::vector<PromptName> wait_announcement(const std::optional<Duration>& expected) {
    if (!expected || *expected > kLongestSaid) return {};
    if (*expected < 1min) return {kBelowAMinute};
    return between(kExpected, spoken_amount(static_cast<int>(std::chrono::ceil<std::chrono::minutes>(*expected).count())),
                   kMinutes);
}

std::vector<PromptName> place_prompts() {
    std::vector<PromptName> all = number_prompts();
    all.insert(all.end(), {kNext, kMany, kYourPlace, kPlaceUnit, kExpected, kMinutes, kBelowAMinute});
    return all;
}

}  // namespace hotline
