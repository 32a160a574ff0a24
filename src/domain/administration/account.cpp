#include "domain/administration/account.hpp"

#include <algorithm>

#include "domain/security/permission.hpp"

namespace hotline {
namespace {

constexpr int kTopLevel = 9;

bool is_extension(const std::string& text) {
    return text.size() >= 3 && text.size() <= 6 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_username(const std::string& text) {
    return text.size() >= 2 && text.size() <= 32 && is_code(text) &&
           std::ranges::none_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The complaints about one account.
class Check {
public:
    Check(const Account& account, std::size_t row, const AccountSurroundings& around, RowFaults& faults)
        : account_(account), row_(row), around_(around), faults_(faults) {}

    void names(const std::vector<Account>& all) {
        if (!is_username(account_.username)) wrong("/username", "format");
        if (account_.name.empty()) wrong("/name", "too_short");
        const auto shares = [&](auto member) { return std::ranges::count(all, account_.*member, member) > 1; };
        if (shares(&Account::username)) wrong("/username", "twice");
        if (account_.extension.empty()) return;
        if (!is_extension(account_.extension)) wrong("/extension", "format");
        if (shares(&Account::extension)) wrong("/extension", "twice");
    }
    void scope() {
        const bool needs_unit = account_.role == Role::department || account_.role == Role::sub_department;
        if (needs_unit && account_.department.empty())
            wrong("/department", "missing");
        else if (!needs_unit && !account_.department.empty())
            wrong("/department", "not_for_this_role");
        else if (needs_unit && !around_.open_units.contains(account_.department))
            wrong("/department", "unknown_code");
        for (const DistrictCode& district : account_.districts)
            if (!around_.districts.contains(district)) wrong("/districts", "unknown_code");
    }
    void skills() {
        for (const auto& [skill, level] : account_.skills) {
            if (!around_.skills.contains(skill)) wrong("/skills/" + skill.value, "unknown_code");
            if (level < 1 || level > kTopLevel) wrong("/skills/" + skill.value, "level");
        }
        if (!account_.skills.empty() && !may(account_.role, Permission::call_take)) wrong("/skills", "not_for_this_role");
    }

private:
    void wrong(std::string where, std::string what) { faults_.push_back({row_, std::move(where), std::move(what)}); }

    const Account& account_;
    std::size_t row_;
    const AccountSurroundings& around_;
    RowFaults& faults_;
};

}  // namespace

RowFaults faults_of(const std::vector<Account>& all, const std::vector<Account>& rows, const AccountSurroundings& around) {
    RowFaults faults;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Check check(rows[row], row, around, faults);
        check.names(all);
        check.scope();
        check.skills();
    }
    return faults;
}

bool is_administrator(Role role) { return role == Role::system_admin || role == Role::security_admin; }

bool takes_last_administrator(const std::vector<Account>& before, const Account& after) {
    const auto was = std::ranges::find(before, after.id, &Account::id);
    if (was == before.end() || !is_administrator(was->role) || !was->can_log_in()) return false;
    if (after.can_log_in() && after.role == was->role) return false;
    return std::ranges::none_of(
        before, [&](const Account& other) { return other.id != after.id && other.role == was->role && other.can_log_in(); });
}

}  // namespace hotline
