#include <gtest/gtest.h>

#include "unit/http/support/web_world.hpp"

namespace hotline::http {
namespace {

constexpr auto kBearer = "Authorization: Bearer the-key-of-the-city\r\n";
constexpr auto kBasic = "Authorization: Basic Y2l0eTp0aGUta2V5LW9mLXRoZS1jaXR5\r\n";  // city:the-key-of-the-city

class LetterRoutes : public testing::Test {
protected:
    test::RawAnswer hand_in(const std::string& id, const std::string& text, const std::string& key = kBearer) {
        const std::string body = R"({"id":")" + id + R"(","from":"13800000001","text":")" + text + R"("})";
        return world_.ask("POST", "/api/v1/gateways/city/letters", "X-Hotline: 1\r\nContent-Type: application/json\r\n" + key,
                          body);
    }
    /// The path of the letter that was handed in last.
    std::string letter(const std::string& text) {
        EXPECT_EQ(hand_in(std::to_string(++count_), text).status, 200);
        return "/api/v1/letters/" + std::to_string(world_.stores.state.letters.rbegin()->first.value);
    }
    test::RawAnswer act(const std::string& path, const std::string& body) {
        return world_.change("POST", path + "/actions", body, agent_);
    }

    test::WebWorld world_;
    std::string agent_ = world_.log_in("agent");
    int count_{0};
};

TEST_F(LetterRoutes, TakeWhatAGatewayHandsInOnce) {
    EXPECT_TRUE(hand_in("1", "路灯不亮").body.contains(R"("is_new":true)"));
    EXPECT_TRUE(hand_in("1", "路灯不亮").body.contains(R"("is_new":false)"));
    const auto by_get =
        world_.ask("GET", "/api/v1/gateways/city/letters?id=2&from=%2B8613800000001&to=12345&text=%E7%81%AF", kBasic);
    EXPECT_EQ(by_get.status, 200) << by_get.body;
    EXPECT_EQ(world_.stores.state.letters.size(), 2U);
    const auto list = world_.ask("GET", "/api/v1/letters", agent_);
    EXPECT_TRUE(list.body.contains(R"("open":2)")) << list.body;
}

TEST_F(LetterRoutes, AreClosedToWhoeverHasNoKey) {
    for (const std::string key :
         {"", "Authorization: Bearer wrong\r\n", "Authorization: Basic !!\r\n", "Authorization: Basic Y2l0eQ==\r\n"})
        EXPECT_EQ(hand_in("1", "x", key).status, 401) << key;
    EXPECT_EQ(world_.ask("GET", "/api/v1/gateways/other/letters?id=2&from=1&text=a", kBearer).status, 401);
    EXPECT_EQ(world_.ask("GET", "/api/v1/gateways/city/reports?message=2&type=1").status, 401);
    EXPECT_EQ(world_.ask("GET", "/api/v1/gateways/city/letters?id=2&from=1&text=a", agent_).status, 401) << "a session is no key";
    EXPECT_TRUE(world_.stores.state.letters.empty());
}

TEST_F(LetterRoutes, AnswerAndWakeTheOutbox) {
    const std::string path = letter("路灯不亮");
    ASSERT_EQ(act(path, R"({"action":"take"})").status, 200);
    EXPECT_EQ(world_.outbox.woken, 0);
    const auto answered = act(path, R"({"action":"reply","text":"已派人去修","key":"key-of-the-reply-1"})");
    ASSERT_EQ(answered.status, 200) << answered.body;
    EXPECT_EQ(world_.outbox.woken, 1);
    const Message& message = world_.stores.state.messages.begin()->second;
    EXPECT_EQ(message.to, "13800000001");
    const std::string report = "/api/v1/gateways/city/reports?message=" + std::to_string(message.id.value);
    EXPECT_EQ(world_.ask("GET", report + "&type=8&detail=ACK%2F", kBasic).status, 200);
    EXPECT_EQ(message.state, MessageState::sent);
    EXPECT_EQ(world_.ask("GET", report + "&type=1", kBasic).status, 200);
    EXPECT_EQ(message.state, MessageState::delivered);
}

TEST_F(LetterRoutes, SayWhyNot) {
    const std::string path = letter("路灯不亮");
    EXPECT_TRUE(
        act(path, R"({"action":"reply","text":"好","key":"key-of-the-reply-1"})").body.contains("letter_not_possible_now"));
    ASSERT_EQ(act(path, R"({"action":"take"})").status, 200);
    EXPECT_TRUE(act(path, R"({"action":"finish"})").body.contains("letter_note_needed"));
    EXPECT_TRUE(act(path, R"({"action":"reply","text":"","key":"key-of-the-reply-1"})").body.contains("message_empty"));
    EXPECT_TRUE(act(path, R"({"action":"reply","text":"好","key":"short"})").body.contains("/key"));
    EXPECT_TRUE(act(path, R"({"action":"link","case_number":"1"})").body.contains("letter_case_not_found"));
    EXPECT_TRUE(act("/api/v1/letters/1", R"({"action":"take"})").body.contains("letter_not_found"));
}

TEST_F(LetterRoutes, ShowTheLineOfWhoeverWrote) {
    const std::string path = letter("路灯不亮");
    const auto line = world_.ask("GET", path + "/timeline", agent_);
    EXPECT_EQ(line.status, 200);
    EXPECT_TRUE(line.body.contains(R"("number":"138****0001")")) << line.body;
    EXPECT_TRUE(line.body.contains("路灯不亮"));
}

TEST_F(LetterRoutes, LetAdministratorsTryAGateway) {
    const std::string admin = world_.log_in("system_admin");
    EXPECT_TRUE(world_.ask("GET", "/api/v1/gateways", admin).body.contains("0: Accepted"));
    const auto tested = world_.change("POST", "/api/v1/gateways/city/tests", R"({"to":"13800000001","text":"测试"})", admin);
    ASSERT_EQ(tested.status, 201) << tested.body;
    EXPECT_EQ(world_.outbox.woken, 1);
    EXPECT_EQ(world_.stores.state.audit.back().action, "gateway.test");
    const auto id = std::to_string(world_.stores.state.messages.begin()->first.value);
    EXPECT_EQ(world_.ask("GET", "/api/v1/gateways/city/tests/" + id, admin).status, 200);
    EXPECT_EQ(world_.ask("GET", "/api/v1/gateways/other/tests/" + id, admin).status, 404);
    EXPECT_EQ(world_.change("POST", "/api/v1/gateways/other/tests", R"({"to":"1","text":"a"})", admin).status, 404);
    EXPECT_EQ(world_.change("POST", "/api/v1/gateways/city/tests", R"({"to":"x","text":"a"})", admin).status, 422);
}

}  // namespace
}  // namespace hotline::http
