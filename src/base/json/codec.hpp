#pragma once
#include <boost/describe/class.hpp>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/json/describe.hpp"

namespace hotline::json {

/// One thing wrong with a document: where (JSON pointer, RFC 6901) and what. `what` is a stable slug:
/// syntax, type, missing, unknown, enum, too_short, too_long, too_small, too_big, format.
struct FieldError {
    std::string pointer;
    std::string what;
    auto operator<=>(const FieldError&) const = default;
};
BOOST_DESCRIBE_STRUCT(FieldError, (), (pointer, what))

/// The walkers behind the templates; `out` and `value` point to an object of the described type.
[[nodiscard]] std::vector<FieldError> decode_into(void* out, const TypeInfo& type, std::string_view text, Limits limits);
void encode_to(std::string& out, const TypeInfo& type, const void* value);

/// Reads a document strictly: unknown members and wrong types are errors, all reported at once.
/// Members that are std::optional, or named by the type's json_optional, may be absent or null; they keep their default.
template <class T>
[[nodiscard]] std::expected<T, std::vector<FieldError>> decode(std::string_view text, Limits limits = {}) {
    T value{};
    auto errors = decode_into(&value, type_of<T>(), text, limits);
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return value;
}

/// Compact JSON. An empty std::optional member is left out; text that is not UTF-8 is repaired with U+FFFD.
template <class T>
[[nodiscard]] std::string encode(const T& value) {
    std::string out;
    encode_to(out, type_of<T>(), &value);
    return out;
}

}  // namespace hotline::json
