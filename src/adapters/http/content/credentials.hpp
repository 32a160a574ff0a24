#pragma once
#include <string>
#include <string_view>

namespace hotline::http {

/// The secret in an Authorization header: of "Bearer SECRET" (RFC 6750), or the password of "Basic ..." (RFC 7617), which is all
/// that Kannel knows. Empty when there is none.
[[nodiscard]] std::string secret_in(std::string_view authorization);

}  // namespace hotline::http
