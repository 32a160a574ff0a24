#pragma once
#include "domain/casework/case_words.hpp"
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Variable that has a value once he has judged: "1" (best) to "5".
inline constexpr const char* kEvaluation = "evaluation";

/// Asks what the citizen thinks of the service: one key, 1 (very satisfied) to 5 (very dissatisfied). Who presses nothing has
/// judged nothing; who judges again has judged once, by the last key.
struct Evaluate {
    std::vector<PromptName> prompts;  ///< names the five keys
    std::chrono::milliseconds no_input_after{5000};
    int ask_times{1};
    int max_tries{2};
    std::vector<PromptName> sorry;  ///< said before asking again after a key that means nothing
    std::string next;
    std::string no_input;
    std::string no_match;
};

/// What a key says; nothing for the others.
[[nodiscard]] std::optional<Satisfaction> level_of_key(char key);

[[nodiscard]] std::vector<Edge> ways(const Evaluate& node);
[[nodiscard]] std::vector<PromptName> sayings(const Evaluate& node);
[[nodiscard]] std::vector<PromptName> opening(const Evaluate& node);
void check(const Evaluate& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Evaluate& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
