#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/http/support/web_world.hpp"

namespace hotline::http {
namespace {

using test::RawClient;
using test::WebWorld;
using testing::AllOf;
using testing::HasSubstr;
using namespace std::chrono_literals;

constexpr int kText = 1;
constexpr int kBinary = 2;

class LiveSocket : public testing::Test {
protected:
    WebWorld world_;
    std::string cookie_ = world_.log_in("agent");
    RawClient client_{world_.port()};

    int open(RawClient& client, const std::string& since = {}) {
        return WebWorld::upgrade(client, "/api/v1/live" + (since.empty() ? "" : "?since=" + since), cookie_).status;
    }
    void tell_agents(const std::string& data) { world_.live.publish({.roles = {Role::agent}}, "queue.changed", data); }
    static std::string cursor_in(const std::string& text) {
        const auto at = text.find("\"cursor\":\"") + 10;
        return text.substr(at, text.find('"', at) - at);
    }
};

TEST_F(LiveSocket, IsOpenedForOurOwnPageOnly) {
    EXPECT_EQ(WebWorld::upgrade(client_, "/api/v1/live").status, 401);
    RawClient foreign(world_.port());
    EXPECT_EQ(WebWorld::upgrade(foreign, "/api/v1/live", cookie_ + "Origin: http://evil.test\r\n").status, 403);
    RawClient own(world_.port());
    const auto opened = WebWorld::upgrade(own, "/api/v1/live", cookie_ + "Origin: http://hotline.test\r\n");
    EXPECT_EQ(opened.status, 101);
    EXPECT_EQ(opened.header("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    EXPECT_EQ(opened.header("server"), "hotline");
}

TEST_F(LiveSocket, WantsAWebSocket) { EXPECT_EQ(world_.ask("GET", "/api/v1/live", cookie_).status, 426); }

TEST_F(LiveSocket, PushesEventsAndResumesBehindACursor) {
    ASSERT_EQ(open(client_), 101);
    EXPECT_THAT(client_.read_text(), HasSubstr("live.started"));
    tell_agents("1");
    const auto first = client_.read_text();
    EXPECT_THAT(first, AllOf(HasSubstr("queue.changed"), HasSubstr(R"("data":1)")));
    tell_agents("2");
    RawClient again(world_.port());
    ASSERT_EQ(open(again, cursor_in(first)), 101);
    EXPECT_THAT(again.read_text(), HasSubstr("live.started"));
    EXPECT_THAT(again.read_text(), HasSubstr(R"("data":2)"));
    RawClient late(world_.port());
    ASSERT_EQ(open(late, "of-another-time"), 101);
    EXPECT_THAT(late.read_text(), HasSubstr("live.reset"));
}

TEST_F(LiveSocket, EndsWithTheSession) {
    ASSERT_EQ(open(client_), 101);
    (void)client_.read_text();
    EXPECT_EQ(world_.change("DELETE", "/api/v1/sessions/current", "", cookie_).status, 204);
    EXPECT_TRUE(client_.is_closed_by_server());
}

TEST(ADisabledUsersSocket, IsClosed) {
    WebWorld world({.session_check = 1s});
    RawClient client(world.port());
    const auto cookie = world.log_in("leader");
    ASSERT_EQ(WebWorld::upgrade(client, "/api/v1/live", cookie).status, 101);
    (void)client.read_text();
    world.database.write([](app::UnitOfWork& unit) { unit.people.delete_session("hash of token-2"); },
                         [](const std::exception_ptr&) {});
    EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(LiveSocket, IsCutByFramesThatAreNone) {
    const std::string unmasked = "\x81\x02hi";
    const std::string reserved_bits = {'\xf1', '\x80', 0, 0, 0, 0};
    const std::string unknown_opcode = {'\x83', '\x80', 0, 0, 0, 0};
    const std::string long_ping = std::string{"\x89\xfe\x00\xff", 4} + std::string(4 + 255, 'x');
    const std::string not_utf8 = {'\x81', '\x81', 0, 0, 0, 0, '\xff'};
    const std::string continuation_of_nothing = {'\x80', '\x80', 0, 0, 0, 0};
    const std::string huge = {'\x81', '\xff', '\x7f', '\xff', '\xff', '\xff', '\xff', '\xff', '\xff', '\xff', 0, 0, 0, 0};
    for (const auto& bytes : {unmasked, reserved_bits, unknown_opcode, long_ping, not_utf8, continuation_of_nothing, huge}) {
        RawClient client(world_.port());
        ASSERT_EQ(open(client), 101);
        client.send(bytes);
        EXPECT_TRUE(client.is_closed_by_server()) << bytes;
    }
    RawClient large(world_.port());
    ASSERT_EQ(open(large), 101);
    large.send_frame(kText, std::string(65 * 1024, 'x'));
    EXPECT_TRUE(large.is_closed_by_server());
}

class CitizensCall : public testing::Test {
protected:
    WebWorld world_{{.max_calls_per_address = 2}};

    void start(RawClient& client) {
        ASSERT_EQ(WebWorld::upgrade(client, "/api/v1/public/call").status, 101);
        client.send_frame(kText, R"({"type":"call.start","sdp":"v=0\r\n"})");
    }
};

TEST_F(CitizensCall, IsStartedKeyedAndEnded) {
    RawClient client(world_.port());
    start(client);
    EXPECT_THAT(client.read_text(), R"({"type":"call.state_changed","state":"in_flow"})");
    EXPECT_THAT(client.read_text(), R"({"type":"call.answered","sdp":"v=0\r\n"})");
    client.send_frame(kText, R"({"type":"call.key","key":"1"})");
    client.send_frame(kText, R"({"type":"call.hang_up"})");
    EXPECT_THAT(client.read_text(), R"({"type":"call.state_changed","state":"ended"})");
    EXPECT_TRUE(client.is_closed_by_server());
    EXPECT_THAT(world_.desk.asked(), testing::ElementsAre("citizen_call 12345 anonymous", "key 1", "citizen_hang_up"));
}

TEST_F(CitizensCall, EndsWithThePage) {
    {
        RawClient client(world_.port());
        start(client);
        (void)client.read_text();
        (void)client.read_text();
    }
    world_.server->stop();  // returns when every connection has come to its end
    EXPECT_THAT(world_.desk.asked(), testing::Contains("citizen_hang_up"));
}

TEST_F(CitizensCall, IsLimitedByAddress) {
    RawClient first(world_.port());
    RawClient second(world_.port());
    RawClient third(world_.port());
    for (RawClient* client : {&first, &second}) {
        start(*client);
        EXPECT_THAT(client->read_text(), HasSubstr("in_flow"));
    }
    start(third);
    EXPECT_THAT(third.read_text(), R"({"type":"call.refused","code":"call_too_many"})");
    EXPECT_TRUE(third.is_closed_by_server());
}

TEST_F(CitizensCall, EndsByNonsense) {
    for (const char* text : {"", "{", R"({"type":"call.key","key":"12"})", R"({"type":"call.key","key":"A"})",
                             R"({"type":"call.start"})", R"({"type":"x"})", R"({"type":"call.start","sdp":"v","to":"9"})"}) {
        RawClient client(world_.port());
        ASSERT_EQ(WebWorld::upgrade(client, "/api/v1/public/call").status, 101);
        client.send_frame(kText, text);
        EXPECT_TRUE(client.is_closed_by_server()) << text;
    }
    RawClient binary(world_.port());
    ASSERT_EQ(WebWorld::upgrade(binary, "/api/v1/public/call").status, 101);
    binary.send_frame(kBinary, "{}");
    EXPECT_TRUE(binary.is_closed_by_server());
}

}  // namespace
}  // namespace hotline::http
