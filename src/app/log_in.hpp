#pragma once
#include <optional>
#include <string>

#include "app/formats/session.hpp"
#include "app/ports/secrets.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// First half of a log-in (a read): what to verify the password against. Unknown and disabled users get the decoy, so that
/// everybody waits equally long (security 4).
struct PasswordCheck {
    std::string hash;
    std::optional<UserId> user;  ///< absent: refuse whatever the verification says
};

/// `decoy_hash`: Secrets::hash_password of a random token, made once at start with the same cost as real ones.
[[nodiscard]] PasswordCheck find_log_in(UnitOfWork& work, const LogIn& wanted, const std::string& decoy_hash);

/// The verification, tens of milliseconds: on a worker thread, outside of any transaction.
[[nodiscard]] std::optional<UserId> verify_log_in(const PasswordCheck& check, const LogIn& wanted, Secrets& secrets);

struct OpenedSession {
    std::string token;  ///< the cookie's value; only its hash is stored
    Session session;
};

/// Second half (a write). Nothing when the user was disabled meanwhile. `address` is where he sits, for the audit.
[[nodiscard]] std::optional<OpenedSession> open_session(UnitOfWork& work, UserId user, const std::string& address, Instant now,
                                                        Secrets& secrets);

/// Puts on record that somebody was not let in. A name that is no account's is not kept: people type passwords there.
void note_refused_log_in(UnitOfWork& work, const std::string& username, const std::string& address, Instant now);

}  // namespace hotline::app
