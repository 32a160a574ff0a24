#include "app/change_password.hpp"

namespace hotline::app {

std::vector<std::string> known_passwords(UnitOfWork& work, const Actor& actor) {
    return work.accounts.password_hashes(actor.user, kPasswordsRemembered);
}

Result<std::string, PasswordRefused> check_new_password(const ChangePassword& wanted, const std::string& username,
                                                        const std::vector<std::string>& known, Secrets& secrets) {
    if (known.empty() || !secrets.verify_password(known.front(), wanted.old_password))
        return refuse(PasswordRefused{PasswordRefusal::wrong_password, {}});
    if (const auto fault = fault_of_password(wanted.new_password, username))
        return refuse(PasswordRefused{PasswordRefusal::unfit, fault});
    for (const std::string& hash : known)
        if (secrets.verify_password(hash, wanted.new_password))
            return refuse(PasswordRefused{PasswordRefusal::unfit, PasswordFault::used_before});
    return secrets.hash_password(wanted.new_password);
}

void set_own_password(const AdminWork& doing, const std::string& username, const std::string& hash,
                      const std::string& session_hash) {
    doing.work.accounts.set_password(doing.actor.user, hash, false, doing.now);
    doing.work.accounts.end_sessions(doing.actor.user, session_hash);
    doing.log(AdminObject::account, username, AdminAction::change_password, {}, {});
}

}  // namespace hotline::app
