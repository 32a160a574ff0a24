#pragma once
#include "app/formats/administration.hpp"

/// Accounts as administrators see and send them.
namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(AccountState, active, awaiting_grant, locked)

struct AccountRow {
    UserId id;
    std::string username;
    std::string name;
    Role role{};
    DepartmentCode department;
    std::string department_name;
    std::vector<DistrictCode> districts;
    std::string extension;
    std::map<SkillCode, int> skills;
    AccountState state{};
    bool must_change_password{false};
    std::optional<Instant> last_seen_at;  ///< of the sessions that are still known
    AdminEventId revision;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (id, username, name, role, department, department_name, districts, extension, skills, state,
                       must_change_password, last_seen_at, revision))

struct AccountPage {
    std::vector<AccountRow> rows;
    std::string next;  ///< cursor; empty: the end
    int total{0};
    std::vector<CodeName> skills;  ///< that the city has
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(AccountPage, (), (rows, next, total, skills, as_of))

/// Also a line of the accounts' file.
struct NewAccount {
    std::string username;
    std::string name;
    Role role{};
    DepartmentCode department;
    std::vector<DistrictCode> districts;
    std::string extension;
    std::map<SkillCode, int> skills;
};
BOOST_DESCRIBE_STRUCT(NewAccount, (), (username, name, role, department, districts, extension, skills))
constexpr auto json_optional(const NewAccount*) {
    return std::array<std::string_view, 4>{"department", "districts", "extension", "skills"};
}
constexpr json::Rules json_rules(const NewAccount*, std::string_view member) {
    if (member == "username" || member == "name") return {.min_len = 1, .max_len = 64};
    return {.max_len = 200};
}

/// What the system's administrator changes.
struct EditAccount {
    std::string name;
    std::string extension;
    std::map<SkillCode, int> skills;
    AdminEventId revision;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(EditAccount, (), (name, extension, skills, revision, note))
constexpr json::Rules json_rules(const EditAccount*, std::string_view member) {
    if (member == "name") return {.min_len = 1, .max_len = 64};
    return kAdminNoteRules;
}

/// What the administrator of security grants.
struct GrantAccount {
    Role role{};
    DepartmentCode department;
    std::vector<DistrictCode> districts;
    AdminEventId revision;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(GrantAccount, (), (role, department, districts, revision, note))
constexpr json::Rules json_rules(const GrantAccount*, std::string_view) { return kAdminNoteRules; }

/// Locking, unlocking and a new password need a reason.
struct AccountReason {
    AdminEventId revision;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(AccountReason, (), (revision, note))
constexpr json::Rules json_rules(const AccountReason*, std::string_view) { return {.min_len = 1, .max_len = 200}; }

/// A log-in that was made just now; the password is shown this once and stored nowhere in clear.
struct AccountLogin {
    std::string username;
    std::string name;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(AccountLogin, (), (username, name, password))
struct AccountMade {
    AccountRow account;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(AccountMade, (), (account, password))

struct ChangePassword {
    std::string old_password;
    std::string new_password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (old_password, new_password))

/// Which file an administrator takes out or brings in; category_mapping is only taken out.
BOOST_DEFINE_ENUM_CLASS(AdminFile, accounts, units, categories, category_mapping, calendar_days, time_limits, texts)
struct ImportFile {
    std::string text;     ///< CSV, the first line names the columns
    bool dry_run{false};  ///< only says what would happen
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ImportFile, (), (text, dry_run, note))
constexpr json::Rules json_rules(const ImportFile*, std::string_view member) {
    return member == "note" ? kAdminNoteRules : json::Rules{.max_len = 1'000'000};
}
struct ImportFault {
    int line{};
    std::string column;
    std::string what;
};
BOOST_DESCRIBE_STRUCT(ImportFault, (), (line, column, what))
struct ImportReport {
    bool done{false};  ///< false: nothing was changed
    int added{0};
    int changed{0};
    int same{0};
    std::vector<ImportFault> faults;
    std::vector<AccountLogin> logins;  ///< of accounts that were made
};
BOOST_DESCRIBE_STRUCT(ImportReport, (), (done, added, changed, same, faults, logins))

}  // namespace hotline::app
