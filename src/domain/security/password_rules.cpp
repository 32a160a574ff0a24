#include "domain/security/password_rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.hpp"

namespace hotline {
namespace {

/// What guessers try first, in lower case; what repeats or counts is found by rule.
constexpr std::array<std::string_view, 40> kCommon{
    "password",   "password1",  "password12", "password123", "passw0rd",      "p@ssw0rd",  "p@ssword",     "qwertyui",
    "qwerty123",  "qwertyuiop", "1q2w3e4r",   "1q2w3e4r5t",  "1qaz2wsx",      "qazwsxedc", "zaq12wsx",     "asdfghjk",
    "asdfghjkl",  "asdf1234",   "zxcvbnm1",   "abcd1234",    "abc12345",      "a1234567",  "a12345678",    "aa123456",
    "aa12345678", "qq123456",   "woaini1314", "woaini520",   "5201314a",      "iloveyou",  "sunshine",     "football",
    "baseball",   "princess",   "admin123",   "admin1234",   "administrator", "welcome1",  "hotline12345", "changeme"};

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// 11111111, 12345678, 87654321, abcdefgh.
bool is_a_run(const std::string& text) {
    for (const int step : {0, 1, -1}) {
        bool runs = true;
        for (std::size_t i = 1; i < text.size() && runs; ++i) runs = text[i] - text[i - 1] == step;
        if (runs) return true;
    }
    return false;
}

}  // namespace

std::optional<PasswordFault> fault_of_password(const std::string& password, const std::string& username) {
    if (count_characters(password) < kShortestPassword) return PasswordFault::too_short;
    if (count_characters(password) > kLongestPassword) return PasswordFault::too_long;
    const std::string small = lower(password);
    if (is_a_run(small) || std::ranges::find(kCommon, small) != kCommon.end()) return PasswordFault::common;
    if (!username.empty() && small.contains(lower(username))) return PasswordFault::holds_username;
    return std::nullopt;
}

}  // namespace hotline
