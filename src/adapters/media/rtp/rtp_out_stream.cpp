#include "adapters/media/rtp/rtp_out_stream.hpp"

#include <algorithm>
#include <cstdlib>

namespace hotline::media {
namespace {

// RFC 3550 A.1 calls a jump of more than 3000 a restart; telephones restart with smaller ones too.
constexpr int kSequenceJump = 1000;
// A phone that restarts its timestamps keeps the sequence; silence suppression does not move one against the other.
constexpr std::int64_t kTimestampJump = 2 * kSampleRate;

int ahead(std::uint16_t newer, std::uint16_t older) { return static_cast<std::int16_t>(newer - older); }

}  // namespace

RtpOutStream::RtpOutStream(std::uint32_t ssrc, std::uint16_t first_sequence, std::uint32_t first_timestamp)
    : ssrc_(ssrc), last_sequence_(static_cast<std::uint16_t>(first_sequence - 1)), last_timestamp_(first_timestamp) {}

std::uint32_t RtpOutStream::timestamp_of_new_source(SteadyTime now) const {
    if (feed_ == Feed::none) return last_timestamp_;
    const auto passed = samples_in(now - last_sent_);
    return last_timestamp_ + static_cast<std::uint32_t>(std::max<std::int64_t>(passed, kFrameSamples));
}

bool RtpOutStream::continues(const RtpHeader& in, std::uint64_t source, SteadyTime now) const {
    if (feed_ != Feed::relay || source != source_ || in.ssrc != source_ssrc_) return false;
    const int step = ahead(in.sequence, source_highest_);
    if (std::abs(step) > kSequenceJump) return false;
    if (step <= 0) return true;
    const std::int64_t media = static_cast<std::int32_t>(in.timestamp - source_timestamp_);
    if (media == 0) return true;  // a telephone event keeps its timestamp for as long as the key is held
    return std::abs(media - samples_in(now - last_sent_)) <= kTimestampJump;
}

void RtpOutStream::anchor(const RtpHeader& in, std::uint64_t source, SteadyTime now) {
    sequence_offset_ = static_cast<std::uint16_t>(last_sequence_ + 1 - in.sequence);
    timestamp_offset_ = timestamp_of_new_source(now) - in.timestamp;
    feed_ = Feed::relay;
    source_ = source;
    source_ssrc_ = in.ssrc;
    source_highest_ = in.sequence;
    source_timestamp_ = in.timestamp;
    since_anchor_ = 0;
}

std::optional<RtpHeader> RtpOutStream::relayed(const RtpHeader& in, std::uint64_t source, SteadyTime now) {
    RtpHeader out{.payload_type = in.payload_type, .marker = in.marker, .ssrc = ssrc_};
    const bool same = continues(in, source, now);
    if (!same) {
        anchor(in, source, now);
        out.marker = true;
    }
    const int step = ahead(in.sequence, source_highest_);
    if (step < 0 && static_cast<std::uint32_t>(-step) > since_anchor_) return std::nullopt;
    out.sequence = static_cast<std::uint16_t>(in.sequence + sequence_offset_);
    out.timestamp = in.timestamp + timestamp_offset_;
    if (step > 0 || !same) note_newest(in, out, !same, now);
    return out;
}

void RtpOutStream::note_newest(const RtpHeader& in, const RtpHeader& out, bool anchored, SteadyTime now) {
    since_anchor_ += static_cast<std::uint16_t>(in.sequence - source_highest_);
    source_highest_ = in.sequence;
    last_sequence_ = out.sequence;
    if (!anchored && static_cast<std::int32_t>(in.timestamp - source_timestamp_) <= 0) return;
    source_timestamp_ = in.timestamp;
    last_timestamp_ = out.timestamp;
    last_sent_ = now;
}

RtpHeader RtpOutStream::generated(std::uint32_t samples, SteadyTime now) {
    const bool same = feed_ == Feed::own;
    last_timestamp_ = same ? last_timestamp_ + samples : timestamp_of_new_source(now);
    feed_ = Feed::own;
    last_sent_ = now;
    return {.marker = !same, .sequence = ++last_sequence_, .timestamp = last_timestamp_, .ssrc = ssrc_};
}

RtpHeader RtpOutStream::event(bool begins, SteadyTime now) {
    last_timestamp_ = timestamp_of_new_source(now);  // sound that follows starts behind the event
    if (begins) event_timestamp_ = last_timestamp_;
    feed_ = Feed::event;
    last_sent_ = now;
    return {.marker = begins, .sequence = ++last_sequence_, .timestamp = event_timestamp_, .ssrc = ssrc_};
}

}  // namespace hotline::media
