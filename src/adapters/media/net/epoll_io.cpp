#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "adapters/media/net/packet_io.hpp"

namespace hotline::media {
namespace {

class EpollIo final : public PacketIo {
public:
    EpollIo() : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
        if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
    }
    EpollIo(const EpollIo&) = delete;
    EpollIo& operator=(const EpollIo&) = delete;
    ~EpollIo() override { ::close(epoll_); }

    void add(int socket, DatagramSink& sink) override {
        epoll_event wanted{.events = EPOLLIN, .data = {.fd = socket}};
        if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &wanted) != 0)
            throw std::system_error(errno, std::generic_category(), "epoll_ctl");
        const auto at = static_cast<std::size_t>(socket);
        if (at >= sinks_.size()) sinks_.resize(2 * at + 1);
        sinks_[at] = &sink;
    }

    void remove(int socket) override {
        ::epoll_ctl(epoll_, EPOLL_CTL_DEL, socket, nullptr);
        sinks_[static_cast<std::size_t>(socket)] = nullptr;
    }

    void receive(int rounds) override {
        int ready = kEvents;
        // A full list means that more sockets wait; they come next (the kernel rotates its ready list).
        for (int round = 0; ready == kEvents || (ready > 0 && round < rounds); ++round) {
            ready = ::epoll_wait(epoll_, events_.data(), kEvents, 0);
            for (std::size_t i = 0; std::cmp_less(i, ready); ++i) {
                if (std::cmp_less(i + 1, ready)) __builtin_prefetch(sink_of(events_[i + 1].data.fd));
                read_one(events_[i].data.fd);
            }
            if (round >= kMaxRounds) return;
        }
    }

    bool send(int socket, const Endpoint& to, std::span<const std::uint8_t> packet) override {
        return ::sendto(socket, packet.data(), packet.size(), 0, to.raw(), to.size()) == static_cast<ssize_t>(packet.size());
    }

private:
    static constexpr int kEvents = 256;
    static constexpr int kMaxRounds = 64;

    DatagramSink* sink_of(int socket) { return sinks_[static_cast<std::size_t>(socket)]; }

    void read_one(int socket) {
        constexpr int kMaxUnwanted = 8;
        DatagramSink& sink = *sink_of(socket);
        sink.prepare();
        for (int unwanted = 0; unwanted < kMaxUnwanted; ++unwanted) {
            Endpoint from;
            socklen_t size = Endpoint::kCapacity;
            const ssize_t length = ::recvfrom(socket, buffer_.data(), buffer_.size(), 0, from.raw(), &size);
            if (length < 0) return;
            if (sink.on_datagram(std::span{buffer_}.first(static_cast<std::size_t>(length)), from)) return;
        }
    }

    int epoll_;
    std::array<epoll_event, kEvents> events_;
    std::array<std::uint8_t, kLongestDatagram> buffer_;
    std::vector<DatagramSink*> sinks_;  // by socket
};

}  // namespace

std::unique_ptr<PacketIo> make_epoll_io() { return std::make_unique<EpollIo>(); }

}  // namespace hotline::media
