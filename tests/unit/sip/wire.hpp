#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace hotline::sip::test {

enum class Transport { udp, tcp };

/// A bare socket for messages that no SIP client would send.
class Wire {
public:
    /// Connects from a loopback address of its own; TCP connections that are refused or ignored leave it closed.
    Wire(Transport transport, std::uint16_t port, const char* from = "127.0.0.1");
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    [[nodiscard]] bool is_open() const { return fd_ >= 0; }
    [[nodiscard]] std::uint16_t port() const;
    void send(std::string_view message) const;
    /// The next message or part of one; empty when none comes in time.
    [[nodiscard]] std::string receive(int milliseconds) const;

private:
    int fd_{-1};
};

}  // namespace hotline::sip::test
