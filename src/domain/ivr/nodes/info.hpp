#pragma once
#include "domain/ivr/nodes/choice.hpp"

namespace hotline::ivr {

/// Self-service: tells what the caller asked for, then what he can do now (back, a person). Its keys work while it speaks.
/// A caller who hangs up from here on without asking for a person counts as self-served.
struct Info {
    std::vector<PromptName> prompts;
    std::vector<PromptName> afterwards;  ///< "press * to go back, 0 for a person"
    Choices choices;
    std::chrono::milliseconds no_input_after{6000};
    std::string next;  ///< where a silent caller goes
};

[[nodiscard]] std::vector<Edge> ways(const Info& node);
[[nodiscard]] std::vector<PromptName> sayings(const Info& node);
void check(const Info& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Info& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
