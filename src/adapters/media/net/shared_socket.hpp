#pragma once
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "adapters/media/net/packet_io.hpp"
#include "adapters/media/net/udp_socket.hpp"

namespace hotline::media {

/// One socket that many peers use: reads and writes in batches, a system call for up to 64 packets.
class SharedSocket {
public:
    static constexpr std::size_t kBatch = 64;
    static constexpr std::size_t kPacketRoom = 1600;

    explicit SharedSocket(UdpSocket socket);
    SharedSocket(const SharedSocket&) = delete;
    SharedSocket& operator=(const SharedSocket&) = delete;

    /// Gives all that waits, up to 16 batches, to the sink.
    void receive(DatagramSink& sink);
    /// Room for a packet to be sent, kPacketRoom bytes; a full batch is sent first. Valid to the next call.
    [[nodiscard]] std::span<std::uint8_t> room();
    /// Queues the first `length` bytes of room() for `to`.
    void queue(const Endpoint& to, std::size_t length);
    /// Sends what is queued. Gives how many the kernel refused since the last call.
    [[nodiscard]] std::uint64_t flush();

private:
    struct Slot {
        std::array<std::uint8_t, kPacketRoom> bytes;
        Endpoint peer;
        iovec part;
    };
    using Headers = std::array<mmsghdr, kBatch>;

    static void point(Headers& headers, std::vector<Slot>& slots);
    void send_batch();

    UdpSocket socket_;
    std::vector<Slot> in_;
    std::vector<Slot> out_;
    Headers in_headers_{};
    Headers out_headers_{};
    std::size_t queued_{};
    std::uint64_t refused_{};
};

}  // namespace hotline::media
