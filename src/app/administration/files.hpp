#pragma once
#include "app/administration/accounts.hpp"

/// Parts of the city as files (CSV), out and in.
namespace hotline::app {

/// That it was taken out is written down.
[[nodiscard]] std::string export_file(const AdminWork& doing, AdminFile what);

/// Reads a file and, unless it is a dry run or a line is faulty, writes it: all of it or nothing. Not for accounts.
[[nodiscard]] ImportReport import_file(const AdminWork& doing, AdminFile what, const ImportFile& file);

/// Accounts need passwords that are hashed outside of the transaction: first what the file says and what is wrong with it ...
struct AccountFile {
    std::vector<NewAccount> rows;
    std::vector<int> lines;
    std::vector<ImportFault> faults;
    int same{0};  ///< lines that say what an account is already; not among the rows
};
[[nodiscard]] AccountFile read_account_file(UnitOfWork& work, const std::string& text);
/// ... then the accounts, one password each.
[[nodiscard]] ImportReport import_accounts(const AdminWork& doing, const AccountFile& file,
                                           const std::vector<MadePassword>& passwords);

}  // namespace hotline::app
