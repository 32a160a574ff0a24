#include "adapters/media/rtp/reports.hpp"

#include <algorithm>

#include "adapters/media/rtp/rtcp.hpp"

namespace hotline::media {
namespace {

/// Seconds since 1900 and their fraction, as RFC 3550 4 wants them.
std::uint64_t ntp_now() {
    using namespace std::chrono;
    constexpr std::uint64_t kSeconds1900To1970 = 2'208'988'800;
    const auto since = system_clock::now().time_since_epoch();
    const auto whole = duration_cast<seconds>(since);
    const auto rest = static_cast<std::uint64_t>(duration_cast<nanoseconds>(since - whole).count());
    return (static_cast<std::uint64_t>(whole.count()) + kSeconds1900To1970) << 32 | (rest << 32) / 1'000'000'000;
}

}  // namespace

std::size_t Reports::write(std::span<std::byte> out, const MediaLeg& leg, SteadyTime now) {
    next_ = now + kEvery;
    std::optional<SenderFigures> sent;
    if (leg.packets_sent() > 0)
        sent = SenderFigures{.ntp_time = ntp_now(),
                             .rtp_timestamp = leg.out().last_timestamp(),
                             .packets = leg.packets_sent(),
                             .octets = leg.octets_sent()};
    std::optional<ReceptionFigures> received;
    if (const auto ssrc = leg.reception().ssrc()) {
        const std::uint64_t lost = leg.reception().lost();
        const std::uint64_t newly_lost = lost > lost_before_ ? lost - lost_before_ : 0;
        const std::uint64_t newly_expected = newly_lost + leg.reception().received() - received_before_;
        lost_before_ = lost;
        received_before_ = leg.reception().received();
        received = ReceptionFigures{
            .ssrc = *ssrc,
            .fraction_lost = static_cast<std::uint8_t>(
                newly_expected == 0 ? 0 : std::min<std::uint64_t>(newly_lost * 256 / newly_expected, 255)),
            .packets_lost = static_cast<std::int32_t>(std::min<std::uint64_t>(lost, 0x7fffff)),
            .highest_sequence = leg.reception().highest_sequence(),
            .jitter = leg.reception().jitter_samples(),
            .last_sr = peer_sr_,
            .since_last_sr =
                peer_sr_ == 0 ? 0 : static_cast<std::uint32_t>((now - peer_sr_at_) * 65536 / std::chrono::seconds{1})};
    }
    if (!sent && !received) return 0;
    return write_report(out, leg.out().ssrc(), sent, received, cname_);
}

bool Reports::receive(std::span<const std::byte> compound, MediaLeg& leg, SteadyTime now) {
    const auto report = parse_report(compound, leg.out().ssrc());
    if (!report) return false;
    if (report->sent) {
        peer_sr_ = static_cast<std::uint32_t>(report->sent->ntp_time >> 16);
        peer_sr_at_ = now;
    }
    if (report->ours) leg.note_far_end(*report->ours, round_trip_ms(*report->ours, ntp_now()));
    return true;
}

}  // namespace hotline::media
