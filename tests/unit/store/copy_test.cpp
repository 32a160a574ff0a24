#include "adapters/store/sqlite/copy.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "adapters/store/migrations.hpp"
#include "adapters/store/sqlite/connection.hpp"
#include "store_fixture.hpp"

namespace hotline::store::test {
namespace {

using namespace std::chrono_literals;

void act(app::Database& database, int number) {
    write_now(database, [number](app::UnitOfWork& work) {
        work.audit.append({.at = Instant{std::chrono::seconds{number}},
                           .actor = {},
                           .address = {},
                           .action = "test",
                           .object = "case:" + std::to_string(number),
                           .detail = std::string(500, 'x')});
    });
}

TEST(ACopyOfADatabase, IsOfOneMomentWhileOthersWrite) {
    const TempFolder folder;
    TestDatabase store{folder.file("hotline.db")};
    for (int i = 0; i < 2000; ++i)
        store.database.write(
            [i](app::UnitOfWork& work) {
                work.audit.append({.at = Instant{},
                                   .actor = {},
                                   .address = {},
                                   .action = "before",
                                   .object = std::to_string(i),
                                   .detail = std::string(2000, 'x')});
            },
            [](const std::exception_ptr&) {});
    act(store.database, 0);
    std::atomic<bool> enough{false};
    std::atomic<int> written{0};
    std::thread writer([&] {
        for (int i = 1; !enough; ++i) {
            act(store.database, i);
            written = i;
        }
    });
    while (written == 0) std::this_thread::yield();
    const int before = written;
    sqlite::copy_database(folder.file("hotline.db"), folder.file("copy.db"));
    const int after = written;
    enough = true;
    writer.join();
    EXPECT_GT(after, before) << "who wrote had to wait for the copy";
    const auto facts = sqlite::inspect_copy(folder.file("copy.db"));
    EXPECT_EQ(facts.damage, "");
    EXPECT_FALSE(facts.broken);
    EXPECT_EQ(facts.schema, migrations().back().version);
    EXPECT_GE(facts.audit.seq, 2002 + before);
    EXPECT_LE(facts.audit.seq, 2002 + after + 1);
}

TEST(ACopyOfADatabase, ShowsAChangeThatWasMadeToIt) {
    const TempFolder folder;
    {
        TestDatabase store{folder.file("hotline.db")};
        for (int i = 0; i < 3; ++i) act(store.database, i);
        sqlite::copy_database(folder.file("hotline.db"), folder.file("copy.db"));
    }
    {
        sqlite::SqliteConnection thief({.path = folder.file("copy.db")});
        thief.script("DROP TRIGGER audit_entries_stay_unchanged; UPDATE audit_entries SET object = 'case:9' WHERE seq = 3");
    }
    const auto facts = sqlite::inspect_copy(folder.file("copy.db"));
    ASSERT_TRUE(facts.broken);
    EXPECT_EQ(facts.broken->seq, 3);
    EXPECT_EQ(facts.broken->fault, AuditFault::changed);
    EXPECT_EQ(facts.audit.seq, 2);
}

}  // namespace
}  // namespace hotline::store::test
