#include "app/log_in.hpp"

#include "app/sessions.hpp"

namespace hotline::app {

PasswordCheck find_log_in(UnitOfWork& work, const LogIn& wanted, const std::string& decoy_hash) {
    auto found = work.people.find_user(wanted.username);
    if (!found || found->disabled) return {.hash = decoy_hash};
    return {.hash = std::move(found->password_hash), .user = found->user.id};
}

std::optional<UserId> verify_log_in(const PasswordCheck& check, const LogIn& wanted, Secrets& secrets) {
    const bool is_right = secrets.verify_password(check.hash, wanted.password);
    return is_right ? check.user : std::nullopt;
}

std::optional<OpenedSession> open_session(UnitOfWork& work, UserId user, const std::string& address, Instant now,
                                          Secrets& secrets) {
    const auto found = work.people.find_user(user);
    if (!found || found->disabled) return std::nullopt;
    std::string token = secrets.random_token();
    const SessionRecord record{.token_hash = secrets.hash_token(token), .user = user, .created_at = now, .last_seen_at = now};
    work.people.insert_session(record);
    work.audit.append({.at = now,
                       .actor = {.user = user, .role = found->user.role, .name = found->user.name, .address = address},
                       .address = {},
                       .action = "session.open",
                       .object = "account:" + found->user.username,
                       .detail = {}});
    return OpenedSession{std::move(token), session_of(*found, record)};
}

void note_refused_log_in(UnitOfWork& work, const std::string& username, const std::string& address, Instant now) {
    const bool known = work.people.find_user(username).has_value();
    work.audit.append({.at = now,
                       .actor = {},
                       .address = address,
                       .action = "session.open",
                       .object = "account:" + (known ? username : std::string{"?"}),
                       .detail = {},
                       .result = AuditResult::refused});
}

}  // namespace hotline::app
