#include "app/administration/accounts.hpp"

#include <gtest/gtest.h>

#include "app/administration/files.hpp"
#include "app/change_password.hpp"
#include "app/list_cases.hpp"
#include "app/log_in.hpp"
#include "app/sessions.hpp"
#include "app/take_case.hpp"
#include "support/memory/small_city.hpp"

namespace hotline::app {
namespace {

class KeepingAccounts : public testing::Test {
protected:
    AdminWork as(Role role, std::string note = "理由") {
        actor = city.person(role);
        return {city.work, actor, city.ids, city.now(), std::move(note)};
    }
    AccountRow row(Role role) { return read_account(city.work, city.person(role).user).value(); }
    AccountRow made(const NewAccount& wanted) {
        auto done = create_accounts(as(Role::system_admin), {wanted}, make_passwords(city.secrets, 1));
        EXPECT_TRUE(done);
        return done->front();
    }
    OpenedSession logged_in(UserId user) { return open_session(city.work, user, {}, city.now(), city.secrets).value(); }
    std::optional<SignedIn> who(const OpenedSession& opened) { return who_is(city.work, opened.token, city.now(), city.secrets); }
    GrantAccount grant(Role role, const AccountRow& of) {
        return {.role = role, .department = of.department, .districts = of.districts, .revision = of.revision};
    }
    static AdminRefusal why(const AccountDone& done) { return done ? AdminRefusal::not_found : done.error().why; }

