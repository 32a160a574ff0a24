#include "base/json/text_types.hpp"

namespace hotline::json {

const char* read_text(Instant& out, std::string_view text) {
    const auto at = parse_rfc3339(text);
    if (!at) return "format";
    out = *at;
    return nullptr;
}

std::string write_text(const Instant& value) { return to_rfc3339(value); }

const char* read_text(Date& out, std::string_view text) {
    const auto date = parse_iso_date(text);
    if (!date) return "format";
    out = *date;
    return nullptr;
}

std::string write_text(const Date& value) { return to_iso_date(value); }

std::optional<std::int64_t> parse_id(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.starts_with('-')) return std::nullopt;
    return value;
}

}  // namespace hotline::json
