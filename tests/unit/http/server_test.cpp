#include "adapters/http/server/http_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "adapters/http/content/gzip.hpp"
#include "unit/http/support/web_world.hpp"

namespace hotline::http {
namespace {

using test::RawClient;
using test::WebWorld;
using testing::HasSubstr;
using namespace std::chrono_literals;

class TheServer : public testing::Test {
protected:
    WebWorld world_;
};

TEST_F(TheServer, IsHealthyOnceCallsCanBeTaken) {
    EXPECT_EQ(world_.ask("GET", "/healthz").status, 200);
    world_.ready = false;
    EXPECT_EQ(world_.ask("GET", "/healthz").status, 503);
}

TEST_F(TheServer, GivesThePageForEveryPathOfTheApp) {
    for (const char* path : {"/", "/desk", "/desk/cases/17"})
        EXPECT_THAT(world_.ask("GET", path).body, HasSubstr("<title>Hotline")) << path;
    for (const char* path : {"/no.js", "/assets/none.css", "/api/v1/nothing"})
        EXPECT_EQ(world_.ask("GET", path).status, 404) << path;
}

TEST_F(TheServer, SendsAssetsPackedOnceAndForGood) {
    const auto packed = world_.ask("GET", "/assets/app-1a2b.js", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(packed.header("content-encoding"), "gzip");
    EXPECT_LT(packed.body.size(), 100U);
    EXPECT_THAT(packed.header("cache-control"), HasSubstr("immutable"));
    const auto again = world_.ask("GET", "/assets/app-1a2b.js", "If-None-Match: " + packed.header("etag") + "\r\n");
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(world_.ask("GET", "/assets/app-1a2b.js").body.size(), 5000U);
}

TEST_F(TheServer, SetsTheHeadersThatProtectThePageOnEveryAnswer) {
    for (const char* path : {"/", "/api/v1/nothing", "/healthz"}) {
        const auto answer = world_.ask("GET", path);
        EXPECT_THAT(answer.header("content-security-policy"),
                    testing::AllOf(HasSubstr("frame-ancestors 'none'"), HasSubstr("script-src 'self';")));
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
        EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
        EXPECT_EQ(answer.header("server"), "");
    }
}

TEST_F(TheServer, AnswersHeadWithoutABody) {
    RawClient client(world_.port());
    const auto answer = client.ask("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n", false);
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.header("content-length"), "0");
    EXPECT_EQ(client.ask("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n").body, R"({"status":"ok"})");
}

TEST_F(TheServer, TellsWhichMethodsAPathKnows) {
    const auto answer = world_.change("DELETE", "/api/v1/cases", "");
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.header("allow"), "GET, POST");
}

TEST_F(TheServer, AnswersRequestsOfOneConnectionInOrder) {
    RawClient client(world_.port());
    client.send("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\nGET /api/v1/nothing HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 200);
    EXPECT_EQ(client.read_answer().status, 404);
}

TEST_F(TheServer, InvitesABodyThatWaitsForConsent) {
    RawClient client(world_.port());
    EXPECT_EQ(
        client
            .ask("POST /api/v1/sessions HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\nX-Hotline: 1\r\n"
                 "Content-Type: application/json\r\n\r\n")
            .status,
        100);
    EXPECT_EQ(client.ask("{}").status, 422);
}

TEST_F(TheServer, RefusesWhatIsNotHttp) {
    for (const std::string text :
         {"NONSENSE\r\n\r\n", "GET / HTTP/3.0\r\nHost: h\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET /../../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET / HTTP/1.1\r\nHost : h\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\r\nBroken\r\n\r\n", "\x16\x03\x01\x02\x01\r\n\r\n"}) {
        RawClient client(world_.port());
        EXPECT_EQ(client.ask(text).status, 400) << text;
        EXPECT_TRUE(client.is_closed_by_server()) << text;
    }
}

TEST_F(TheServer, RefusesRequestsWhoseEndIsInDoubt) {
    const std::string start = "POST /api/v1/sessions HTTP/1.1\r\nHost: h\r\nX-Hotline: 1\r\n";
    for (const std::string headers :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
          "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: 0\r\nContent-Length: 0\r\n",
          "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: xchunked\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "Content-Length: +5\r\n", "Content-Length: -1\r\n",
          "Content-Length: 5, 5\r\n", "Content-Length: 99999999999999999999999\r\n"}) {
        RawClient client(world_.port());
        const auto answer = client.ask(start + headers + "\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");
        EXPECT_TRUE(answer.status == 400 || answer.status == 413) << headers << answer.status;
        EXPECT_TRUE(client.is_closed_by_server()) << headers;
    }
}

TEST_F(TheServer, RefusesChunksThatAreBroken) {
    for (const std::string chunks : {"zz\r\n", "5\r\nabc\r\n0\r\n\r\n", "fffffffffffffffff\r\n"}) {
        RawClient client(world_.port());
        const auto answer =
            client.ask("POST /api/v1/sessions HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
        EXPECT_TRUE(answer.status == 400 || answer.status == 413) << chunks << answer.status;
    }
}

TEST_F(TheServer, RefusesWhatIsTooLarge) {
    EXPECT_EQ(world_.ask("GET", "/healthz", "X-Long: " + std::string(17 * 1024, 'a') + "\r\n").status, 431);
    const auto large = world_.change("POST", "/api/v1/sessions", std::string(1024 * 1024 + 1, ' '));
    EXPECT_EQ(large.status, 413);
    EXPECT_THAT(large.body, HasSubstr("body_too_large"));
    EXPECT_EQ(world_.change("POST", "/api/v1/sessions", std::string(1024 * 1024, ' ')).status, 422);
}

TEST_F(TheServer, TakesMoreWhereARouteSaysSo) {
    const std::string path = "/api/v1/prompts?name=a&title=a";
    EXPECT_EQ(world_.change("POST", path, std::string(1536 * 1024, ' ')).status, 401) << "a stranger";
    EXPECT_EQ(world_.change("POST", path, std::string(16 * 1024 * 1024 + 1, ' ')).status, 413);
    EXPECT_EQ(world_.change("POST", "/api/v1/prompts/speak", std::string(1024 * 1024 + 1, ' ')).status, 413);
    RawClient chunked(world_.port());
    const auto answer =
        chunked.ask("POST /api/v1/sessions HTTP/1.1\r\nHost: h\r\nX-Hotline: 1\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n" +
                    std::string(0x100001, ' ') + "\r\n0\r\n\r\n");
    EXPECT_EQ(answer.status, 413) << "the length of chunks shows only as they come";
}

TEST(ASlowClient, IsCut) {
    WebWorld world({.slow_client = 1s});
    for (const std::string beginning :
         {"", "GET / HT", "POST /api/v1/sessions HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n{"}) {
        RawClient client(world.port());
        client.send(beginning);
        const auto began = std::chrono::steady_clock::now();
        EXPECT_TRUE(client.is_closed_by_server()) << beginning;
        EXPECT_LT(std::chrono::steady_clock::now() - began, 5s) << beginning;
    }
}

TEST(TooManyConnections, AreClosedAtOnce) {
    WebWorld world({.max_connections = 1});
    RawClient first(world.port());
    ASSERT_EQ(first.ask("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n").status, 200);
    RawClient second(world.port());
    EXPECT_TRUE(second.is_closed_by_server());
}

/// Nobody sends twenty megabytes to a server that does not know him.
TEST_F(TheServer, AsksWhoItIsBeforeItReadsALargeBody) {
    RawClient stranger(world_.port());
    const std::string head =
        "POST /api/v1/prompts?name=a HTTP/1.1\r\nHost: hotline.test\r\nX-Hotline: 1\r\nContent-Type: "
        "application/octet-stream\r\nOrigin: http://hotline.test\r\nContent-Length: 16000000\r\n";
    EXPECT_EQ(stranger.ask(head + "\r\n").status, 401);
    EXPECT_TRUE(stranger.is_closed_by_server());
    RawClient agent(world_.port());
    EXPECT_EQ(agent.ask(head + world_.log_in("agent") + "\r\n").status, 403);
    RawClient foreign(world_.port());
    std::string elsewhere = head + world_.log_in("system_admin");
    elsewhere.replace(elsewhere.find("hotline.test\r\nContent-Length"), 12, "evil.test");
    EXPECT_EQ(foreign.ask(elsewhere + "\r\n").status, 403);
}

TEST_F(TheServer, NamesTheAddressThatIsInUse) {
    Settings taken{.port = world_.port()};
    const Ports ports{.database = world_.database,
                      .desk = world_.desk,
                      .secrets = world_.secrets,
                      .ids = world_.ids,
                      .clock = world_.clock,
                      .live = world_.live,
                      .campaigns = world_.campaigns,
                      .prompts = world_.prompts,
                      .recordings = world_.recordings,
                      .documents = world_.documents,
                      .attachments = world_.attachments,
                      .texts = world_.texts,
                      .outbox = world_.outbox,
                      .can_take_calls = [] { return true; }};
    HttpServer second(taken, ports);
    try {
        second.start();
        FAIL() << "listened twice";
    } catch (const std::runtime_error& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("127.0.0.1:" + std::to_string(world_.port())));
    }
}

TEST_F(TheServer, OpensASessionForTheRightPassword) {
    const auto answer = world_.change("POST", "/api/v1/sessions", R"({"username":"dispatcher","password":"right"})");
    EXPECT_EQ(answer.status, 201);
    EXPECT_THAT(answer.header("set-cookie"), testing::EndsWith("; Path=/; HttpOnly; SameSite=Strict"));
    EXPECT_THAT(answer.body, HasSubstr("case.dispatch"));
}

TEST_F(TheServer, SaysTheSameOfUnknownWrongAndDisabled) {
    std::set<std::string> bodies;
    for (const std::string who : {"nobody-here", "agent", "gone"}) {
        auto answer = world_.change("POST", "/api/v1/sessions", R"({"username":")" + who + R"(","password":"wrong"})");
        EXPECT_EQ(answer.status, 401);
        bodies.insert(answer.body.substr(0, answer.body.find("\"id\"")));
    }
    EXPECT_EQ(bodies.size(), 1U);
}

TEST_F(TheServer, MakesGuessersWait) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(world_.change("POST", "/api/v1/sessions", R"({"username":"agent","password":"wrong"})").status, 401);
    const auto sixth = world_.change("POST", "/api/v1/sessions", R"({"username":"agent","password":"right"})");
    EXPECT_EQ(sixth.status, 429);
    EXPECT_GT(std::stoi(sixth.header("retry-after")), 0);
    EXPECT_NE(world_.log_in("dispatcher"), "");
}

