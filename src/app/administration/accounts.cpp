#include "app/administration/accounts.hpp"

#include "app/administration/row_kinds.hpp"
#include "base/utf8.hpp"

namespace hotline::app {
namespace {

constexpr int kLongestPage = 200;
constexpr std::size_t kPasswordLength = 14;  // of base64url: 84 bits

AccountState state_of(const Account& account) {
    if (account.locked) return AccountState::locked;
    return account.granted ? AccountState::active : AccountState::awaiting_grant;
}

/// Shows accounts with what other tables know of them.
class Rows {
public:
    explicit Rows(UnitOfWork& work)
        : traces_(work.accounts.traces()), revisions_(work.admin_log.revisions(AdminObject::account)) {
        for (const Unit& unit : work.editor.units()) units_.emplace(unit.code, unit.name_zh);
    }

    [[nodiscard]] AccountRow row(const Account& account) const {
        AccountRow row{.id = account.id,
                       .username = account.username,
                       .name = account.name,
                       .role = account.role,
                       .department = account.department,
                       .districts = account.districts,
                       .extension = account.extension,
                       .skills = account.skills,
                       .state = state_of(account)};
        if (const auto unit = units_.find(account.department); unit != units_.end()) row.department_name = unit->second;
        if (const auto trace = traces_.find(account.id); trace != traces_.end()) {
            row.must_change_password = trace->second.must_change_password;
            row.last_seen_at = trace->second.last_seen_at;
        }
        if (const auto last = revisions_.find(account.username); last != revisions_.end()) row.revision = last->second;
        return row;
    }

private:
    std::map<UserId, AccountStore::Trace> traces_;
    std::map<std::string, AdminEventId> revisions_;
    std::map<DepartmentCode, std::string> units_;
};

bool matches(const Account& account, const AccountQuery& query) {
    if (query.role && account.role != *query.role) return false;
    if (query.department && account.department != *query.department) return false;
    if (query.state && state_of(account) != *query.state) return false;
    const std::string text{trimmed(query.text)};
    return account.username.contains(text) || account.name.contains(text) || account.extension.contains(text);
}

AccountSurroundings surroundings(UnitOfWork& work) {
    AccountSurroundings around{.open_units = open_units(work)};
    for (const DistrictItem& district : work.city.reference().districts) around.districts.insert(district.code);
    for (const SkillItem& skill : work.editor.skills()) around.skills.insert(skill.code);
    return around;
}

std::vector<Account> accounts_of(const std::vector<NewAccount>& rows) {
    std::vector<Account> accounts;
    for (const NewAccount& row : rows)
        accounts.push_back({.username = std::string{trimmed(row.username)},
                            .name = std::string{trimmed(row.name)},
                            .role = row.role,
                            .department = row.department,
                            .districts = row.districts,
                            .extension = row.extension,
                            .skills = row.skills});
    return accounts;
}

RowFaults faults_of_added(UnitOfWork& work, const std::vector<Account>& added) {
    std::vector<Account> all = work.accounts.all();
    all.insert(all.end(), added.begin(), added.end());
    return faults_of(all, added, surroundings(work));
}

/// One change of one account on its way through the rules.
class Change {
public:
    Change(const AdminWork& doing, UserId id) : doing_(doing), all_(doing.work.accounts.all()) {
        const auto found = std::ranges::find(all_, id, &Account::id);
        if (found != all_.end()) before_ = *found;
    }

    [[nodiscard]] bool is_somebody() const { return before_.has_value(); }
    [[nodiscard]] const Account& before() const { return *before_; }

