#include <cstdint>

#include "adapters/media/webrtc/sdp.hpp"

using namespace hotline::media::webrtc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto offer = parse_browser_offer({reinterpret_cast<const char*>(data), size});
    if (!offer) return 0;
    const std::string answer =
        build_answer(*offer, {.address = "192.0.2.1", .port = 4000, .ufrag = "abcdefgh", .pwd = "p", .cname = "c"});
    // One line of ours for each of theirs, and nothing of theirs that starts a line of its own.
    std::size_t lines = 0;
    for (std::size_t at = answer.find("\r\nm="); at != std::string::npos; at = answer.find("\r\nm=", at + 1)) ++lines;
    if (lines != offer->lines.size()) __builtin_trap();
    return 0;
}
