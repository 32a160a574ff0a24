#include "domain/casework/case_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace hotline {
namespace {

constexpr std::size_t kShortest = 11;  // yymmdd, four running digits, check
constexpr std::size_t kLongest = 13;   // a day of up to 999,999 cases

// clang-format off
// Damm, 2004: a totally anti-symmetric quasigroup of order 10.
constexpr std::array<std::array<int, 10>, 10> kDamm{{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                                                     {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                                     {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                                     {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                                     {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                                                     {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                                     {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                                                     {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                                     {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                                     {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};
// clang-format on

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int damm(std::string_view digits) {
    std::size_t interim = 0;
    for (const char digit : digits) interim = static_cast<std::size_t>(kDamm[interim][static_cast<std::size_t>(digit - '0')]);
    return static_cast<int>(interim);
}

}  // namespace

std::string make_case_number(Date day, int running) {
    const auto body = fmt::format("{:02}{:02}{:02}{:04}", static_cast<int>(day.year()) % 100, static_cast<unsigned>(day.month()),
                                  static_cast<unsigned>(day.day()), running);
    return body + static_cast<char>('0' + damm(body));
}

std::string tidy_case_number(std::string_view typed) {
    std::string number;
    for (std::size_t at = 0; at < typed.size();) {
        const Utf8Char character = utf8_at(typed, at);
        const char32_t narrow = half_width(character.code);
        if (narrow != U' ' && narrow != U'-') append_utf8(number, narrow);
        at = character.end;
    }
    return number;
}

bool is_case_number(std::string_view number) {
    if (number.size() < kShortest || number.size() > kLongest) return false;
    return std::ranges::all_of(number, is_digit) && damm(number) == 0;
}

std::string grouped_case_number(std::string_view number) {
    // The odd digits come first: 3-4-4, 4-4-4, 1-4-4-4.
    std::string grouped{number.substr(0, number.size() % 4)};
    for (std::size_t at = number.size() % 4; at < number.size(); at += 4) {
        if (!grouped.empty()) grouped += ' ';
        grouped += number.substr(at, 4);
    }
    return grouped;
}

}  // namespace hotline
