#include "unit/http/support/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace hotline::test {
namespace {

std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

}  // namespace

std::string RawAnswer::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string{} : found->second;
}

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in server{
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0)
        throw std::runtime_error("cannot connect");
}

RawClient::~RawClient() { ::close(socket_); }

void RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;  // the server has had enough; what it said is to be read
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool RawClient::fill() {
    std::array<char, 4096> room{};
    const auto got = ::recv(socket_, room.data(), room.size(), 0);
    if (got <= 0) return false;
    pending_.append(room.data(), static_cast<std::size_t>(got));
    return true;
}

bool RawClient::fill_to(std::size_t bytes) {
    while (pending_.size() < bytes)
        if (!fill()) return false;
    return true;
}

std::string RawClient::take(std::size_t bytes) {
    std::string out = pending_.substr(0, bytes);
    pending_.erase(0, bytes);
    return out;
}

RawAnswer RawClient::read_answer(bool with_body) {
    while (!pending_.contains("\r\n\r\n"))
        if (!fill()) return {};
    std::string head = take(pending_.find("\r\n\r\n") + 4);
    RawAnswer answer{.status = std::stoi(head.substr(9, 3))};
    for (auto at = head.find("\r\n") + 2; at < head.size() - 2;) {
        const auto end = head.find("\r\n", at);
        const auto line = head.substr(at, end - at);
        const auto colon = line.find(": ");
        answer.headers[lower_case(line.substr(0, colon))] = line.substr(colon + 2);
        at = end + 2;
    }
    const auto length = answer.header("content-length");
    if (with_body && !length.empty() && fill_to(std::stoul(length))) answer.body = take(std::stoul(length));
    return answer;
}

RawAnswer RawClient::ask(std::string_view bytes, bool with_body) {
    send(bytes);
    return read_answer(with_body);
}

bool RawClient::is_closed_by_server() {
    while (fill()) pending_.clear();
    std::array<char, 1> room{};
    const auto got = ::recv(socket_, room.data(), room.size(), 0);
    return got == 0 || (got < 0 && errno == ECONNRESET);
}

void RawClient::send_frame(int opcode, std::string_view payload) {
    std::string frame;
    frame += static_cast<char>(0x80 | opcode);
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        frame += static_cast<char>(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8) frame += static_cast<char>(payload.size() >> shift);
    }
    frame += std::string(4, '\0');  // a mask of zeroes leaves the payload as it is
    frame += payload;
    send(frame);
}

std::optional<Frame> RawClient::read_frame() {
    if (!fill_to(2)) return std::nullopt;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(pending_[at]); };
    std::size_t length = byte(1) & 0x7fU;
    std::size_t head = 2;
    if (length == 126) {
        if (!fill_to(4)) return std::nullopt;
        length = (std::size_t{byte(2)} << 8U) | byte(3);
        head = 4;
    }
    if (!fill_to(head + length)) return std::nullopt;
    Frame frame{.opcode = byte(0) & 0xf};
    take(head);
    frame.payload = take(length);
    return frame;
}

std::string RawClient::read_text() {
    while (auto frame = read_frame())
        if (frame->opcode == 1) return std::move(frame->payload);
    return "(closed)";
}

}  // namespace hotline::test
