#include <cstdint>
#include <vector>

#include "adapters/media/rtp/reception.hpp"
#include "adapters/media/rtp/rtp_out_stream.hpp"
#include "adapters/media/rtp/rtp_packet.hpp"
#include "adapters/media/rtp/telephone_event.hpp"

using namespace hotline::media;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static RtpOutStream out(1, 2, 3);
    static Reception reception;
    static KeyReceiver keys;
    static SteadyTime now{};
    std::vector<std::uint8_t> datagram(data, data + size);
    const auto packet = parse_rtp(datagram);
    if (!packet) return 0;
    now += kFrameTime;
    reception.note(packet->header, true, now);
    if (const auto event = parse_telephone_event(packet->payload)) (void)keys.receive(*event, packet->header.timestamp, now);
    if (const auto header = out.relayed(packet->header, 1, now)) {
        const auto rewritten = rewrite_in_place(packet->payload, *header);
        if (!parse_rtp(rewritten)) __builtin_trap();
    }
    return 0;
}
