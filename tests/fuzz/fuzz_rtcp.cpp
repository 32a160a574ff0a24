#include <cstdint>

#include "adapters/media/rtp/rtcp.hpp"

using namespace hotline::media;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto report = parse_report(std::as_bytes(std::span(data, size)), 0x01020304);
    if (report && report->ours) (void)round_trip_ms(*report->ours, 0x1122334455667788);
    return 0;
}
