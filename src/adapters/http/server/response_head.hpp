#pragma once
#include <string>

#include "adapters/http/message.hpp"
#include "base/time.hpp"

namespace hotline::http {

/// The status line and the header section of a response, ready to be sent (RFC 9112).
[[nodiscard]] std::string response_head(const Response& response, std::string_view reason, bool keep_alive, Instant now);

/// IMF-fixdate (RFC 9110 5.6.7), e.g. "Mon, 23 Nov 2026 00:38:39 GMT".
[[nodiscard]] std::string http_date(Instant at);

}  // namespace hotline::http
