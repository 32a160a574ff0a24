#pragma once
#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/message.hpp"
#include "base/json/codec.hpp"

namespace hotline::http {

/// Why a request was refused: a code of docs/api/errors.json, and what is wrong with which field.
struct Problem {
    std::string_view code;
    std::vector<json::FieldError> fields;
    std::optional<std::chrono::seconds> retry_after;
    std::optional<json::Document> more;  ///< what else the reader needs, in the shape that the route says
};

/// A handler's answer.
template <class T>
using Answer = std::expected<T, Problem>;

[[nodiscard]] inline std::unexpected<Problem> refused(std::string_view code) { return std::unexpected(Problem{.code = code}); }

/// Chinese unless the client prefers English (RFC 9110 12.5.4).
[[nodiscard]] bool prefers_english(std::string_view accept_language);

/// application/problem+json (RFC 9457) in the request's language.
[[nodiscard]] Response problem_response(const Request& request, const Problem& problem);

}  // namespace hotline::http
