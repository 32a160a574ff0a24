#pragma once
#include "app/administration/change_rows.hpp"
#include "app/formats/accounts.hpp"
#include "app/ports/secrets.hpp"
#include "domain/security/password_rules.hpp"

namespace hotline::app {

/// First step (a read): the hashes that the old and the new password are held against, the present one first.
[[nodiscard]] std::vector<std::string> known_passwords(UnitOfWork& work, const Actor& actor);

enum class PasswordRefusal { wrong_password, unfit };
struct PasswordRefused {
    PasswordRefusal why{};
    std::optional<PasswordFault> fault;
};
/// Second step, on a worker: the new password's hash.
[[nodiscard]] Result<std::string, PasswordRefused> check_new_password(const ChangePassword& wanted, const std::string& username,
                                                                      const std::vector<std::string>& known, Secrets& secrets);

/// Third step (a write): the person's other sessions end.
void set_own_password(const AdminWork& doing, const std::string& username, const std::string& hash,
                      const std::string& session_hash);

}  // namespace hotline::app
