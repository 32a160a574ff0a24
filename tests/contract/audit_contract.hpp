#pragma once
#include "contract/store_contract.hpp"

/// What every implementation of app::AuditStore must do. Backends are those of StoreContract.
namespace hotline::test {

template <class Backend>
class AuditContract : public StoreContract<Backend> {
protected:
    void act(int minute, const std::string& name, const std::string& action, const std::string& object) {
        const Actor actor{.user = UserId{5}, .role = Role::supervisor, .name = name, .address = "192.0.2.1"};
        write_now(this->database_, [&](app::UnitOfWork& work) {
            work.audit.append({.at = kMorning + minute * 1min,
                               .actor = actor,
                               .address = {},
                               .action = action,
                               .object = object,
                               .detail = std::to_string(minute)});
        });
    }
    std::string found(const app::AuditFilter& filter) {
        std::string details;
        const auto page = read_now(this->database_, [&](app::UnitOfWork& work) { return work.audit.list(filter); });
        for (const app::AuditRow& row : page.rows)
            if (row.actor == UserId{5}) details += row.detail + " ";
        return details;
    }
};

TYPED_TEST_SUITE_P(AuditContract);

TYPED_TEST_P(AuditContract, EntriesAreFoundByWhatIsAsked) {
    this->act(1, "演示-班长01", "case.view", "case:1");
    this->act(2, "演示-班长02", "case.view", "case:12");
    this->act(3, "演示-班长01", "recording.listen", "recording:9");
    EXPECT_EQ(this->found({}), "3 2 1 ");
    EXPECT_EQ(this->found({.person = "长02"}), "2 ");
    EXPECT_EQ(this->found({.action = "case."}), "2 1 ");
    EXPECT_EQ(this->found({.object = "recording:"}), "3 ");
    EXPECT_EQ(this->found({.from = kMorning + 2min, .to = kMorning + 3min}), "2 ");
    EXPECT_EQ(this->found({.person = "%"}), "") << "a sign of SQL is a sign like others";
}

TYPED_TEST_P(AuditContract, EntriesKeepWhoAndWhere) {
    this->act(1, "演示-班长01", "case.view", "case:1");
    const auto page = read_now(this->database_, [&](app::UnitOfWork& work) { return work.audit.list({.object = "case:1"}); });
    ASSERT_EQ(page.rows.size(), 1U);
    EXPECT_EQ(page.rows[0].actor_name, "演示-班长01");
    EXPECT_EQ(page.rows[0].role, Role::supervisor);
    EXPECT_EQ(page.rows[0].address, "192.0.2.1");
    EXPECT_EQ(page.rows[0].result, AuditResult::done);
}

TYPED_TEST_P(AuditContract, PagesFollowEachOther) {
    for (int minute = 1; minute <= 5; ++minute) this->act(minute, "演示-班长01", "case.view", "case:1");
    app::AuditFilter filter{.object = "case:", .limit = 2};
    std::string seen;
    do {
        const auto page = read_now(this->database_, [&](app::UnitOfWork& work) { return work.audit.list(filter); });
        ASSERT_LE(page.rows.size(), 2U);
        for (const app::AuditRow& row : page.rows) seen += row.detail;
        filter.cursor = page.next;
    } while (!filter.cursor.empty());
    EXPECT_EQ(seen, "54321");
}

TYPED_TEST_P(AuditContract, TheLastCheckIsKept) {
    const auto last = [&] { return read_now(this->database_, [](app::UnitOfWork& work) { return work.audit.last_check(); }); };
    EXPECT_FALSE(last());
    write_now(this->database_, [](app::UnitOfWork& work) {
        work.audit.insert({.at = kMorning, .entries = 7, .hash = "aa", .broken = {}});
        work.audit.insert({.at = kMorning + 1h, .entries = 3, .hash = "bb", .broken = app::AuditBreak{4, AuditFault::changed}});
    });
    ASSERT_TRUE(last() && last()->broken);
    EXPECT_EQ(last()->entries, 3);
    EXPECT_EQ(last()->broken->seq, 4);
    EXPECT_EQ(last()->broken->fault, AuditFault::changed);
}

TYPED_TEST_P(AuditContract, AChainThatNobodyTouchedIsWhole) {
    for (int minute = 1; minute <= 5; ++minute) this->act(minute, "演示-班长01", "case.view", "case:1");
    const auto stretch = read_now(this->database_, [](app::UnitOfWork& work) { return work.audit.walk({}, 100); });
    EXPECT_TRUE(stretch.at_end);
    EXPECT_FALSE(stretch.broken);
    EXPECT_GE(stretch.head.seq, 5);
}

REGISTER_TYPED_TEST_SUITE_P(AuditContract, EntriesAreFoundByWhatIsAsked, EntriesKeepWhoAndWhere, PagesFollowEachOther,
                            TheLastCheckIsKept, AChainThatNobodyTouchedIsWhole);

}  // namespace hotline::test
