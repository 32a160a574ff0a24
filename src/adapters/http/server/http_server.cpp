#include "adapters/http/server/http_server.hpp"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>
#include <thread>

#include "adapters/http/routes/routes.hpp"
#include "adapters/http/server/connection.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"

namespace hotline::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

class HttpServer::Impl {
public:
    Impl(Settings settings, Ports ports)
        : services_(std::move(settings), std::move(ports)), application_(services_, all_routes()), acceptor_(loop_) {}
    ~Impl() { stop(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void start();
    void stop();
    [[nodiscard]] std::uint16_t port() const { return port_; }

private:
    void listen();
    Awaitable<void> accept();
    Awaitable<void> pause();
    void serve(tcp::socket socket);

    Services services_;
    Application application_;
    asio::io_context loop_{1};
    tcp::acceptor acceptor_;
    Connections connections_;
    std::uint16_t port_{0};
    std::jthread thread_;
};

void HttpServer::Impl::listen() {
    const auto& settings = services_.settings;
    try {
        const tcp::endpoint endpoint(asio::ip::make_address(settings.address), settings.port);
        acceptor_.open(endpoint.protocol());
        acceptor_.set_option(tcp::acceptor::reuse_address(true));
        acceptor_.bind(endpoint);
        acceptor_.listen();
        port_ = acceptor_.local_endpoint().port();
    } catch (const boost::system::system_error& failure) {
        throw std::runtime_error(
            fmt::format("HTTP cannot listen on {}:{}: {}", settings.address, settings.port, failure.code().message()));
    }
}

void HttpServer::Impl::start() {
    listen();
    asio::co_spawn(loop_, accept(), [](const std::exception_ptr&) {});
    thread_ = std::jthread([this] { loop_.run(); });
}

void HttpServer::Impl::stop() {
    if (!thread_.joinable()) return;
    asio::post(loop_, [this] {
        acceptor_.close();
        connections_.cut_all();
    });
    thread_.join();
}

Awaitable<void> HttpServer::Impl::accept() {
    while (acceptor_.is_open()) {
        error_code error;
        auto socket = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (!error)
            serve(std::move(socket));
        else if (error != asio::error::operation_aborted)
            co_await pause();
    }
}

/// No descriptors left, most likely: trying again at once would only burn the processor.
Awaitable<void> HttpServer::Impl::pause() {
    asio::steady_timer timer(loop_, std::chrono::milliseconds{100});
    error_code error;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
}

void HttpServer::Impl::serve(tcp::socket socket) {
    static auto& refused =
        metrics::registry().counter("hotline_http_connections_refused_total", "Connections closed because there were too many");
    if (connections_.size() >= static_cast<std::size_t>(services_.settings.max_connections)) {
        refused.add();
        return;
    }
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    auto session = serve_connection(std::move(socket), application_, services_.settings, connections_);
    asio::co_spawn(loop_, std::move(session), [](const std::exception_ptr& failure) {
        if (!failure) return;
        try {
            std::rethrow_exception(failure);
        } catch (const std::exception& what) {
            log::error("http connection failed: {}", what.what());
        }
    });
}

HttpServer::HttpServer(Settings settings, Ports ports) : impl_(std::make_unique<Impl>(std::move(settings), std::move(ports))) {}
HttpServer::~HttpServer() = default;
void HttpServer::start() { impl_->start(); }
void HttpServer::stop() { impl_->stop(); }
std::uint16_t HttpServer::port() const { return impl_->port(); }

}  // namespace hotline::http
