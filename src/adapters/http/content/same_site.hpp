#pragma once
#include "adapters/http/message.hpp"

namespace hotline::http {

/// Whether the Origin header, when there is one, names the host that the request was sent to.
[[nodiscard]] bool origin_is_ours(const Request& request);

/// Whether a request may change something: our own origin, the header that a foreign page cannot set without asking, and JSON or
/// nothing in the body (security 16).
[[nodiscard]] bool may_change_state(const Request& request);

}  // namespace hotline::http