    test::SmallCity city;
    Actor actor;
};

TEST_F(KeepingAccounts, ANewOneWaitsForItsGrantAndChangesItsPasswordFirst) {
    const AccountRow fresh = made({.username = "newcomer", .name = "演示-新人", .role = Role::agent, .extension = "8050"});
    EXPECT_EQ(fresh.state, AccountState::awaiting_grant);
    EXPECT_FALSE(open_session(city.work, fresh.id, {}, city.now(), city.secrets)) << "nobody granted him a role";
    const auto granted = grant_account(as(Role::security_admin), fresh.id, grant(Role::agent, fresh));
    ASSERT_TRUE(granted);
    EXPECT_EQ(granted->state, AccountState::active);
    EXPECT_TRUE(logged_in(fresh.id).session.must_change_password);
}

TEST_F(KeepingAccounts, AChangeOfRoleEndsTheSessionsAndIsWritten) {
    const OpenedSession session = logged_in(city.person(Role::reviewer).user);
    const auto done =
        grant_account(as(Role::security_admin), session.session.user.id, grant(Role::dispatcher, row(Role::reviewer)));
    ASSERT_TRUE(done);
    EXPECT_FALSE(who(session));
    const auto& event = city.stores.state.admin_events.back();
    EXPECT_EQ(event.action, AdminAction::grant);
    EXPECT_TRUE(event.before.contains("\"reviewer\"")) << event.before;
    EXPECT_TRUE(event.after.contains("\"dispatcher\"")) << event.after;
}

TEST_F(KeepingAccounts, NobodyGrantsOrLocksHimself) {
    const UserId sec = city.person(Role::security_admin).user;
    EXPECT_EQ(why(grant_account(as(Role::security_admin), sec, grant(Role::leader, row(Role::security_admin)))),
              AdminRefusal::own_account);
    const UserId sys = city.person(Role::system_admin).user;
    EXPECT_EQ(why(lock_account(as(Role::system_admin), sys, row(Role::system_admin).revision)), AdminRefusal::own_account);
}

TEST_F(KeepingAccounts, TheLastAdministratorStays) {
    const UserId sec = city.person(Role::security_admin).user;
    EXPECT_EQ(why(lock_account(as(Role::system_admin), sec, {})), AdminRefusal::last_administrator);
    const UserId sys = city.person(Role::system_admin).user;
    EXPECT_EQ(why(grant_account(as(Role::security_admin), sys, grant(Role::agent, row(Role::system_admin)))),
              AdminRefusal::last_administrator);
    const AccountRow second = made({.username = "second", .name = "演示-二", .role = Role::system_admin});
    ASSERT_TRUE(grant_account(as(Role::security_admin), second.id, grant(Role::system_admin, second)));
    EXPECT_TRUE(grant_account(as(Role::security_admin), sys, grant(Role::agent, row(Role::system_admin))));
}

TEST_F(KeepingAccounts, LockingEndsSessionsAndUnlockingLetsInAgain) {
    const OpenedSession session = logged_in(city.person(Role::agent).user);
    const auto locked = lock_account(as(Role::system_admin), session.session.user.id, {});
    ASSERT_TRUE(locked);
    EXPECT_EQ(locked->state, AccountState::locked);
    EXPECT_FALSE(who(session));
    EXPECT_FALSE(open_session(city.work, locked->id, {}, city.now(), city.secrets));
    EXPECT_EQ(why(unlock_account(as(Role::system_admin), locked->id, {})), AdminRefusal::row_changed);
    ASSERT_TRUE(unlock_account(as(Role::system_admin), locked->id, locked->revision));
    logged_in(locked->id);
}

TEST_F(KeepingAccounts, AnEditIsCheckedAsAWhole) {
    EditAccount wanted{.name = "演示-座席", .extension = "80", .skills = {{{"juggling"}, 3}}};
    const auto done = edit_account(as(Role::system_admin), city.person(Role::agent).user, wanted);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().why, AdminRefusal::unfit);
    EXPECT_EQ(done.error().faults.size(), 2U);
}

TEST_F(KeepingAccounts, ListsThoseThatAreAskedFor) {
    EXPECT_EQ(list_accounts(city.work, {}, city.now()).total, 12);
    const auto page = list_accounts(city.work, {.limit = 5}, city.now());
    EXPECT_EQ(page.rows.size(), 5U);
    EXPECT_EQ(list_accounts(city.work, {.cursor = page.next, .limit = 50}, city.now()).rows.size(), 7U);
    EXPECT_EQ(list_accounts(city.work, {.text = " knowledge"}, city.now()).total, 2);
    EXPECT_EQ(list_accounts(city.work, {.role = Role::auditor}, city.now()).rows.at(0).username, "auditor");
    EXPECT_EQ(list_accounts(city.work, {.department = DepartmentCode{"D01"}}, city.now()).rows.at(0).department_name, "市道路局");
}

TEST_F(KeepingAccounts, AFileMakesAccountsWithPasswordsOrSaysWhyNot) {
    const std::string heading = "username,name,role,department,extension\n";
    const auto bad = read_account_file(city.work, heading + "a1,演示-甲,agent,,8001\nagent,演示-乙,agent,,8001\nx,y,king,,\n");
    EXPECT_EQ(bad.faults.size(), 4U) << "an unknown role, an extension twice for both, a name that there is";
    const auto good = read_account_file(city.work, heading + "a1,演示-甲,agent,,8001\na2,演示-乙,department,D01,\n");
    ASSERT_TRUE(good.faults.empty());
    const auto report = import_accounts(as(Role::system_admin), good, make_passwords(city.secrets, 2));
    EXPECT_EQ(report.added, 2);
    EXPECT_EQ(report.logins.at(1).username, "a2");
    EXPECT_FALSE(report.logins.at(1).password.empty());
    const auto again = read_account_file(city.work, export_file(as(Role::system_admin), AdminFile::accounts));
    EXPECT_TRUE(again.faults.empty());
    EXPECT_TRUE(again.rows.empty());
    EXPECT_EQ(again.same, 14);
}

TEST_F(KeepingAccounts, APasswordIsChangedByWhoKnowsTheOldOne) {
    const Actor agent = city.person(Role::agent);
    const OpenedSession here = logged_in(agent.user);
    const OpenedSession elsewhere = logged_in(agent.user);
    const auto known = known_passwords(city.work, agent);
    const auto tries = [&](const std::string& old_one, const std::string& new_one) {
        return check_new_password({old_one, new_one}, "agent", known, city.secrets);
    };
    EXPECT_EQ(tries("guess", "kestrel-9-lantern").error().why, PasswordRefusal::wrong_password);
    EXPECT_EQ(tries("agent-pass", "short").error().fault, PasswordFault::too_short);
    const auto hash = tries("agent-pass", "kestrel-9-lantern");
    ASSERT_TRUE(hash);
    const AdminWork doing{city.work, agent, city.ids, city.now(), {}};
    set_own_password(doing, "agent", *hash, city.secrets.hash_token(here.token));
    EXPECT_TRUE(who(here));
    EXPECT_FALSE(who(elsewhere));
    const auto next = known_passwords(city.work, agent);
    EXPECT_EQ(check_new_password({"kestrel-9-lantern", "kestrel-9-lantern"}, "agent", next, city.secrets).error().fault,
              PasswordFault::used_before);
    EXPECT_FALSE(city.stores.state.admin_events.back().after.contains("hash"));
}

TEST_F(KeepingAccounts, WhoHasDistrictsSeesCasesThereAndThoseInNone) {
    CaseDeps deps{city.ids, city.secrets};
    for (const char* district : {"east", "west", ""}) {
        const NewCase wanted{.facts = {.kind = CaseKind::help, .title = "求助", .content = "求助", .district = {district}},
                             .idempotency_key = std::string("key-of-accounts-in-") + district};
        ASSERT_TRUE(take_case(city.work, city.person(Role::supervisor), wanted, city.now(), deps));
    }
    const AccountRow dispatcher = row(Role::dispatcher);
    GrantAccount wanted = grant(Role::dispatcher, dispatcher);
    wanted.districts = {{"east"}};
    ASSERT_TRUE(grant_account(as(Role::security_admin), dispatcher.id, wanted));
    const Actor scoped = who(logged_in(dispatcher.id))->actor;
    EXPECT_EQ(list_cases(city.work, scoped, {}, city.now()).rows.size(), 2U);
    EXPECT_EQ(list_cases(city.work, city.person(Role::dispatcher), {}, city.now()).rows.size(), 3U);
}

}  // namespace
}  // namespace hotline::app
