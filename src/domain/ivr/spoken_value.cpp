#include "domain/ivr/spoken_value.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

#include "base/time.hpp"

namespace hotline::ivr {
namespace {

using Pieces = std::vector<PromptName>;

constexpr std::array kFourPlaces{"unit_thousand", "unit_hundred", "number_10", ""};
constexpr std::array kGroups{"unit_yi", "unit_wan", ""};
constexpr std::size_t kMostDigits = 12;  // up to 9999 亿
constexpr std::size_t kMostSpelt = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
PromptName number_piece(int digit) { return {"number_" + std::to_string(digit)}; }

/// Telephones say 幺 for one, because 一 and 七 sound alike on a bad line.
PromptName digit_piece(char digit) { return digit == '1' ? PromptName{"digit_1"} : number_piece(digit - '0'); }

Pieces digit_by_digit(std::string_view text) {
    Pieces pieces;
    for (const char c : text.substr(0, kMostSpelt))
        if (is_digit(c)) pieces.push_back(digit_piece(c));
    return pieces;
}

/// Up to four digits: 1030 is 一千零三十. `inside`: more stands in front, so that a gap and 一十 are spoken out.
void add_group(Pieces& to, std::string_view group, bool inside) {
    bool gap = false;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const int digit = group[i] - '0';
        const char* unit = kFourPlaces.at(kFourPlaces.size() - group.size() + i);
        if (digit == 0) {
            gap = true;
            continue;
        }
        if (gap && inside) to.push_back(number_piece(0));
        gap = false;
        const bool bare_ten = digit == 1 && !inside && std::string_view{unit} == "number_10";
        if (!bare_ten) to.push_back(number_piece(digit));
        if (*unit != '\0') to.push_back({unit});
        inside = true;
    }
}

Pieces whole_number(std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    if (digits == "0") return {number_piece(0)};
    Pieces pieces;
    const std::size_t groups = (digits.size() + 3) / 4;
    for (std::size_t i = 0; i < groups; ++i) {
        const std::size_t below = (groups - 1 - i) * 4;
        const std::size_t from = digits.size() > below + 4 ? digits.size() - below - 4 : 0;
        const auto group = digits.substr(from, digits.size() - below - from);
        if (group.find_first_not_of('0') == std::string_view::npos) continue;
        add_group(pieces, group, !pieces.empty());
        const char* unit = kGroups.at(kGroups.size() - groups + i);
        if (*unit != '\0') pieces.push_back({unit});
    }
    return pieces;
}

bool is_whole(std::string_view text) {
    return !text.empty() && text.size() <= kMostDigits && text.find_first_not_of("0123456789") == std::string_view::npos;
}

struct Decimal {
    bool minus{false};
    std::string_view whole;
    std::string_view behind;
};

std::optional<Decimal> decimal(std::string_view text) {
    Decimal read;
    if (text.starts_with('-')) {
        read.minus = true;
        text.remove_prefix(1);
    }
    const auto point = text.find('.');
    read.whole = text.substr(0, point);
    if (point != std::string_view::npos) read.behind = text.substr(point + 1);
    const bool fits = is_whole(read.whole) && (point == std::string_view::npos || is_whole(read.behind));
    return fits ? std::optional{read} : std::nullopt;
}

Pieces number(std::string_view text) {
    const auto read = decimal(text);
    if (!read) return digit_by_digit(text);
    Pieces pieces;
    if (read->minus) pieces.push_back({"unit_minus"});
    for (PromptName& piece : whole_number(read->whole)) pieces.push_back(std::move(piece));
    if (read->behind.empty()) return pieces;
    pieces.push_back({"unit_point"});
    for (const char digit : read->behind) pieces.push_back(number_piece(digit - '0'));
    return pieces;
}

void add(Pieces& to, Pieces number, const char* unit) {
    to.insert(to.end(), number.begin(), number.end());
    to.push_back({unit});
}

Pieces amount(std::string_view text) {
    const auto read = decimal(text);
    if (!read || read->behind.size() > 2) return digit_by_digit(text);
    Pieces pieces;
    if (read->minus) pieces.push_back({"unit_minus"});
    const char jiao = read->behind.empty() ? '0' : read->behind[0];
    const char fen = read->behind.size() < 2 ? '0' : read->behind[1];
    const bool has_yuan = read->whole.find_first_not_of('0') != std::string_view::npos;
    if (has_yuan || (jiao == '0' && fen == '0')) add(pieces, whole_number(read->whole), "unit_yuan");
    if (jiao != '0') add(pieces, {number_piece(jiao - '0')}, "unit_jiao");
    if (fen == '0') return pieces;
    if (jiao == '0' && has_yuan) pieces.push_back(number_piece(0));
    add(pieces, {number_piece(fen - '0')}, "unit_fen");
    return pieces;
}

Pieces date(std::string_view text) {
    const auto day = parse_iso_date(text);
    if (!day) return digit_by_digit(text);
    Pieces pieces;
    for (const char digit : std::to_string(static_cast<int>(day->year()))) pieces.push_back(number_piece(digit - '0'));
    pieces.push_back({"unit_year"});
    add(pieces, whole_number(std::to_string(static_cast<unsigned>(day->month()))), "unit_month");
    add(pieces, whole_number(std::to_string(static_cast<unsigned>(day->day()))), "unit_day");
    return pieces;
}

Pieces time_of_day(std::string_view text) {
    const bool fits = text.size() == 5 && text[2] == ':' && is_whole(text.substr(0, 2)) && is_whole(text.substr(3));
    if (!fits) return digit_by_digit(text);
    Pieces pieces;
    if (text.substr(0, 2) == "02")
        add(pieces, {{"number_2_of"}}, "unit_hour");
    else
        add(pieces, whole_number(text.substr(0, 2)), "unit_hour");
    if (text.substr(3) == "00") return pieces;
    if (text[3] == '0') pieces.push_back(number_piece(0));
    add(pieces, whole_number(text.substr(3)), "unit_minute");
    return pieces;
}

Pieces numbers_with(std::initializer_list<const char*> more) {
    Pieces pieces;
    for (int digit = 0; digit <= 10; ++digit) pieces.push_back(number_piece(digit));
    pieces.push_back({"digit_1"});  // what is not of its kind is spelt
    for (const char* piece : more) pieces.push_back({piece});
    return pieces;
}

}  // namespace

std::vector<PromptName> spoken(SpokenAs as, std::string_view text, Language language) {
    if (language == Language::en) return digit_by_digit(text);
    switch (as) {
        case SpokenAs::digits:
        case SpokenAs::case_number: return digit_by_digit(text);
        case SpokenAs::number: return number(text);
        case SpokenAs::date: return date(text);
        case SpokenAs::time: return time_of_day(text);
        case SpokenAs::amount: return amount(text);
    }
    return {};
}

std::vector<PromptName> pieces_of(SpokenAs as) {
    switch (as) {
        case SpokenAs::digits:
        case SpokenAs::case_number: return numbers_with({});
        case SpokenAs::number:
            return numbers_with({"unit_hundred", "unit_thousand", "unit_wan", "unit_yi", "unit_point", "unit_minus"});
        case SpokenAs::date: return numbers_with({"unit_year", "unit_month", "unit_day"});
        case SpokenAs::time: return numbers_with({"number_2_of", "unit_hour", "unit_minute"});
        case SpokenAs::amount:
            return numbers_with(
                {"unit_hundred", "unit_thousand", "unit_wan", "unit_yi", "unit_minus", "unit_yuan", "unit_jiao", "unit_fen"});
    }
    return {};
}

}  // namespace hotline::ivr