    /// Why this change may not be made; nothing when it may.
    [[nodiscard]] std::optional<AdminRefused> refusal(const Account& after, AdminEventId revision) const {
        if (!doing_.is_present(AdminObject::account, before_->username, revision))
            return AdminRefused{AdminRefusal::row_changed, {}};
        if (takes_last_administrator(all_, after)) return AdminRefused{AdminRefusal::last_administrator, {}};
        return std::nullopt;
    }
    [[nodiscard]] RowFaults faults(const Account& after) const {
        std::vector<Account> all = all_;
        *std::ranges::find(all, after.id, &Account::id) = after;
        return faults_of(all, {after}, surroundings(doing_.work));
    }
    AccountRow finish(const Account& after, AdminAction action) const {
        doing_.work.accounts.put(after);
        return logged(after, action);
    }
    AccountRow logged(const Account& after, AdminAction action) const {
        doing_.log(AdminObject::account, after.username, action, json::encode(*before_), json::encode(after));
        return Rows{doing_.work}.row(after);
    }

private:
    const AdminWork& doing_;
    std::vector<Account> all_;
    std::optional<Account> before_;
};

AdminRefused nobody() { return {AdminRefusal::not_found, {}}; }

}  // namespace

AccountPage list_accounts(UnitOfWork& work, const AccountQuery& query, Instant now) {
    AccountPage page{.as_of = now};
    const Rows rows(work);
    const auto limit = std::clamp(query.limit, 1, kLongestPage);
    for (const Account& account : work.accounts.all()) {
        if (!matches(account, query)) continue;
        ++page.total;
        if (account.username <= query.cursor) continue;
        if (std::ssize(page.rows) < limit)
            page.rows.push_back(rows.row(account));
        else
            page.next = page.rows.back().username;
    }
    for (const SkillItem& skill : work.editor.skills()) page.skills.push_back({skill.code.value, skill.name_zh, skill.name_en});
    return page;
}

std::optional<AccountRow> read_account(UnitOfWork& work, UserId id) {
    for (const Account& account : work.accounts.all())
        if (account.id == id) return Rows{work}.row(account);
    return std::nullopt;
}

RowFaults faults_of_new(UnitOfWork& work, const std::vector<NewAccount>& rows) {
    return faults_of_added(work, accounts_of(rows));
}

std::vector<MadePassword> make_passwords(Secrets& secrets, std::size_t count) {
    std::vector<MadePassword> made(count);
    for (MadePassword& one : made) {
        one.text = secrets.random_token().substr(0, kPasswordLength);
        one.hash = secrets.hash_password(one.text);
    }
    return made;
}

Result<std::vector<AccountRow>, AdminRefused> create_accounts(const AdminWork& doing, const std::vector<NewAccount>& rows,
                                                              const std::vector<MadePassword>& passwords) {
    std::vector<Account> added = accounts_of(rows);
    if (auto faults = faults_of_added(doing.work, added); !faults.empty())
        return refuse(AdminRefused{AdminRefusal::unfit, std::move(faults)});
    for (std::size_t i = 0; i < added.size(); ++i) {
        added[i].id = doing.ids.next<UserId>();
        doing.work.accounts.put(added[i]);
        doing.work.accounts.set_password(added[i].id, passwords.at(i).hash, true, doing.now);
        doing.log(AdminObject::account, added[i].username, AdminAction::create, {}, json::encode(added[i]));
    }
    const Rows shown(doing.work);
    std::vector<AccountRow> made;
    for (const Account& account : added) made.push_back(shown.row(account));
    return made;
}

AccountDone edit_account(const AdminWork& doing, UserId id, const EditAccount& wanted) {
    const Change change(doing, id);
    if (!change.is_somebody()) return refuse(nobody());
    Account after = change.before();
    after.name = std::string{trimmed(wanted.name)};
    after.extension = wanted.extension;
    after.skills = wanted.skills;
    if (auto why = change.refusal(after, wanted.revision)) return refuse(std::move(*why));
    if (auto faults = change.faults(after); !faults.empty()) return refuse(AdminRefused{AdminRefusal::unfit, std::move(faults)});
    return change.finish(after, AdminAction::change);
}

AccountDone grant_account(const AdminWork& doing, UserId id, const GrantAccount& wanted) {
    const Change change(doing, id);
    if (!change.is_somebody()) return refuse(nobody());
    if (id == doing.actor.user) return refuse(AdminRefused{AdminRefusal::own_account, {}});
    Account after = change.before();
    after.role = wanted.role;
    after.department = wanted.department;
    after.districts = wanted.districts;
    after.granted = true;
    if (auto why = change.refusal(after, wanted.revision)) return refuse(std::move(*why));
    if (auto faults = change.faults(after); !faults.empty()) return refuse(AdminRefused{AdminRefusal::unfit, std::move(faults)});
    doing.work.accounts.end_sessions(id);
    return change.finish(after, AdminAction::grant);
}

AccountDone lock_account(const AdminWork& doing, UserId id, AdminEventId revision) {
    const Change change(doing, id);
    if (!change.is_somebody()) return refuse(nobody());
    if (id == doing.actor.user) return refuse(AdminRefused{AdminRefusal::own_account, {}});
    Account after = change.before();
    after.locked = true;
    if (auto why = change.refusal(after, revision)) return refuse(std::move(*why));
    doing.work.accounts.end_sessions(id);
    return change.finish(after, AdminAction::lock);
}

AccountDone unlock_account(const AdminWork& doing, UserId id, AdminEventId revision) {
    const Change change(doing, id);
    if (!change.is_somebody()) return refuse(nobody());
    Account after = change.before();
    after.locked = false;
    if (auto why = change.refusal(after, revision)) return refuse(std::move(*why));
    return change.finish(after, AdminAction::unlock);
}

AccountDone reset_password(const AdminWork& doing, UserId id, AdminEventId revision, const MadePassword& made) {
    const Change change(doing, id);
    if (!change.is_somebody()) return refuse(nobody());
    if (id == doing.actor.user) return refuse(AdminRefused{AdminRefusal::own_account, {}});
    if (auto why = change.refusal(change.before(), revision)) return refuse(std::move(*why));
    doing.work.accounts.set_password(id, made.hash, true, doing.now);
    doing.work.accounts.end_sessions(id);
    return change.logged(change.before(), AdminAction::reset_password);
}

}  // namespace hotline::app