TEST_F(TheServer, ForgetsASessionAtLogOut) {
    const auto cookie = world_.log_in("agent");
    EXPECT_EQ(world_.ask("GET", "/api/v1/sessions/current", cookie).status, 200);
    EXPECT_EQ(world_.change("DELETE", "/api/v1/sessions/current", "", cookie).status, 204);
    EXPECT_EQ(world_.ask("GET", "/api/v1/sessions/current", cookie).status, 401);
}

TEST_F(TheServer, TellsAllThatIsWrongWithADocument) {
    const auto answer = world_.change("POST", "/api/v1/sessions", R"({"username":1,"role":"leader"})");
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body,
                HasSubstr(R"("fields":[{"pointer":"/username","what":"type"},{"pointer":"/password","what":"missing"},)"
                          R"({"pointer":"/role","what":"unknown"}])"));
}

TEST_F(TheServer, PassesTheAgentsWishesToTheDesk) {
    const auto cookie = world_.log_in("agent");
    const auto put = [&](const std::string& body) {
        return world_.change("PUT", "/api/v1/agents/me/state", body, cookie).status;
    };
    EXPECT_EQ(put(R"({"presence":"signed_in","seat":"browser"})"), 200);
    EXPECT_EQ(put(R"({"work":"ready"})"), 200);
    EXPECT_EQ(put(R"({"work":"away","reason":"rest"})"), 200);
    EXPECT_EQ(put(R"({"presence":"signed_out"})"), 200);
    for (const char* nonsense : {"{}", R"({"presence":"signed_in"})", R"({"work":"talking"})", R"({"work":"away"})",
                                 R"({"presence":"signed_out","work":"ready"})"})
        EXPECT_EQ(put(nonsense), 422) << nonsense;
    EXPECT_THAT(world_.desk.asked(), testing::ElementsAre("sign_in browser", "set_ready", "set_away", "sign_out"));
    EXPECT_EQ(world_.change("POST", "/api/v1/calls/5/reject", "", cookie).status, 404);
    EXPECT_THAT(world_.change("POST", "/api/v1/agents/me/line", R"({"sdp":"v=0"})", cookie).body, R"({"sdp":"answer to v=0"})");
}

