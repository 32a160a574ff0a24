#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>

namespace hotline {

BOOST_DEFINE_ENUM_CLASS(PasswordFault, too_short, too_long, common, holds_username, used_before)

inline constexpr std::size_t kShortestPassword = 8;
inline constexpr std::size_t kLongestPassword = 128;
/// So many earlier passwords cannot be taken again (security 2).
inline constexpr int kPasswordsRemembered = 5;

/// What is wrong with a new password as far as the text itself tells; earlier ones are known by their hashes only.
[[nodiscard]] std::optional<PasswordFault> fault_of_password(const std::string& password, const std::string& username);

}  // namespace hotline
