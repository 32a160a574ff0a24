#include "adapters/store/migrate.hpp"

#include <gtest/gtest.h>

#include <array>

#include "adapters/store/sqlite/connection.hpp"

namespace hotline::store {
namespace {

constexpr Migration kFirst{1, "0001_first.sql", "CREATE TABLE first (n INTEGER)"};
constexpr Migration kSecond{2, "0002_second.sql", "CREATE TABLE second (n INTEGER)"};

class Migrating : public testing::Test {
protected:
    bool has_table(std::string_view name) {
        Query query(connection_, "SELECT 1 FROM sqlite_schema WHERE name = ?1", name);
        return query.next();
    }
    sqlite::SqliteConnection connection_{{.path = ":memory:"}};
};

TEST_F(Migrating, TakesEachStepOnce) {
    EXPECT_EQ(migrate(connection_, std::array{kFirst}, Instant{}), 1);
    EXPECT_EQ(migrate(connection_, std::array{kFirst, kSecond}, Instant{}), 1);
    EXPECT_EQ(migrate(connection_, std::array{kFirst, kSecond}, Instant{}), 0);
    EXPECT_TRUE(has_table("first"));
    EXPECT_TRUE(has_table("second"));
}

TEST_F(Migrating, RefusesAStepWhoseTextChanged) {
    migrate(connection_, std::array{kFirst}, Instant{});
    const std::array changed{Migration{1, "0001_first.sql", "CREATE TABLE other (n INTEGER)"}, kSecond};
    EXPECT_THROW(migrate(connection_, changed, Instant{}), SchemaRefused);
    EXPECT_FALSE(has_table("second"));
}

TEST_F(Migrating, RefusesANewerSchema) {
    migrate(connection_, std::array{kFirst, kSecond}, Instant{});
    try {
        migrate(connection_, std::array{kFirst}, Instant{});
        FAIL();
    } catch (const SchemaRefused& refused) {
        EXPECT_NE(std::string(refused.what()).find("0002_second.sql"), std::string::npos);
    }
}

TEST_F(Migrating, AStepThatFailsLeavesNothing) {
    const std::array broken{Migration{1, "0001_broken.sql", "CREATE TABLE half (n INTEGER); CREATE TABLE half (n INTEGER)"}};
    EXPECT_ANY_THROW(migrate(connection_, broken, Instant{}));
    EXPECT_FALSE(has_table("half"));
    EXPECT_EQ(migrate(connection_, std::array{kFirst}, Instant{}), 1);
}

TEST_F(Migrating, OursAreNumberedInOrder) {
    int before = 0;
    for (const Migration& step : migrations()) {
        EXPECT_LT(before, step.version) << step.file;
        before = step.version;
    }
    EXPECT_EQ(migrate(connection_, migrations(), Instant{}), std::ssize(migrations()));
}

}  // namespace
}  // namespace hotline::store
