#include <gtest/gtest.h>

#include <algorithm>

#include "adapters/store/audit_store.hpp"
#include "adapters/store/migrate.hpp"
#include "adapters/store/secrets/sha256.hpp"
#include "adapters/store/sqlite/connection.hpp"
#include "store_fixture.hpp"

namespace hotline::store {
namespace {

/// Somebody with the file in his hands: what forbids changes is taken off first.
class AnAuditInTheWrongHands : public testing::Test {
protected:
    AnAuditInTheWrongHands() {
        migrate(connection_, migrations(), kThen);
        audit_.begin(kThen);
        execute(connection_, "INSERT INTO admin_events VALUES (77, 1, 5, 'unit', 'water', 'change', '', '{}', 'why')");
        for (int i = 0; i < 4; ++i) {
            app::AuditEntry entry{.at = kThen, .actor = {.user = UserId{5}, .name = "演示"}, .address = "192.0.2.1"};
            entry.action = "case.view";
            entry.object = "case:" + std::to_string(i);
            if (i == 2) entry.record = app::AuditRecord{.kind = app::AuditRecordKind::admin_event, .id = 77};
            audit_.append(entry);
        }
    }
    std::string after(const std::string& sql) {
        connection_.script(
            "DROP TRIGGER audit_entries_stay; DROP TRIGGER audit_entries_stay_unchanged; DROP TRIGGER admin_events_stay; DROP "
            "TRIGGER admin_events_stay_unchanged;");
        connection_.script(sql);
        const auto seen = audit_.walk({}, 100);
        return seen.broken ? std::to_string(seen.broken->seq) + " " + std::string(name_of(seen.broken->fault)) : "whole";
    }

    static constexpr Instant kThen{std::chrono::hours{24 * 365 * 57}};
    sqlite::SqliteConnection connection_{{.path = ":memory:"}};
    SqlAuditStore audit_{connection_};
};

TEST_F(AnAuditInTheWrongHands, IsWholeWhenNothingWasDone) { EXPECT_EQ(after("SELECT 1"), "whole"); }
TEST_F(AnAuditInTheWrongHands, ShowsAChangedEntry) {
    EXPECT_EQ(after("UPDATE audit_entries SET address = '192.0.2.2' WHERE seq = 3"), "3 changed");
}
TEST_F(AnAuditInTheWrongHands, ShowsThatOneIsGone) { EXPECT_EQ(after("DELETE FROM audit_entries WHERE seq = 3"), "4 missing"); }
TEST_F(AnAuditInTheWrongHands, ShowsThatTwoWereSwapped) {
    EXPECT_EQ(after("UPDATE audit_entries SET seq = 100 WHERE seq = 2; UPDATE audit_entries SET seq = 2 WHERE seq = 3; UPDATE "
                    "audit_entries SET seq = 3 WHERE seq = 100"),
              "2 changed");
}
TEST_F(AnAuditInTheWrongHands, ShowsAnEntryThatWasPutIn) {
    EXPECT_EQ(after("INSERT INTO audit_entries SELECT seq + 1, at, actor_id, actor_name, role, address, action, object, detail, "
                    "result, '', '', previous, hash FROM audit_entries WHERE seq = 5"),
              "6 changed");
}
TEST_F(AnAuditInTheWrongHands, ShowsAChangedRecord) {
    EXPECT_EQ(after("UPDATE admin_events SET note = 'another' WHERE id = 77"), "4 record_changed");
}
TEST_F(AnAuditInTheWrongHands, ShowsThatARecordIsGone) { EXPECT_EQ(after("DELETE FROM admin_events"), "4 record_gone"); }
TEST_F(AnAuditInTheWrongHands, ShowsARecordWithoutItsEntry) {
    EXPECT_EQ(after("INSERT INTO admin_events VALUES (78, 1, 5, 'unit', 'fire', 'change', '', '{}', '')"), "5 unrecorded");
}

TEST_F(AnAuditInTheWrongHands, CannotBeChangedAsLongAsTheDatabaseKeepsItsRules) {
    EXPECT_ANY_THROW(connection_.script("UPDATE audit_entries SET detail = 'x'"));
    EXPECT_ANY_THROW(connection_.script("DELETE FROM audit_entries"));
}

TEST_F(AnAuditInTheWrongHands, IsWalkedPieceByPiece) {
    const auto first = audit_.walk({}, 2);
    EXPECT_FALSE(first.at_end);
    EXPECT_EQ(first.head.seq, 2);
    const auto rest = audit_.walk(first.head, 100);
    EXPECT_TRUE(rest.at_end);
    EXPECT_EQ(rest.head.seq, 5);
}

/// What a release before the chain has left.
TEST(AnAuditFromBefore, IsTakenOverBehindAnEntryThatSaysSo) {
    constexpr int kChain = 100;
    constexpr Instant kNow{std::chrono::hours{24 * 365 * 57}};
    sqlite::SqliteConnection connection{{.path = ":memory:"}};
    const auto chain = std::ranges::find_if(migrations(), [](const Migration& step) { return step.version >= kChain; });
    migrate(connection, {migrations().begin(), chain}, kNow);
    connection.script(
        "INSERT INTO audit_entries VALUES (9, 5, 5, '演示', 'supervisor', '', 'recording.listen', 'recording:1', '');"
        "INSERT INTO admin_events VALUES (77, 6, 5, 'unit', 'water', 'change', '', '{}', 'why')");
    migrate(connection, migrations(), kNow);
    SqlAuditStore audit(connection);
    audit.begin(kNow);
    audit.begin(kNow);
    const auto page = audit.list({});
    ASSERT_EQ(page.rows.size(), 3U);
    EXPECT_EQ(page.rows[2].action, "audit.begin");
    EXPECT_TRUE(page.rows[2].detail.starts_with("1 entries, 1 acts"));
    EXPECT_EQ(page.rows[1].object, "recording:1");
    EXPECT_EQ(page.rows[0].record, "admin_event:77");
    EXPECT_FALSE(audit.walk({}, 100).broken);
}

TEST(Sha256Sums, AreThoseOfTheStandard) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace hotline::store
