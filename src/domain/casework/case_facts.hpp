#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/casework/case.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline {

/// Longest texts, in characters.
inline constexpr std::size_t kTitleLimit = 100;
inline constexpr std::size_t kContentLimit = 5000;
inline constexpr std::size_t kTextLimit = 5000;  ///< instruction, reply, opinion, reason, note
inline constexpr std::size_t kAddressLimit = 200;
inline constexpr std::size_t kNameLimit = 50;
inline constexpr std::size_t kBasisLimit = 500;  ///< legal basis

[[nodiscard]] bool is_blank(std::string_view text);
[[nodiscard]] bool fits(std::string_view text, std::size_t limit);

/// The facts without stray white space and with the telephone number in its one spelling.
[[nodiscard]] CaseFacts tidied(CaseFacts facts);

/// Everything that is wrong with (tidied) facts; empty when they can be recorded.
[[nodiscard]] std::vector<FieldProblem> check_facts(const CaseFacts& facts);

/// missing_field when anything is missing, else bad_field.
[[nodiscard]] CaseRefused refused_for(std::vector<FieldProblem> problems);

}  // namespace hotline
