#include "adapters/media/net/shared_socket.hpp"

#include <utility>

namespace hotline::media {

SharedSocket::SharedSocket(UdpSocket socket) : socket_(std::move(socket)), in_(kBatch), out_(kBatch) {
    point(in_headers_, in_);
    point(out_headers_, out_);
}

void SharedSocket::point(Headers& headers, std::vector<Slot>& slots) {
    for (std::size_t i = 0; i < kBatch; ++i) {
        slots[i].part = {slots[i].bytes.data(), slots[i].bytes.size()};
        headers[i].msg_hdr = {};
        headers[i].msg_hdr.msg_name = slots[i].peer.raw();
        headers[i].msg_hdr.msg_namelen = Endpoint::kCapacity;
        headers[i].msg_hdr.msg_iov = &slots[i].part;
        headers[i].msg_hdr.msg_iovlen = 1;
    }
}

void SharedSocket::receive(DatagramSink& sink) {
    constexpr int kMaxBatches = 16;
    for (int batch = 0; batch < kMaxBatches; ++batch) {
        const int count = ::recvmmsg(socket_.handle(), in_headers_.data(), kBatch, 0, nullptr);
        for (std::size_t i = 0; std::cmp_less(i, count); ++i) {
            sink.on_datagram(std::span{in_[i].bytes}.first(in_headers_[i].msg_len), in_[i].peer);
            in_headers_[i].msg_hdr.msg_namelen = Endpoint::kCapacity;
        }
        if (std::cmp_less(count, kBatch)) return;
    }
}

std::span<std::uint8_t> SharedSocket::room() {
    if (queued_ == kBatch) send_batch();
    return out_[queued_].bytes;
}

void SharedSocket::queue(const Endpoint& to, std::size_t length) {
    Slot& slot = out_[queued_];
    slot.peer = to;
    slot.part.iov_len = length;
    out_headers_[queued_].msg_hdr.msg_namelen = to.size();
    ++queued_;
}

std::uint64_t SharedSocket::flush() {
    if (queued_ > 0) send_batch();
    return std::exchange(refused_, 0);
}

void SharedSocket::send_batch() {
    std::size_t done = 0;
    while (done < queued_) {
        const int sent = ::sendmmsg(socket_.handle(), &out_headers_[done], static_cast<unsigned>(queued_ - done), 0);
        if (sent <= 0) {  // the first of the rest is refused; the others may pass
            ++refused_;
            ++done;
        } else {
            done += static_cast<std::size_t>(sent);
        }
    }
    queued_ = 0;
}

}  // namespace hotline::media
