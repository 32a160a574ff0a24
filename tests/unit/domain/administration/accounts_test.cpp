#include <gtest/gtest.h>

#include "domain/administration/account.hpp"
#include "domain/security/password_rules.hpp"

namespace hotline {
namespace {

Account account(int id, const std::string& username, Role role) {
    return {.id = UserId{id}, .username = username, .name = username, .role = role, .granted = true};
}

class Accounts : public testing::Test {
protected:
    std::vector<std::string> faults(const Account& row) {
        std::vector<Account> after = others;
        after.push_back(row);
        std::vector<std::string> told;
        for (const RowFault& fault : faults_of(after, {row}, around)) told.push_back(fault.pointer + " " + fault.what);
        return told;
    }
    using Told = std::vector<std::string>;

    std::vector<Account> others{account(1, "agent01", Role::agent)};
    AccountSurroundings around{.open_units = {{"roads"}}, .districts = {{"Q01"}}, .skills = {{"general"}}};
};

TEST_F(Accounts, AreFineWithWhatTheirRoleNeeds) {
    Account agent = account(2, "agent02", Role::agent);
    agent.extension = "8002";
    agent.skills = {{{"general"}, 9}};
    agent.districts = {{"Q01"}};
    EXPECT_EQ(faults(agent), Told{});
    Account clerk = account(3, "roads.clerk", Role::department);
    clerk.department = {"roads"};
    EXPECT_EQ(faults(clerk), Told{});
}

TEST_F(Accounts, HaveNamesAndExtensionsOfTheirOwn) {
    others[0].extension = "8001";
    Account twin = account(2, "agent01", Role::agent);
    twin.extension = "8001";
    twin.name.clear();
    EXPECT_EQ(faults(twin), (Told{"/name too_short", "/username twice", "/extension twice"}));
    EXPECT_EQ(faults(account(3, "Big Name", Role::agent)), Told{"/username format"});
    twin = account(4, "agent04", Role::agent);
    twin.extension = "80a";
    EXPECT_EQ(faults(twin), Told{"/extension format"});
}

TEST_F(Accounts, BelongToAUnitExactlyWhenTheirRoleDoes) {
    EXPECT_EQ(faults(account(2, "clerk", Role::department)), Told{"/department missing"});
    Account clerk = account(2, "clerk", Role::sub_department);
    clerk.department = {"nowhere"};
    EXPECT_EQ(faults(clerk), Told{"/department unknown_code"});
    clerk = account(2, "clerk", Role::reviewer);
    clerk.department = {"roads"};
    clerk.districts = {{"Q77"}};
    EXPECT_EQ(faults(clerk), (Told{"/department not_for_this_role", "/districts unknown_code"}));
}

TEST_F(Accounts, KnowSkillsOnlyWhereCallsAreTaken) {
    Account agent = account(2, "agent02", Role::agent);
    agent.skills = {{{"general"}, 10}, {{"juggling"}, 1}};
    EXPECT_EQ(faults(agent), (Told{"/skills/general level", "/skills/juggling unknown_code"}));
    agent = account(2, "reviewer", Role::reviewer);
    agent.skills = {{{"general"}, 1}};
    EXPECT_EQ(faults(agent), Told{"/skills not_for_this_role"});
}

TEST(Administrators, AreNeverAllTakenAway) {
    const std::vector<Account> before{account(1, "sys", Role::system_admin), account(2, "sec", Role::security_admin),
                                      account(3, "agent", Role::agent)};
    for (const Account& admin : {before[0], before[1]}) {
        Account locked = admin;
        locked.locked = true;
        EXPECT_TRUE(takes_last_administrator(before, locked));
        Account demoted = admin;
        demoted.role = Role::agent;
        EXPECT_TRUE(takes_last_administrator(before, demoted));
        Account renamed = admin;
        renamed.name = "another name";
        EXPECT_FALSE(takes_last_administrator(before, renamed));
    }
    Account locked = before[2];
    locked.locked = true;
    EXPECT_FALSE(takes_last_administrator(before, locked));
}

TEST(Administrators, AreReplacedOnlyByThoseWhoCanLogIn) {
    std::vector<Account> before{account(1, "sys", Role::system_admin), account(2, "second", Role::system_admin)};
    Account locked = before[0];
    locked.locked = true;
    EXPECT_FALSE(takes_last_administrator(before, locked));
    before[1].locked = true;
    EXPECT_TRUE(takes_last_administrator(before, locked));
    before[1].locked = false;
    before[1].granted = false;
    EXPECT_TRUE(takes_last_administrator(before, locked));
}

TEST(Passwords, AreLongEnoughAndNotWhatEverybodyTries) {
    using enum PasswordFault;
    EXPECT_EQ(fault_of_password("", "wang"), too_short);
    EXPECT_EQ(fault_of_password("密码七个字啊啊", "wang"), too_short);
    EXPECT_EQ(fault_of_password("云溪市热线的密码", "wang"), std::nullopt);
    EXPECT_EQ(fault_of_password(std::string(129, 'x'), "wang"), too_long);
    for (const char* common : {"Password123", "11111111", "12345678", "987654321", "abcdefgh", "Admin1234"})
        EXPECT_EQ(fault_of_password(common, "wang"), PasswordFault::common) << common;
    EXPECT_EQ(fault_of_password("my-WANG-secret", "wang"), holds_username);
    EXPECT_EQ(fault_of_password("kestrel-9-lantern", "wang"), std::nullopt);
}

}  // namespace
}  // namespace hotline
