#include <gtest/gtest.h>

#include "store_fixture.hpp"

namespace hotline::store::test {
namespace {

TEST(EventsOfAdministration, AreNeitherChangedNorTakenAway) {
    TestDatabase store{":memory:"};
    write_now(store.database, [](app::UnitOfWork& work) { work.admin_log.append({.id = AdminEventId{1}, .key = "water"}); });
    for (const char* attempt : {"UPDATE admin_events SET note = 'x'", "DELETE FROM admin_events"})
        EXPECT_ANY_THROW(store.database.run([&](Connection& connection) { connection.script(attempt); })) << attempt;
    EXPECT_EQ(store.count("admin_events"), 1);
}

}  // namespace
}  // namespace hotline::store::test
