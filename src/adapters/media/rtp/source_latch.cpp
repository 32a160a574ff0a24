#include "adapters/media/rtp/source_latch.hpp"

namespace hotline::media {

void SourceLatch::expect(const Endpoint& negotiated) {
    if (negotiated == negotiated_) return;
    *this = SourceLatch{};
    negotiated_ = negotiated;
}

bool SourceLatch::accept(const Endpoint& from, std::uint32_t ssrc, SteadyTime now) {
    if (!held_.is_set()) {
        first_heard_ = now;
        hold(from, ssrc, now);
        return true;
    }
    ++packets_;
    if (from == held_) {
        if (ssrc != ssrc_ && now - last_heard_ < kSsrcSilence && !is_open(now)) return false;
        ssrc_ = ssrc;
        last_heard_ = now;
        return true;
    }
    if (from != negotiated_ || !is_open(now)) return false;
    hold(from, ssrc, now);
    return true;
}

void SourceLatch::hold(const Endpoint& from, std::uint32_t ssrc, SteadyTime now) {
    held_ = from;
    ssrc_ = ssrc;
    last_heard_ = now;
    packets_ = 1;
}

bool SourceLatch::is_open(SteadyTime now) const { return packets_ <= kOpenPackets && now - first_heard_ <= kOpenTime; }

}  // namespace hotline::media
