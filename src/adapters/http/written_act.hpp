#pragma once
#include "adapters/http/services.hpp"

namespace hotline::http {

/// Writes down that the person who is signed in does something; durable before it is done, and not done when it cannot be
/// written.
inline Awaitable<void> written_act(Context& context, std::string action, std::string object, std::string detail = {}) {
    auto note = [&context, now = context.services.now(), &action, &object, &detail](app::UnitOfWork& unit) {
        unit.audit.append({.at = now,
                           .actor = context.actor(),
                           .address = {},
                           .action = std::move(action),
                           .object = std::move(object),
                           .detail = std::move(detail)});
        return true;
    };
    co_await write(context.services, std::move(note));
}

}  // namespace hotline::http
