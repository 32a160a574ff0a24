#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/http/await.hpp"

namespace hotline::http {

/// An accepted WebSocket (RFC 6455) that carries text messages. One coroutine may receive while another one sends; both belong to
/// the server's thread. Pings are sent and answered below; a peer that stays silent for 40 s is cut.
class WebSocket {
public:
    virtual ~WebSocket() = default;
    /// The next text message; nothing once the connection is closed, broken, or sent something that is not text.
    [[nodiscard]] virtual Awaitable<std::optional<std::string>> receive() = 0;
    /// False once the connection is closed; a peer that does not take the message in time is cut.
    [[nodiscard]] virtual Awaitable<bool> send(std::string_view text) = 0;
    /// Ends both: receive() gives nothing, send() false. May be called more than once.
    virtual void close() = 0;
};

}  // namespace hotline::http
