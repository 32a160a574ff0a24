#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace hotline::json {

/// One thing wrong with a document: where (JSON pointer, RFC 6901) and what. `what` is a stable slug:
/// syntax, type, missing, unknown, enum, too_short, too_long, too_small, too_big, format.
struct FieldError {
    std::string pointer;
    std::string what;
    auto operator<=>(const FieldError&) const = default;
};

/// Reads a described struct strictly: unknown members and wrong types are errors, all reported at once.
/// Members that are std::optional, or have a default initialiser and are listed as optional by the type, may be absent.
template <class T>
[[nodiscard]] std::expected<T, std::vector<FieldError>> decode(std::string_view text);

template <class T>
[[nodiscard]] std::string encode(const T& value);

}  // namespace hotline::json
