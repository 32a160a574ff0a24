#pragma once
#include <functional>
#include <vector>

#include "adapters/http/context.hpp"

namespace hotline::http {

using Next = std::function<Awaitable<Response>(Context&)>;
using Middleware = Awaitable<Response> (*)(Context&, const Next&);

/// A request id, one line in the log, and the figures of /metrics.
Awaitable<Response> log_and_count(Context& context, const Next& next);
/// What is thrown inside becomes a 500 or 503 that says nothing but the id under which the log has it.
Awaitable<Response> answer_failures(Context& context, const Next& next);
/// Content-Security-Policy and its friends (security 17).
Awaitable<Response> secure_headers(Context& context, const Next& next);
/// Packs JSON of more than a kilobyte for clients that can unpack it.
Awaitable<Response> compress(Context& context, const Next& next);
/// Refuses what a foreign page may have caused (security 16).
Awaitable<Response> require_same_site(Context& context, const Next& next);
/// Finds out who asks, and refuses whom the route does not allow.
Awaitable<Response> require_access(Context& context, const Next& next);

/// All of them, outermost first.
[[nodiscard]] const std::vector<Middleware>& middlewares();

}  // namespace hotline::http
