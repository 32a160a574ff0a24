#include "adapters/messages/gateways.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <thread>

namespace hotline::messages {
namespace {

using enum GatewayOutcome;

/// A server on loopback that takes one connection, reads what comes until the head (and body) is there, and answers with these
/// bytes; without bytes it closes.
class OneShotServer {
public:
    explicit OneShotServer(std::string answer) : answer_(std::move(answer)) {
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
        socklen_t size = sizeof address;
        EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(listen(listener_, 1), 0);
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~OneShotServer() {
        thread_.join();
        close(listener_);
    }
    OneShotServer(const OneShotServer&) = delete;
    OneShotServer& operator=(const OneShotServer&) = delete;
    [[nodiscard]] std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
    std::string asked() { return asked_.get_future().get(); }

private:
    void serve() {
        const int peer = accept(listener_, nullptr, nullptr);
        std::string got;
        char buffer[4096];
        while (!got.ends_with("\r\n\r\n") && !got.ends_with("}")) {
            const auto read = recv(peer, buffer, sizeof buffer, 0);
            if (read <= 0) break;
            got.append(buffer, static_cast<std::size_t>(read));
        }
        send(peer, answer_.data(), answer_.size(), MSG_NOSIGNAL);
        close(peer);
        asked_.set_value(got);
    }

    std::string answer_;
    int listener_{};
    std::uint16_t port_{};
    std::promise<std::string> asked_;
    std::thread thread_;
};

std::string answer(const std::string& status, const std::string& body) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

Gateway city() { return {.name = {"city"}, .sender = "12345"}; }
Message hello(const std::string& text = "您好 & 再见") { return {.id = MessageId{42}, .to = "13800000001", .text = text}; }
GatewayAccess access(const std::string& url) {
    return {
        .url = url, .user = "u", .password = "p/1", .smsc = "", .key = "0123456789abcdef", .our_url = "http://127.0.0.1:12345"};
}

TEST(Kannel, IsAskedInItsOwnWords) {
    OneShotServer server(answer("202 Accepted", "0: Accepted for delivery"));
    KannelGateway kannel(city(), access(server.url("/cgi-bin/sendsms")));
    const GatewayAnswer said = kannel.submit(hello());
    EXPECT_EQ(said.outcome, accepted);
    EXPECT_EQ(said.text, "HTTP 202 0: Accepted for delivery");
    const std::string asked = server.asked();
    EXPECT_TRUE(
        asked.starts_with("GET /cgi-bin/sendsms?username=u&password=p%2F1&from=12345&to=13800000001&charset=UTF-8&coding=2"
                          "&text=%E6%82%A8%E5%A5%BD%20%26%20%E5%86%8D%E8%A7%81&dlr-mask=31&dlr-url="))
        << asked;
    EXPECT_TRUE(
        asked.contains("http%3A%2F%2Fcity%3A0123456789abcdef%40127.0.0.1%3A12345%2Fapi%2Fv1%2Fgateways%2Fcity%2Freports%3F"
                       "message%3D42%26type%3D%25d%26detail%3D%25A"))
        << asked;
}

TEST(Kannel, SendsLatinInSevenBits) {
    OneShotServer server(answer("202 Accepted", ""));
    KannelGateway kannel(city(), access(server.url("/x")));
    EXPECT_EQ(kannel.submit(hello("Hello")).outcome, accepted);
    EXPECT_TRUE(server.asked().contains("&coding=0&text=Hello&"));
}

GatewayOutcome outcome_for(const std::string& raw) {
    OneShotServer server(raw);
    JsonGateway gateway(city(), access(server.url("/send")));
    return gateway.submit(hello()).outcome;
}

TEST(AnyGateway, TellsApartWhatWasTakenAndWhatMayHaveBeen) {
    EXPECT_EQ(outcome_for(answer("400 Bad Request", "no such number")), refused);
    EXPECT_EQ(outcome_for(answer("403 Forbidden", "")), not_reached) << "a wrong password is no fault of the message";
    EXPECT_EQ(outcome_for(answer("429 Too Many Requests", "")), not_reached);
    EXPECT_EQ(outcome_for(answer("503 Service Unavailable", "")), not_reached);
    EXPECT_EQ(outcome_for(answer("500 Internal Server Error", "")), unanswered);
    EXPECT_EQ(outcome_for(answer("302 Found", "")), refused) << "nobody sends us elsewhere";
    EXPECT_EQ(outcome_for(""), unanswered) << "it read the request and hung up";
    EXPECT_EQ(outcome_for("nonsense"), unanswered);
}

TEST(AnyGateway, ThatIsNotThereGotNothing) {
    JsonGateway gateway(city(), access("http://127.0.0.1:1/send"));
    const GatewayAnswer said = gateway.submit(hello());
    EXPECT_EQ(said.outcome, not_reached);
    EXPECT_FALSE(said.text.empty());
    KannelGateway nowhere(city(), access("file:///etc/passwd"));
    EXPECT_EQ(nowhere.submit(hello()).outcome, not_reached);
}

TEST(AnyGateway, ThatSaysNothingMayHaveGotIt) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    socklen_t size = sizeof address;
    ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
    ASSERT_EQ(listen(listener, 1), 0);
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    const std::string url = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/send";
    const HttpLimits hasty{.connect = std::chrono::milliseconds{200}, .whole = std::chrono::milliseconds{300}};
    JsonGateway gateway(city(), access(url), hasty);
    EXPECT_EQ(gateway.submit(hello()).outcome, unanswered);
    close(listener);
}

TEST(Json, CarriesTheKeyThatMakesRepeatsSafe) {
    OneShotServer server(answer("200 OK", R"({"reference":"r-1"})"));
    JsonGateway gateway(city(), access(server.url("/send")));
    const GatewayAnswer said = gateway.submit(hello("你\"好"));
    EXPECT_EQ(said.outcome, accepted);
    EXPECT_EQ(said.reference, "r-1");
    const std::string asked = server.asked();
    EXPECT_TRUE(asked.contains("Idempotency-Key: 42\r\n"));
    EXPECT_TRUE(asked.contains("Authorization: Bearer p/1\r\n"));
    EXPECT_TRUE(asked.ends_with(R"({"id":"42","to":"13800000001","from":"12345","text":"你\"好","purpose":"answer"})")) << asked;
}

TEST(AnyGateway, ShowsAnswersThatPeopleCanRead) {
    OneShotServer server(answer("400 Bad", std::string(150, 'a') + std::string(100, '\xE4')));
    JsonGateway gateway(city(), access(server.url("/send")));
    EXPECT_EQ(gateway.submit(hello()).text, "HTTP 400 (not UTF-8)");
}

}  // namespace
}  // namespace hotline::messages
