#include "domain/administration/row_fault.hpp"

#include <algorithm>

namespace hotline {
namespace {

constexpr std::size_t kLongestCode = 64;

bool is_code_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

}  // namespace

bool is_code(const std::string& text) {
    return !text.empty() && text.size() <= kLongestCode && std::ranges::all_of(text, is_code_character);
}

}  // namespace hotline
