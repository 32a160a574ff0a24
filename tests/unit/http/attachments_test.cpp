#include <gtest/gtest.h>

#include "unit/http/support/web_world.hpp"

namespace hotline::http {
namespace {

class AttachmentRoutes : public testing::Test {
protected:
    AttachmentRoutes() {
        const auto made = world_.change(
            "POST", "/api/v1/cases",
            R"({"idempotency_key":"key-1234567890abcd","facts":{"kind":"complaint","title":"路灯不亮",)"
            R"("content":"河滨路的路灯不亮","category":"","district":"","street":"","address":"","citizen_name":"",)"
            R"("citizen_phone":"","confidential":false,"urgency":"normal"}})",
            agent_);
        EXPECT_EQ(made.status, 201) << made.body;
        const auto at = made.body.find(R"("id":")") + 6;
        path_ = "/api/v1/cases/" + made.body.substr(at, made.body.find('"', at) - at) + "/attachments";
    }
    test::RawAnswer add(const std::string& name, const std::string& bytes, const std::string& cookie) {
        return world_.ask("POST", path_ + "?name=" + name,
                          "X-Hotline: 1\r\nContent-Type: application/octet-stream\r\nOrigin: http://hotline.test\r\n" + cookie,
                          bytes);
    }
    static std::string id_in(const std::string& body) {
        const auto at = body.find(R"("id":")") + 6;
        return body.substr(at, body.find('"', at) - at);
    }

    test::WebWorld world_;
    std::string agent_ = world_.log_in("agent");
    std::string path_;
};

TEST_F(AttachmentRoutes, GiveBackTheFileForTheFolderOfDownloads) {
    const auto added = add("%E7%85%A7%E7%89%87.txt", "路灯", agent_);
    ASSERT_EQ(added.status, 201) << added.body;
    const std::string one = path_ + "/" + id_in(added.body);
    const auto file = world_.ask("GET", one, agent_);
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.body, "路灯");
    EXPECT_EQ(file.header("content-type"), "text/plain; charset=utf-8");
    EXPECT_EQ(file.header("content-disposition"), "attachment; filename=\"file.txt\"; filename*=UTF-8''%E7%85%A7%E7%89%87.txt");
    EXPECT_EQ(file.header("x-content-type-options"), "nosniff");
    const auto shown = world_.ask("GET", one + "?inline_view=1", agent_);
    EXPECT_TRUE(shown.header("content-disposition").starts_with("inline;")) << shown.status << shown.body;
    EXPECT_EQ(world_.stores.state.audit.back().action, "attachment.read");
}

TEST_F(AttachmentRoutes, RefuseWhatTheyDoNotTake) {
    EXPECT_EQ(add("a.html", "<script>", agent_).status, 422);
    EXPECT_TRUE(add("a.pdf", "not one", agent_).body.contains("file_damaged"));
    EXPECT_EQ(add("a.txt", "", agent_).status, 422);
    EXPECT_EQ(add("a.txt", std::string(20UL * 1024 * 1024 + 1, 'x'), agent_).status, 413);
    EXPECT_TRUE(world_.stores.state.attachments.empty());
}

TEST_F(AttachmentRoutes, LeaveNoRowWhenTheFileCannotBeKept) {
    world_.attachments.is_full = true;
    EXPECT_EQ(add("a.txt", "x", agent_).status, 503);
    EXPECT_TRUE(world_.stores.state.attachments.empty());
}

TEST_F(AttachmentRoutes, KeepNoFileForWhoMayNot) {
    const auto foreign = world_.log_in("department");
    EXPECT_EQ(add("a.txt", "x", foreign).status, 404);
    EXPECT_FALSE(world_.attachments.has("1"));
    ASSERT_EQ(add("a.txt", "x", agent_).status, 201);
    EXPECT_EQ(world_.ask("GET", path_, foreign).status, 404);
}

TEST_F(AttachmentRoutes, TakeAFileBack) {
    const std::string one = path_ + "/" + id_in(add("a.txt", "x", agent_).body);
    EXPECT_EQ(world_.change("POST", one + "/withdraw", "{}", agent_).status, 200);
    EXPECT_EQ(world_.ask("GET", one, agent_).status, 404);
    EXPECT_TRUE(world_.ask("GET", path_, agent_).body.contains("withdrawn_by"));
}

}  // namespace
}  // namespace hotline::http
