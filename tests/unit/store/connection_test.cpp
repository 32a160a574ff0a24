#include "adapters/store/sqlite/connection.hpp"

#include <gtest/gtest.h>

#include "app/ports/database.hpp"
#include "domain/casework/case.hpp"
#include "domain/ids.hpp"

namespace hotline::store::sqlite {
namespace {

class AConnection : public testing::Test {
protected:
    SqliteConnection connection_{{.path = ":memory:"}};
};

TEST_F(AConnection, GivesEveryTypeBackAsItWasBound) {
    connection_.script(
        "CREATE TABLE t (id BIGINT, at BIGINT, day TEXT, code TEXT, state TEXT, yes INTEGER, real REAL, text TEXT, gone BIGINT)");
    const std::string text("with\0zero and 'quotes'", 22);
    execute(connection_, "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", CallId{INT64_MAX}, Instant{Duration{-5}},
            Date{std::chrono::year{2026} / 2 / 28}, QueueCode{"general"}, CaseState::in_progress, true, 2.5, text,
            std::optional<CaseId>{});
    Query query(connection_, "SELECT * FROM t");
    ASSERT_TRUE(query.next());
    EXPECT_EQ(query.get<CallId>(0), CallId{INT64_MAX});
    EXPECT_EQ(query.get<Instant>(1), Instant{Duration{-5}});
    EXPECT_EQ(query.get<Date>(2), Date(std::chrono::year{2026} / 2 / 28));
    EXPECT_EQ(query.get<QueueCode>(3), QueueCode{"general"});
    EXPECT_EQ(query.get<CaseState>(4), CaseState::in_progress);
    EXPECT_TRUE(query.get<bool>(5));
    EXPECT_EQ(query.get<double>(6), 2.5);
    EXPECT_EQ(query.get<std::string>(7), text);
    EXPECT_EQ(query.get<std::optional<CaseId>>(8), std::nullopt);
    EXPECT_FALSE(query.next());
}

TEST_F(AConnection, LendsTheSameTextTwiceAtOnce) {
    connection_.script("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1), (2)");
    int pairs = 0;
    Query outer(connection_, "SELECT n FROM t");
    while (outer.next()) {
        Query inner(connection_, "SELECT n FROM t");
        while (inner.next()) ++pairs;
    }
    EXPECT_EQ(pairs, 4);
}

TEST_F(AConnection, AnErrorSaysNoSql) {
    try {
        execute(connection_, "SELECT secret_column FROM no_such_table");
        FAIL();
    } catch (const StoreError& error) {
        EXPECT_EQ(std::string(error.what()).find("secret_column"), std::string::npos);
    }
}

TEST_F(AConnection, AWordOfANewerVersionIsAnError) {
    Query query(connection_, "SELECT 'teleported'");
    ASSERT_TRUE(query.next());
    EXPECT_THROW((void)query.get<CaseState>(0), StoreError);
}

TEST(Opening, AFolderIsNotADatabase) { EXPECT_THROW(SqliteConnection({.path = "/"}), app::StoreUnavailable); }

}  // namespace
}  // namespace hotline::store::sqlite
