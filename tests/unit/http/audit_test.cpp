#include <gtest/gtest.h>

#include <algorithm>

#include "unit/http/support/web_world.hpp"

namespace hotline::http {
namespace {

class AuditRoutes : public testing::Test {
protected:
    [[nodiscard]] std::ptrdiff_t count(const std::string& action) {
        return std::ranges::count(world_.stores.state.audit, action, &app::AuditEntry::action);
    }
    const app::AuditEntry& last() { return world_.stores.state.audit.back(); }

    test::WebWorld world_;
};

TEST_F(AuditRoutes, KnowWhoCameWhoLeftAndWhoWasNotLetIn) {
    const auto cookie = world_.log_in("leader");
    EXPECT_EQ(last().action, "session.open");
    EXPECT_EQ(last().actor.name, "leader");
    EXPECT_EQ(last().actor.address, "127.0.0.1");
    world_.log_in("leader", "wrong");
    EXPECT_EQ(last().object, "account:leader");
    EXPECT_EQ(last().result, AuditResult::refused);
    world_.log_in("my secret typed into the wrong field", "wrong");
    EXPECT_EQ(last().object, "account:?") << "what is no account's name may be a password";
    EXPECT_EQ(world_.change("DELETE", "/api/v1/sessions/current", "", cookie).status, 204);
    EXPECT_EQ(last().action, "session.close");
}

TEST_F(AuditRoutes, LetNobodyInWhoCannotBeWrittenDown) {
    world_.stores.state.audit_fails = true;
    EXPECT_EQ(world_.log_in("leader"), "");
    EXPECT_TRUE(world_.stores.state.sessions.empty());
}

TEST_F(AuditRoutes, PutOnRecordWhoReadsThem) {
    const auto auditor = world_.log_in("auditor");
    const auto page = world_.ask("GET", "/api/v1/audit?action=session", auditor);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.body.contains("session.open")) << page.body;
    EXPECT_EQ(last().action, "audit.read");
    EXPECT_EQ(last().detail, "action=session");
    EXPECT_EQ(world_.ask("GET", "/api/v1/audit?limit=1&cursor=1", auditor).status, 200);
    EXPECT_EQ(count("audit.read"), 1) << "the next page of the same";
    const auto file = world_.ask("GET", "/api/v1/audit/export", auditor);
    EXPECT_EQ(file.header("content-type"), "text/csv; charset=utf-8");
    EXPECT_TRUE(file.body.contains("session.open"));
    EXPECT_EQ(count("audit.export"), 1);
}

TEST_F(AuditRoutes, WalkTheChainWhenAsked) {
    const auto auditor = world_.log_in("auditor");
    EXPECT_EQ(world_.ask("GET", "/api/v1/audit/check", auditor).body, "{}");
    EXPECT_EQ(world_.change("POST", "/api/v1/audit/check", "", auditor).status, 200);
    EXPECT_EQ(last().action, "audit.check");
    EXPECT_TRUE(world_.ask("GET", "/api/v1/audit/check", auditor).body.contains(R"("entries":1)"));
}

TEST_F(AuditRoutes, KnowWhoLookedAtACase) {
    const auto agent = world_.log_in("agent");
    const auto made =
        world_.change("POST", "/api/v1/cases",
                      R"({"idempotency_key":"key-1234567890abcd","facts":{"kind":"complaint","title":"路灯不亮",)"
                      R"("content":"河滨路的路灯不亮","category":"","district":"","street":"","address":"","citizen_name":"",)"
                      R"("citizen_phone":"","confidential":false,"urgency":"normal"}})",
                      agent);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(last().action, "case.record");
    ASSERT_TRUE(last().record);
    const auto at = made.body.find(R"("id":")") + 6;
    const std::string path = "/api/v1/cases/" + made.body.substr(at, made.body.find('"', at) - at);
    EXPECT_EQ(world_.ask("GET", path, agent).status, 200);
    EXPECT_EQ(world_.ask("GET", path, agent).status, 200);
    EXPECT_EQ(count("case.view"), 1) << "a page that is brought up to date";
    EXPECT_EQ(world_.ask("GET", path, world_.log_in("supervisor")).status, 200);
    EXPECT_EQ(count("case.view"), 2);
    EXPECT_EQ(world_.ask("GET", path, world_.log_in("department")).status, 404);
    EXPECT_EQ(count("case.view"), 2) << "who was shown nothing has seen nothing";
}

}  // namespace
}  // namespace hotline::http
