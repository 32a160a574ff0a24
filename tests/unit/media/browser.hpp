#pragma once
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "adapters/media/net/udp_socket.hpp"
#include "adapters/media/rtp/rtp_packet.hpp"
#include "adapters/media/steady_time.hpp"
#include "adapters/media/webrtc/byte_order.hpp"
#include "adapters/media/webrtc/srtp_session.hpp"
#include "adapters/media/webrtc/stun.hpp"
#include "unit/media/tone.hpp"
#include "unit/media/webrtc/dtls_client.hpp"

namespace hotline::media {

/// A browser on the loopback interface: a Chromium's offer, ICE checks, DTLS and SRTP.
class Browser {
public:
    [[nodiscard]] std::string offer() const {
        std::ifstream file(HOTLINE_SOURCE_DIR "/tests/data/sdp/chromium_audio_offer.sdp", std::ios::binary);
        std::string sdp{std::istreambuf_iterator<char>(file), {}};
        const std::size_t at = sdp.find("a=fingerprint:sha-256 ") + std::string_view("a=fingerprint:sha-256 ").size();
        std::string print;
        for (const std::uint8_t byte : client_.fingerprint()) {
            constexpr std::string_view hex = "0123456789ABCDEF";
            if (!print.empty()) print += ':';
            print += hex[byte >> 4];
            print += hex[byte & 15];
        }
        return sdp.replace(at, print.size(), print);
    }

    /// Reads our answer, checks the path and begins the handshake.
    void take_answer(const std::string& answer, std::uint16_t port) {
        ufrag_ = value_of(answer, "a=ice-ufrag:");
        pwd_ = value_of(answer, "a=ice-pwd:");
        server_ = Endpoint::from("127.0.0.1", port).value();
        check();
    }
    void check() { send(binding_request()); }

    /// Takes what has arrived and answers it. The sound heard so far.
    const std::vector<std::uint8_t>& listen() {
        std::uint8_t buffer[2048];
        ssize_t length = 0;
        while ((length = ::recv(socket_.handle(), buffer, sizeof buffer, 0)) > 0)
            receive(std::as_writable_bytes(std::span{buffer}.first(static_cast<std::size_t>(length))));
        return sound_;
    }
    [[nodiscard]] std::vector<std::uint8_t> last_sound(std::size_t samples) {
        const auto& sound = listen();
        return {sound.end() - static_cast<std::ptrdiff_t>(std::min(samples, sound.size())), sound.end()};
    }

    void say(double hertz) {
        if (!srtp_) return;
        const auto tone = alaw_tone(hertz, kFrameSamples, said_);
        said_ += kFrameSamples;
        std::vector<std::uint8_t> packet(kRtpHeaderBytes);
        write_rtp_header(std::span{packet}.first<kRtpHeaderBytes>(),
                         {.payload_type = 8, .sequence = ++sequence_, .timestamp = sequence_ * kFrameSamples, .ssrc = 0x5555});
        packet.insert(packet.end(), tone.begin(), tone.end());
        const std::size_t length = packet.size();
        packet.resize(length + webrtc::kSrtpTrailer);
        const auto bytes = std::as_writable_bytes(std::span{packet});
        send(bytes.first(srtp_->protect(bytes, length)));
    }
    void send(std::span<const std::byte> datagram) {
        ::sendto(socket_.handle(), datagram.data(), datagram.size(), 0, server_.raw(), server_.size());
    }
    void hang_up() {
        client_.say_goodbye();
        flush();
    }
    [[nodiscard]] bool is_up() const { return srtp_.has_value(); }
    [[nodiscard]] bool heard_goodbye() const { return client_.heard_goodbye(); }
    [[nodiscard]] std::size_t checks_answered() const { return checks_answered_; }

private:
    static std::string value_of(const std::string& sdp, std::string_view name) {
        const std::size_t at = sdp.find(name) + name.size();
        return sdp.substr(at, sdp.find_first_of("\r\n", at) - at);
    }

    void receive(std::span<std::byte> datagram) {
        switch (webrtc::classify(datagram)) {
            case webrtc::DatagramKind::stun:
                if (checks_answered_++ == 0) client_.start();
                return flush();
            case webrtc::DatagramKind::dtls:
                client_.receive(datagram);
                flush();
                if (client_.is_up() && !srtp_) {
                    webrtc::SrtpKeys keys = client_.server_keys();
                    std::swap(keys.receive, keys.send);
                    srtp_ = webrtc::SrtpSession::create(keys);
                }
                return;
            case webrtc::DatagramKind::rtp: return hear(datagram);
            case webrtc::DatagramKind::rtcp:
            case webrtc::DatagramKind::junk: return;
        }
    }
    void hear(std::span<std::byte> datagram) {
        const std::size_t length = srtp_ ? srtp_->unprotect(datagram) : 0;
        const auto packet = parse_rtp({reinterpret_cast<std::uint8_t*>(datagram.data()), length});
        if (packet) sound_.insert(sound_.end(), packet->payload.begin(), packet->payload.end());
    }
    void flush() {
        for (const auto& datagram : client_.outbox) send(datagram);
        client_.outbox.clear();
    }

    [[nodiscard]] webrtc::Bytes binding_request() const {
        webrtc::Bytes message = webrtc::from_hex("000100002112a442000102030405060708090a0b");
        append(message, 0x0006, webrtc::bytes_of(ufrag_ + ":page"));
        append(message, 0x0025, {});  // USE-CANDIDATE
        const std::size_t end = message.size();
        append(message, 0x0008, webrtc::Bytes(20));
        HMAC(EVP_sha1(), pwd_.data(), static_cast<int>(pwd_.size()), reinterpret_cast<const unsigned char*>(message.data()), end,
             reinterpret_cast<unsigned char*>(message.data()) + end + 4, nullptr);
        return message;
    }
    static void append(webrtc::Bytes& message, std::uint16_t type, const webrtc::Bytes& value) {
        const std::size_t at = message.size();
        message.resize(at + 4);
        webrtc::store16(message, at, type);
        webrtc::store16(message, at + 2, static_cast<std::uint16_t>(value.size()));
        message.insert(message.end(), value.begin(), value.end());
        message.resize((message.size() + 3) & ~std::size_t{3});
        webrtc::store16(message, 2, static_cast<std::uint16_t>(message.size() - 20));
    }

    UdpSocket socket_ = UdpSocket::bound_to(Endpoint::from("127.0.0.1", 0).value()).value();
    Endpoint server_;
    webrtc::DtlsClient client_;
    std::optional<webrtc::SrtpSession> srtp_;
    std::string ufrag_;
    std::string pwd_;
    std::size_t checks_answered_{};
    std::uint16_t sequence_{};
    std::size_t said_{};
    std::vector<std::uint8_t> sound_;
};

}  // namespace hotline::media
