#include "domain/contact/phone.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace hotline {
namespace {

constexpr std::size_t kMobileDigits = 11;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_separator(char32_t code) {
    return code == U' ' || code == U'-' || code == U'(' || code == U')' || code == U'.' || code == U'/' || code == U'\t' ||
           code == 0xA0;
}

bool is_mobile(std::string_view digits) {
    return digits.size() == kMobileDigits && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

/// Digits and a leading + only; empty when anything else stands in the text.
std::string bare(std::string_view text) {
    std::string number;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char character = utf8_at(text, at);
        at = character.end;
        const char32_t code = half_width(character.code);
        if (is_separator(code)) continue;
        const bool plus_in_front = code == U'+' && number.empty();
        if (!plus_in_front && (code < U'0' || code > U'9')) return {};
        number += static_cast<char>(code);
    }
    return number;
}

/// A number of this country, written after its country code.
std::string national(std::string_view rest) {
    if (is_mobile(rest) || rest.starts_with('0') || rest.size() < 9) return std::string{rest};
    return "0" + std::string{rest};
}

}  // namespace

std::string normalise_phone(std::string_view number) {
    std::string plain = bare(number);
    if (plain.empty() || plain == "+") return std::string{trimmed(number)};
    if (plain.starts_with("00")) plain.replace(0, 2, "+");
    const std::string_view view = plain;
    if (view.starts_with("+86")) return national(view.substr(3));
    if (view.starts_with("86") && is_mobile(view.substr(2))) return std::string{view.substr(2)};
    if (view.starts_with('0') && is_mobile(view.substr(1))) return std::string{view.substr(1)};
    return plain;
}

bool is_phone(std::string_view number) {
    if (number.starts_with('+')) number.remove_prefix(1);
    return number.size() >= 3 && number.size() <= 20 && std::ranges::all_of(number, is_digit);
}

std::string mask_phone(std::string_view number) {
    constexpr std::size_t kHidden = 4;
    constexpr std::size_t kShown = 4;
    constexpr std::size_t kPersonal = 7;  // shortest subscriber number
    std::string masked{number};
    const std::size_t digits = number.size() - (number.starts_with('+') ? 1 : 0);
    if (!is_phone(number) || digits < kPersonal) return masked;
    const std::size_t end = number.size() - kShown;
    const std::size_t begin = end - std::min(kHidden, digits - kShown);
    std::fill(masked.begin() + static_cast<std::ptrdiff_t>(begin), masked.begin() + static_cast<std::ptrdiff_t>(end), '*');
    return masked;
}

NumberSought sought_number(std::string_view typed) {
    constexpr std::size_t kShortestEnd = 4;
    constexpr std::size_t kLongestEnd = 8;
    const std::string digits = bare(typed);  // as typed: an end may begin with two zeros
    const bool is_end = digits.size() >= kShortestEnd && digits.size() <= kLongestEnd && std::ranges::all_of(digits, is_digit);
    return {.text = is_end ? digits : normalise_phone(typed), .is_end = is_end};
}

bool is_sought(std::string_view number, const NumberSought& sought) {
    return sought.is_end ? number.ends_with(sought.text) : number == sought.text;
}

std::string_view area_of(std::string_view number, const std::map<std::string, std::string>& areas) {
    for (std::string prefix{number}; !prefix.empty(); prefix.pop_back())
        if (const auto found = areas.find(prefix); found != areas.end()) return found->second;
    return {};
}

}  // namespace hotline
