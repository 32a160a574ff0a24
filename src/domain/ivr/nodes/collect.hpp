#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Asks for digits and notes them in a variable: a case number, an extension, a code.
struct Collect {
    std::vector<PromptName> prompts;
    std::string variable;
    int min{1};
    int max{16};
    std::string terminator{"#"};  ///< ends the digits before `max`; empty: only a pause does
    std::chrono::milliseconds no_input_after{6000};
    std::chrono::milliseconds inter_digit{4000};  ///< a longer pause ends the digits
    int ask_times{2};
    int max_tries{3};
    std::vector<PromptName> sorry;  ///< said before asking again after too few digits
    std::string next;
    std::string no_input;
    std::string no_match;
};

[[nodiscard]] std::vector<Edge> ways(const Collect& node);
[[nodiscard]] std::vector<PromptName> sayings(const Collect& node);
[[nodiscard]] std::vector<PromptName> opening(const Collect& node);
void check(const Collect& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Collect& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
