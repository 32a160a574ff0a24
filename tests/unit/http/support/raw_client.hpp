#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hotline::test {

/// An answer as it came over the wire. Names of headers are in lower case.
struct RawAnswer {
    int status{0};  ///< 0: the connection ended without one
    std::map<std::string, std::string> headers;
    std::string body;

    [[nodiscard]] std::string header(const std::string& name) const;
};

struct Frame {
    int opcode{};
    std::string payload;
};

/// A TCP client that sends exactly what it is given; every read ends after ten seconds.
class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void send(std::string_view bytes);
    [[nodiscard]] RawAnswer read_answer(bool with_body = true);
    /// Sends and reads; `with_body` is false for HEAD.
    RawAnswer ask(std::string_view bytes, bool with_body = true);
    /// Whether the server ends the connection; bytes before it are thrown away.
    [[nodiscard]] bool is_closed_by_server();

    /// A masked WebSocket frame (RFC 6455 5.2), as a browser sends it.
    void send_frame(int opcode, std::string_view payload);
    /// Nothing when the connection ends.
    [[nodiscard]] std::optional<Frame> read_frame();
    /// The next text message; pings are passed over.
    [[nodiscard]] std::string read_text();

private:
    bool fill();
    bool fill_to(std::size_t bytes);
    std::string take(std::size_t bytes);

    int socket_;
    std::string pending_;
};

}  // namespace hotline::test