class ARecording : public TheServer {
protected:
    void SetUp() override {
        world_.stores.state.calls[CallId{5}] = {.record = {.id = CallId{5}, .agent = UserId{1}, .recording = RecordingId{8}}};
        auto& recordings = world_.stores.state.recordings;
        recordings[RecordingId{8}] = {.id = RecordingId{8}, .call = CallId{5}, .path = "2026/call.wav"};
        recordings[RecordingId{9}] = {.id = RecordingId{9}, .call = CallId{5}, .path = "../outside.wav"};
        const auto folder = world_.folder.path() / "recordings/2026";
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "call.wav", std::ios::binary) << sound_;
        std::ofstream(world_.folder.path() / "outside.wav") << "secret";
        cookie_ = world_.log_in("supervisor");
    }
    test::RawAnswer play(const std::string& range) { return world_.ask("GET", "/api/v1/recordings/8/audio", cookie_ + range); }

    std::string sound_ = [] {
        std::string sound;
        for (int i = 0; i < 200'000; ++i) sound += static_cast<char>(i % 251);
        return sound;
    }();
    std::string cookie_;
};

TEST_F(ARecording, IsPlayedWholeAndInParts) {
    const auto whole = play("");
    EXPECT_EQ(whole.status, 200);
    EXPECT_EQ(whole.header("content-type"), "audio/wav");
    EXPECT_EQ(whole.header("accept-ranges"), "bytes");
    EXPECT_TRUE(whole.body == sound_);
    const auto part = play("Range: bytes=100000-199999\r\n");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.header("content-range"), "bytes 100000-199999/200000");
    EXPECT_TRUE(part.body == sound_.substr(100'000));
}

TEST_F(ARecording, EndsWhereItEnds) {
    const auto answer = play("Range: bytes=200000-\r\n");
    EXPECT_EQ(answer.status, 416);
    EXPECT_EQ(answer.header("content-range"), "bytes */200000");
}

TEST_F(ARecording, NeverLeavesItsFolder) { EXPECT_EQ(world_.ask("GET", "/api/v1/recordings/9/audio", cookie_).status, 404); }

TEST_F(ARecording, IsCheckedForEveryPerson) {
    EXPECT_EQ(world_.ask("GET", "/api/v1/recordings/8/audio", world_.log_in("agent")).status, 404);
    EXPECT_EQ(world_.ask("GET", "/api/v1/recordings/8/audio", world_.log_in("auditor")).status, 403);
}

}  // namespace
}  // namespace hotline::http
