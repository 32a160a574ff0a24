#include <array>
#include <cstdint>

#include "adapters/media/webrtc/stun.hpp"

using namespace hotline::media::webrtc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto datagram = std::as_bytes(std::span(data, size));
    (void)classify(datagram);
    const auto ufrag = addressed_ufrag(datagram);
    const auto request = accept_binding_request(datagram, ufrag.value_or("evtj"), "VOkJxbRl1RmTxUk/WvJxBt");
    if (!request) return 0;
    std::array<std::byte, kMaxBindingSuccess> answer;
    sockaddr_storage source{};
    source.ss_family = AF_INET;
    if (write_binding_success(answer, *request, source, "VOkJxbRl1RmTxUk/WvJxBt") == 0) __builtin_trap();
    return 0;
}
