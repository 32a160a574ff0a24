#pragma once
#include <sys/socket.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "adapters/media/net/udp_socket.hpp"
#include "adapters/media/rtp/rtp_packet.hpp"
#include "adapters/media/rtp/telephone_event.hpp"
#include "app/ports/media.hpp"
#include "unit/media/tone.hpp"

namespace hotline::media {

/// A telephone on the loopback interface: one UDP socket, sound in and out.
class Phone {
public:
    struct Heard {
        RtpHeader header;
        std::vector<std::uint8_t> payload;
    };

    explicit Phone(std::uint32_t ssrc) : ssrc_(ssrc) {}

    [[nodiscard]] app::RtpDescription description(app::Codec codec = app::Codec::pcma) const {
        return {.address = "127.0.0.1", .port = port(), .codec = codec, .event_type = 96};
    }
    [[nodiscard]] std::uint16_t port() const { return Endpoint::of_socket(socket_.handle()).port(); }
    void call(const app::RtpDescription& server) { server_ = Endpoint::from(server.address, server.port).value(); }

    void send(std::span<const std::uint8_t> sound, std::uint8_t payload_type = kPayloadPcma) {
        send_packet({.payload_type = payload_type, .sequence = sequence_, .timestamp = timestamp_, .ssrc = ssrc_}, sound);
        ++sequence_;
        timestamp_ += static_cast<std::uint32_t>(sound.size());
    }
    void speak(app::Codec codec) { codec_ = codec; }
    /// The next 20 ms of a tone.
    void say(double hertz) {
        auto tone = alaw_tone(hertz, kFrameSamples, said_);
        transcode(tone, app::Codec::pcma, codec_);
        send(tone, codec_ == app::Codec::pcma ? kPayloadPcma : kPayloadPcmu);
        said_ += kFrameSamples;
    }
    /// One packet of a key.
    void press(std::uint8_t event, std::uint32_t timestamp, bool end = false) {
        const auto payload = write_telephone_event({.event = event, .end = end, .volume = 10, .duration = 160});
        send_packet({.payload_type = 96, .sequence = sequence_++, .timestamp = timestamp, .ssrc = ssrc_}, payload);
    }
    void send_raw(std::span<const std::uint8_t> datagram) {
        ::sendto(socket_.handle(), datagram.data(), datagram.size(), 0, server_.raw(), server_.size());
    }

    /// Takes what has arrived; everything heard so far.
    const std::vector<Heard>& listen() {
        std::uint8_t buffer[2048];
        ssize_t length = 0;
        while ((length = ::recv(socket_.handle(), buffer, sizeof buffer, 0)) >= 0)
            if (const auto packet = parse_rtp(std::span{buffer}.first(static_cast<std::size_t>(length))))
                heard_.push_back({packet->header, {packet->payload.begin(), packet->payload.end()}});
        return heard_;
    }
    /// The last `packets` of what was heard, as sound.
    [[nodiscard]] std::vector<std::uint8_t> last_sound(std::size_t packets) {
        std::vector<std::uint8_t> sound;
        const auto& heard = listen();
        for (std::size_t i = heard.size() - std::min(packets, heard.size()); i < heard.size(); ++i)
            sound.insert(sound.end(), heard[i].payload.begin(), heard[i].payload.end());
        return sound;
    }
    /// The same, whatever was spoken, as A-law.
    [[nodiscard]] std::vector<std::uint8_t> last_alaw(std::size_t packets) {
        auto sound = last_sound(packets);
        if (!heard_.empty() && heard_.back().header.payload_type == kPayloadPcmu)
            transcode(sound, app::Codec::pcmu, app::Codec::pcma);
        return sound;
    }
    void forget() { listen(), heard_.clear(); }

private:
    void send_packet(const RtpHeader& header, std::span<const std::uint8_t> payload) {
        std::vector<std::uint8_t> packet(kRtpHeaderBytes);
        write_rtp_header(std::span{packet}.first<kRtpHeaderBytes>(), header);
        packet.insert(packet.end(), payload.begin(), payload.end());
        send_raw(packet);
    }

    UdpSocket socket_ = UdpSocket::bound_to(Endpoint::from("127.0.0.1", 0).value()).value();
    Endpoint server_;
    std::uint32_t ssrc_;
    std::uint16_t sequence_{1};
    std::uint32_t timestamp_{160};
    std::size_t said_{};
    app::Codec codec_{app::Codec::pcma};
    std::vector<Heard> heard_;
};

}  // namespace hotline::media
