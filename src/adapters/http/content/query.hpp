#pragma once
#include <expected>
#include <string_view>
#include <vector>

#include "base/json/codec.hpp"

namespace hotline::http {

/// Reads a query string into a described struct: texts, ids, codes, enums, integers, booleans (1 or 0), lists of them (commas
/// between). Unknown, doubled and unreadable members are errors; an empty value counts as absent.
[[nodiscard]] std::vector<json::FieldError> decode_query_into(void* out, const json::TypeInfo& type, std::string_view query);

template <class T>
[[nodiscard]] std::expected<T, std::vector<json::FieldError>> decode_query(std::string_view query) {
    T value{};
    auto errors = decode_query_into(&value, json::type_of<T>(), query);
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return value;
}

}  // namespace hotline::http
