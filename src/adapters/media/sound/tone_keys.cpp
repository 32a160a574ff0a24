#include "adapters/media/sound/tone_keys.hpp"

#include <spandsp.h>

#include <algorithm>
#include <array>
#include <new>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {

void ToneKeys::Free::operator()(dtmf_rx_state_s* state) const { dtmf_rx_free(state); }

ToneKeys::ToneKeys() : state_(dtmf_rx_init(nullptr, nullptr, nullptr)) {
    if (!state_) throw std::bad_alloc{};
}

void ToneKeys::feed(std::span<const std::uint8_t> alaw, const std::function<void(char)>& heard) {
    std::array<std::int16_t, 160> linear;
    while (!alaw.empty()) {
        const auto part = alaw.first(std::min(alaw.size(), linear.size()));
        std::ranges::transform(part, linear.begin(), linear_of_alaw);
        dtmf_rx(state_.get(), linear.data(), static_cast<int>(part.size()));
        alaw = alaw.subspan(part.size());
    }
    std::array<char, 16> keys;
    const std::size_t count = dtmf_rx_get(state_.get(), keys.data(), static_cast<int>(keys.size()) - 1);
    std::for_each_n(keys.begin(), count, std::ref(heard));
}

}  // namespace hotline::media
