#include "adapters/http/web_socket.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "adapters/http/route.hpp"
#include "adapters/http/server/connection.hpp"
#include "base/log.hpp"

namespace hotline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace ws = beast::websocket;
using boost::system::error_code;

constexpr std::size_t kMaxMessage = 64 * 1024;
constexpr std::chrono::seconds kHandshake{15};
constexpr std::chrono::seconds kSilence{40};  // a ping goes out at half of it

/// The request as it came, for Beast, which wants to read the handshake itself.
std::string handshake_of(const Request& request) {
    std::string text = "GET " + request.target + " HTTP/1.1\r\n";
    for (const auto& [name, value] : request.headers) text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

class BeastSocket final : public WebSocket {
public:
    explicit BeastSocket(asio::ip::tcp::socket socket) : stream_(std::move(socket)) {
        ws::stream_base::timeout timeout{};
        timeout.handshake_timeout = kHandshake;
        timeout.idle_timeout = kSilence;
        timeout.keep_alive_pings = true;
        stream_.set_option(timeout);
        stream_.set_option(
            ws::stream_base::decorator([](ws::response_type& response) { response.set(beast::http::field::server, "hotline"); }));
        stream_.read_message_max(kMaxMessage);
        stream_.text(true);
    }

    Awaitable<bool> accept(std::string handshake) {
        error_code error;
        const auto bytes = asio::buffer(handshake);
        co_await stream_.async_accept(bytes, asio::redirect_error(asio::use_awaitable, error));
        co_return !error;
    }

    Awaitable<std::optional<std::string>> receive() override {
        error_code error;
        beast::flat_buffer buffer;
        co_await stream_.async_read(buffer, asio::redirect_error(asio::use_awaitable, error));
        if (error || !stream_.got_text()) co_return std::nullopt;
        co_return beast::buffers_to_string(buffer.data());
    }

    Awaitable<bool> send(std::string_view text) override {
        error_code error;
        const auto bytes = asio::buffer(text);
        co_await stream_.async_write(bytes, asio::redirect_error(asio::use_awaitable, error));
        co_return !error;
    }

    void close() override { cut(); }
    void cut() { beast::get_lowest_layer(stream_).close(); }

private:
    ws::stream<beast::tcp_stream> stream_;
};

}  // namespace

Awaitable<void> serve_web_socket(asio::ip::tcp::socket socket, Context& context, std::string early, Connections& connections) {
    BeastSocket web_socket(std::move(socket));
    const Connections::Entry entry(connections, [&web_socket] { web_socket.cut(); });
    auto handshake = handshake_of(context.request) + early;
    if (!co_await web_socket.accept(std::move(handshake))) co_return;
    co_await std::get<SocketHandler>(context.route->handler)(context, web_socket);
}

}  // namespace hotline::http
