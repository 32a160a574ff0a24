#pragma once
#include "domain/ivr/nodes/choice.hpp"

namespace hotline::ivr {

/// Asks and waits for a key; a key during the prompt cuts it short (barge-in).
struct Menu {
    std::vector<PromptName> prompts;
    Choices choices;
    std::chrono::milliseconds no_input_after{5000};  ///< silence after the prompt's end
    std::chrono::milliseconds inter_digit{2500};     ///< wait for a further key of a longer sequence
    int ask_times{1};                                ///< how often a silent caller is asked
    int max_tries{3};                                ///< how many wrong keys are forgiven, the last one not
    std::vector<PromptName> sorry;                   ///< said before asking again after a key that means nothing
    std::string no_input;                            ///< where a silent caller goes
    std::string no_match;                            ///< where a caller goes whose keys never matched
};

[[nodiscard]] std::vector<Edge> ways(const Menu& node);
[[nodiscard]] std::vector<PromptName> sayings(const Menu& node);
[[nodiscard]] std::vector<PromptName> opening(const Menu& node);
void check(const Menu& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Menu& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
