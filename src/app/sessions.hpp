#pragma once
#include <optional>
#include <string>

#include "app/formats/session.hpp"
#include "app/ports/secrets.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

struct SignedIn {
    Session session;
    Actor actor;
    bool touch_due{false};  ///< call touch_session (a write); at most once a minute, so that reading stays reading
};

/// What the page is told of its session.
[[nodiscard]] Session session_of(const UserRecord& user, const SessionRecord& record);

/// Whose cookie this is (a read). Nothing when it is unknown, expired (15 min idle, 12 h in all) or its user disabled.
[[nodiscard]] std::optional<SignedIn> who_is(UnitOfWork& work, const std::string& token, Instant now, Secrets& secrets);

/// Says that the person is there: after a request with touch_due, and every minute while his live socket is open.
void touch_session(UnitOfWork& work, const std::string& token, Instant now, Secrets& secrets);

/// The person's own wish.
void close_session(UnitOfWork& work, const std::string& token, const SignedIn& who, Instant now, Secrets& secrets);

}  // namespace hotline::app
