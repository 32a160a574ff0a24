#include "adapters/http/content/range.hpp"

#include <algorithm>
#include <charconv>

namespace hotline::http {
namespace {

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

RangeRequest last_bytes(std::uint64_t wanted, std::uint64_t size) {
    if (wanted == 0 || size == 0) return {.kind = RangeRequest::Kind::unsatisfiable};
    const auto length = std::min(wanted, size);
    return {.kind = RangeRequest::Kind::part, .part = {.from = size - length, .length = length}};
}

}  // namespace

RangeRequest parse_range(std::string_view header, std::uint64_t size) {
    constexpr std::string_view kUnit = "bytes=";
    if (!header.starts_with(kUnit)) return {};
    header.remove_prefix(kUnit.size());
    const auto dash = header.find('-');
    if (dash == std::string_view::npos) return {};
    const auto first = number(header.substr(0, dash));
    const auto last = number(header.substr(dash + 1));
    if (dash == 0) return last ? last_bytes(*last, size) : RangeRequest{};
    if (!first || (!last && dash + 1 != header.size()) || (last && *last < *first)) return {};
    if (*first >= size) return {.kind = RangeRequest::Kind::unsatisfiable};
    const auto end = std::min(last.value_or(size - 1), size - 1);
    return {.kind = RangeRequest::Kind::part, .part = {.from = *first, .length = end - *first + 1}};
}

}  // namespace hotline::http
