#pragma once
#include "app/administration/change_rows.hpp"
#include "app/formats/accounts.hpp"
#include "app/ports/secrets.hpp"

namespace hotline::app {

struct AccountQuery {
    std::string text;  ///< part of the username, the name or the extension
    std::optional<Role> role;
    std::optional<DepartmentCode> department;
    std::optional<AccountState> state;
    std::string cursor;
    int limit{50};
};
[[nodiscard]] AccountPage list_accounts(UnitOfWork& work, const AccountQuery& query, Instant now);
[[nodiscard]] std::optional<AccountRow> read_account(UnitOfWork& work, UserId id);

/// What would be wrong with making these; a read, so that passwords are hashed for good rows only.
[[nodiscard]] RowFaults faults_of_new(UnitOfWork& work, const std::vector<NewAccount>& rows);

/// A password made up for somebody, and what is stored of it.
struct MadePassword {
    std::string text;
    std::string hash;
};
/// Tens of milliseconds each: on a worker, outside of any transaction.
[[nodiscard]] std::vector<MadePassword> make_passwords(Secrets& secrets, std::size_t count);

/// Makes accounts, all or none, each with an initial password. Nobody can log in with them before a role is granted.
[[nodiscard]] Result<std::vector<AccountRow>, AdminRefused> create_accounts(const AdminWork& doing,
                                                                            const std::vector<NewAccount>& rows,
                                                                            const std::vector<MadePassword>& passwords);

using AccountDone = Result<AccountRow, AdminRefused>;
[[nodiscard]] AccountDone edit_account(const AdminWork& doing, UserId id, const EditAccount& wanted);
/// Ends the person's sessions: nobody goes on with rights that were taken. Not for one's own account.
[[nodiscard]] AccountDone grant_account(const AdminWork& doing, UserId id, const GrantAccount& wanted);
[[nodiscard]] AccountDone lock_account(const AdminWork& doing, UserId id, AdminEventId revision);
[[nodiscard]] AccountDone unlock_account(const AdminWork& doing, UserId id, AdminEventId revision);
/// Gives a new initial password and ends the person's sessions.
[[nodiscard]] AccountDone reset_password(const AdminWork& doing, UserId id, AdminEventId revision, const MadePassword& made);

}  // namespace hotline::app
