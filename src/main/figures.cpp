#include "main/figures.hpp"

#include "base/metrics.hpp"

namespace hotline {
namespace {

void show(const char* name, const char* help, std::uint64_t value, const metrics::Labels& labels = {}) {
    metrics::registry().gauge(name, help, labels).set(static_cast<std::int64_t>(value));
}

}  // namespace

void show_figures(const media::MediaCounters& media, const store::StoreJournal& journal) {
    show("hotline_media_legs", "Legs with sound", media.legs);
    show("hotline_media_packets", "RTP packets since the start", media.packets_in, {{"direction", "in"}});
    show("hotline_media_packets", "RTP packets since the start", media.packets_out, {{"direction", "out"}});
    constexpr auto kDropped = "hotline_media_dropped_packets";
    constexpr auto kDroppedHelp = "Packets thrown away since the start";
    show(kDropped, kDroppedHelp, media.dropped_malformed, {{"why", "malformed"}});
    show(kDropped, kDroppedHelp, media.dropped_stranger, {{"why", "stranger"}});
    show(kDropped, kDroppedHelp, media.dropped_unknown_source, {{"why", "unknown_source"}});
    show(kDropped, kDroppedHelp, media.dropped_unprotected, {{"why", "unprotected"}});
    show(kDropped, kDroppedHelp, media.dropped_payload_type, {{"why", "payload_type"}});
    show("hotline_media_late_ticks", "Times the media thread woke more than 5 ms late", media.late_ticks);
    show("hotline_recorder_overflow_frames", "20 ms pieces that recordings lack", media.recorder_overflow);
    show("hotline_media_cpu_us", "Processor time of the media thread", media.media_cpu_us);
    show("hotline_recorder_cpu_us", "Processor time of the recorder", media.recorder_cpu_us);
    show("hotline_journal_waiting_events", "Events not yet on disk", journal.waiting());
    show("hotline_journal_lost_events", "Events given up because the database was gone too long", journal.lost());
}

}  // namespace hotline
