#include "adapters/media/rtp/reception.hpp"

#include <cmath>

namespace hotline::media {
namespace {
constexpr std::uint16_t kMaxDropout = 3000;  // RFC 3550 A.1
constexpr std::uint16_t kMaxMisorder = 100;
}  // namespace

void Reception::note(const RtpHeader& header, bool is_sound, SteadyTime now) {
    const auto step = static_cast<std::uint16_t>(header.sequence - highest_);
    const bool restarted = step >= kMaxDropout && step <= 0xffff - kMaxMisorder;
    if (received_ == 0 || header.ssrc != ssrc_ || restarted) {
        restart(header);
    } else if (step < kMaxDropout) {
        if (header.sequence < highest_) cycles_ += 0x10000;
        highest_ = header.sequence;
    }
    ++received_;
    if (!is_sound) return;
    const auto arrival = static_cast<std::uint32_t>(samples_in(now.time_since_epoch()));
    const std::int64_t transit = static_cast<std::int32_t>(arrival - header.timestamp);
    if (last_transit_) jitter_ += (std::abs(static_cast<double>(transit - *last_transit_)) - jitter_) / 16.0;
    last_transit_ = transit;
}

void Reception::restart(const RtpHeader& header) {
    if (received_ != 0) expected_before_ += expected_of_source();
    ssrc_ = header.ssrc;
    cycles_ = 0;
    base_ = highest_ = header.sequence;
    last_transit_.reset();
}

std::uint64_t Reception::lost() const {
    if (received_ == 0) return 0;
    const std::uint64_t expected = expected_before_ + expected_of_source();
    return expected > received_ ? expected - received_ : 0;
}

}  // namespace hotline::media
