#include "domain/ivr/variables.hpp"

#include <algorithm>

namespace hotline::ivr {
namespace {

constexpr std::size_t kLongestName = 32;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Calls back with each stretch of the text: as it is, or the name that stood in braces.
template <class Plain, class Name>
void split(std::string_view text, Plain plain, Name name) {
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) return plain(text);
        plain(text.substr(0, open));
        name(text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
}

}  // namespace

bool is_variable_name(std::string_view name) {
    return !name.empty() && name.size() <= kLongestName && is_letter(name.front()) &&
           std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

std::vector<std::string> names_in(std::string_view text) {
    std::vector<std::string> names;
    split(text, [](std::string_view) {}, [&](std::string_view name) { names.emplace_back(name); });
    return names;
}

std::string filled(std::string_view text, const Variables& variables, const Surroundings& around) {
    std::string out;
    split(
        text, [&](std::string_view plain) { out += plain; },
        [&](std::string_view name) {
            const auto value = variables.find(std::string{name});
            if (value != variables.end())
                out += value->second;
            else if (name == kCaller)
                out += around.caller;
        });
    return out;
}

}  // namespace hotline::ivr
