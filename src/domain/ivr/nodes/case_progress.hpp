#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Variables that have a value once a case was found: its label, and the day by which it is due ("2026-11-30", or empty).
inline constexpr const char* kCaseState = "case_state";
inline constexpr const char* kCaseDue = "case_due";

/// Tells how far a case is to whoever knows its number and its code. What it says of each state is a prompt of its own,
/// `case_state_` and the state.
struct CaseProgress {
    std::string number;  ///< "{number}"
    std::string code;    ///< "{code}"
    std::vector<PromptName> meanwhile;
    std::string found;
    std::string not_found;    ///< no such case, or another code
    std::string unavailable;  ///< it could not be looked up, or was asked too often
};

[[nodiscard]] std::vector<Edge> ways(const CaseProgress& node);
[[nodiscard]] std::vector<PromptName> sayings(const CaseProgress& node);
[[nodiscard]] std::vector<PromptName> opening(const CaseProgress& node);
[[nodiscard]] std::vector<std::string> reads(const CaseProgress& node);
void check(const CaseProgress& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const CaseProgress& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
