#include "base/time.hpp"

#include <fmt/format.h>

#include <charconv>

namespace hotline {
namespace {

using namespace std::chrono;

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) return std::nullopt;
    int value = 0;
    const char* first = text.data() + from;
    auto [end, error] = std::from_chars(first, first + count, value);
    if (error != std::errc{} || end != first + count || *first == '-') return std::nullopt;
    return value;
}

bool has(std::string_view text, std::size_t at, char wanted) { return at < text.size() && text[at] == wanted; }

/// Reads ".123456" and returns microseconds; moves `at` behind the fraction.
microseconds fraction(std::string_view text, std::size_t& at) {
    microseconds::rep value = 0;
    microseconds::rep unit = 100'000;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) value += (text[at] - '0') * unit;
    return microseconds{value};
}

std::optional<minutes> offset(std::string_view text, std::size_t at) {
    if (at + 1 == text.size() && (text[at] == 'Z' || text[at] == 'z')) return minutes{0};
    if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') return std::nullopt;
    auto hour = digits(text, at + 1, 2);
    auto minute = digits(text, at + 4, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    const minutes value = hours{*hour} + minutes{*minute};
    return text[at] == '-' ? -value : value;
}

}  // namespace

Instant SystemClock::now() const { return time_point_cast<microseconds>(system_clock::now()); }

std::string to_rfc3339(Instant at) {
    const auto day = floor<days>(at);
    const hh_mm_ss time{floor<milliseconds>(at - day)};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso_date(Date{day}), time.hours().count(), time.minutes().count(),
                       time.seconds().count(), time.subseconds().count());
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
    const auto date = parse_iso_date(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!date || !hour || !minute || !second || !has(text, 13, ':') || !has(text, 16, ':')) return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    std::size_t at = 19;
    microseconds part{0};
    if (has(text, at, '.')) part = fraction(text, at);
    if (at >= text.size()) return std::nullopt;
    const auto zone = offset(text, at);
    if (!zone) return std::nullopt;
    return Instant{sys_days{*date}.time_since_epoch() + hours{*hour} + minutes{*minute} + seconds{*second} + part - *zone};
}

std::string to_iso_date(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text, 0, 4);
    const auto m = digits(text, 5, 2);
    const auto d = digits(text, 8, 2);
    if (!y || !m || !d) return std::nullopt;
    const Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

}  // namespace hotline
