#pragma once
#include <cstdint>
#include <memory>

#include "adapters/http/settings.hpp"

namespace hotline::http {

/// The web server: the interface under /api/v1, the live socket, the citizen's page and the desk. One thread of its own.
class HttpServer {
public:
    HttpServer(Settings settings, Ports ports);
    ~HttpServer();  ///< stops
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Listens and serves. Throws std::runtime_error naming the address when it cannot listen there.
    void start();
    /// Cuts all connections and returns when none is left. What the database or the desk still owes an answer is waited for,
    /// so stop before they do. Live sockets are closed, citizens' calls hung up.
    void stop();
    [[nodiscard]] std::uint16_t port() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hotline::http
