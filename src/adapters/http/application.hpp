#pragma once
#include "adapters/http/middleware.hpp"
#include "adapters/http/router.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {

/// Turns requests into responses; knows nothing of sockets.
class Application {
public:
    Application(Services& services, const Routes& routes);

    /// The request must live as long as its context.
    [[nodiscard]] Context context_for(const Request& request) const;
    /// A response with status 101 admits a WebSocket: hand it to `context.route`'s SocketHandler.
    [[nodiscard]] Awaitable<Response> answer(Context& context) const;
    /// What this person would be refused with before anybody looks at his body; nothing: he may send it.
    [[nodiscard]] Awaitable<std::optional<Response>> refusal_before_body(Context& context) const;
    /// How long a body this route takes, and any route.
    [[nodiscard]] std::size_t body_limit(Method method, std::string_view path) const;
    [[nodiscard]] std::size_t largest_body() const { return largest_body_; }
    [[nodiscard]] Instant now() const { return services_.now(); }

private:
    [[nodiscard]] Awaitable<Response> run(Context& context, std::size_t step) const;
    [[nodiscard]] Awaitable<Response> dispatch(Context& context) const;

    Services& services_;
    Router router_;
    std::size_t largest_body_;
};

}  // namespace hotline::http
