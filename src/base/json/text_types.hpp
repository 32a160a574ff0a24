#pragma once
#include <charconv>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/time.hpp"

/// Types that JSON writes as a string. read_text gives null when the text was taken, else what is wrong with it.
namespace hotline::json {

inline const char* read_text(std::string& out, std::string_view text) {
    out = text;
    return nullptr;
}
inline std::string write_text(const std::string& value) { return value; }
inline std::string_view text_format(const std::string*) { return {}; }

const char* read_text(Instant& out, std::string_view text);
std::string write_text(const Instant& value);
inline std::string_view text_format(const Instant*) { return "date-time"; }

const char* read_text(Date& out, std::string_view text);
std::string write_text(const Date& value);
inline std::string_view text_format(const Date*) { return "date"; }

/// Nothing when it is not a decimal number from 0 to 2^63-1 without sign or leading blanks.
std::optional<std::int64_t> parse_id(std::string_view text);

template <class Tag>
const char* read_text(Id<Tag>& out, std::string_view text) {
    const auto value = parse_id(text);
    if (!value) return "format";
    out.value = *value;
    return nullptr;
}
template <class Tag>
std::string write_text(const Id<Tag>& id) {
    return std::to_string(id.value);
}
template <class Tag>
std::string_view text_format(const Id<Tag>*) {
    return "id";
}

inline constexpr std::size_t kMaxCodeBytes = 64;

template <class Tag>
const char* read_text(Code<Tag>& out, std::string_view text) {
    if (text.size() > kMaxCodeBytes) return "too_long";
    out.value = text;
    return nullptr;
}
template <class Tag>
std::string write_text(const Code<Tag>& code) {
    return code.value;
}
template <class Tag>
std::string_view text_format(const Code<Tag>*) {
    return "code";
}

}  // namespace hotline::json
