#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Variables that have a value once a case was made of what was said: its number, and the code that opens its progress.
inline constexpr const char* kCaseNumber = "case_number";
inline constexpr const char* kCaseCode = "case_code";

/// Takes a complaint that is spoken: asks, sounds the tone, listens, makes a case of it and reads its number aloud. The sound is
/// the call's own recording. Too little said is asked for again; what cannot be kept leads elsewhere.
struct Complaint {
    std::vector<PromptName> prompts;    ///< what to say, and that # ends it
    std::vector<PromptName> sorry;      ///< before asking again
    std::vector<PromptName> meanwhile;  ///< while the case is made
    std::vector<PromptName> before;     ///< before the number
    std::vector<PromptName> after;      ///< behind the number
    int min_s{2};                       ///< less is no complaint
    int max_s{180};
    int silence_s{5};  ///< he has finished
    int ask_times{2};
    std::string next;
    std::string no_input;     ///< he said nothing, or too little, each time
    std::string unavailable;  ///< it cannot be recorded or stored: to a person
};

[[nodiscard]] std::vector<Edge> ways(const Complaint& node);
[[nodiscard]] std::vector<PromptName> sayings(const Complaint& node);
[[nodiscard]] std::vector<PromptName> opening(const Complaint& node);
void check(const Complaint& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Complaint& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
