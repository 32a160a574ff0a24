#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/administration/row_fault.hpp"
#include "domain/ids.hpp"
#include "domain/security/role.hpp"

namespace hotline {

/// A person's account. The system's administrator keeps accounts; what somebody may do is granted by the administrator of
/// security, and before that nobody can log in with it.
struct Account {
    UserId id{};
    std::string username;
    std::string name;
    Role role{};
    DepartmentCode department;            ///< of departments' people; empty: works at the centre
    std::vector<DistrictCode> districts;  ///< sees cases of these only; empty: of all
    std::string extension;                ///< empty: has no seat
    std::map<SkillCode, int> skills;      ///< skill -> level 1-9
    bool granted{false};
    bool locked{false};
    auto operator<=>(const Account&) const = default;

    [[nodiscard]] bool can_log_in() const { return granted && !locked; }
};

struct AccountSurroundings {
    std::set<DepartmentCode> open_units;
    std::set<DistrictCode> districts;
    std::set<SkillCode> skills;
};

/// `all` are the accounts as they would be; `rows` those of them that were changed.
[[nodiscard]] RowFaults faults_of(const std::vector<Account>& all, const std::vector<Account>& rows,
                                  const AccountSurroundings& around);

/// Without one of each of these, nobody could mend the city.
[[nodiscard]] bool is_administrator(Role role);

/// Whether `after`, one account changed, would take the last administrator of a kind from those who can log in.
[[nodiscard]] bool takes_last_administrator(const std::vector<Account>& before, const Account& after);

}  // namespace hotline
