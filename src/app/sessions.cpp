#include "app/sessions.hpp"

#include "domain/security/permission.hpp"
#include "domain/security/session_rules.hpp"

namespace hotline::app {

Session session_of(const UserRecord& user, const SessionRecord& record) {
    return {.user = user.user,
            .may = permissions_of(user.user.role),
            .expires_at = session_ends_at({record.created_at, record.last_seen_at}),
            .must_change_password = user.must_change_password};
}

std::optional<SignedIn> who_is(UnitOfWork& work, const std::string& token, Instant now, Secrets& secrets) {
    const auto record = work.people.find_session(secrets.hash_token(token));
    if (!record) return std::nullopt;
    const SessionTimes times{record->created_at, record->last_seen_at};
    if (!session_is_alive(times, now)) return std::nullopt;
    const auto found = work.people.find_user(record->user);
    if (!found || found->disabled) return std::nullopt;
    const SessionUser& user = found->user;
    return SignedIn{.session = session_of(*found, *record),
                    .actor = {.user = user.id,
                              .role = user.role,
                              .department = user.department,
                              .name = user.name,
                              .districts = found->districts},
                    .touch_due = session_touch_due(times, now)};
}

void touch_session(UnitOfWork& work, const std::string& token, Instant now, Secrets& secrets) {
    const std::string hash = secrets.hash_token(token);
    const auto record = work.people.find_session(hash);
    // A session that has ended stays ended.
    if (record && session_is_alive({record->created_at, record->last_seen_at}, now)) work.people.touch_session(hash, now);
}

void close_session(UnitOfWork& work, const std::string& token, const SignedIn& who, Instant now, Secrets& secrets) {
    work.people.delete_session(secrets.hash_token(token));
    work.audit.append({.at = now,
                       .actor = who.actor,
                       .address = {},
                       .action = "session.close",
                       .object = "account:" + who.session.user.username,
                       .detail = {}});
}

}  // namespace hotline::app
