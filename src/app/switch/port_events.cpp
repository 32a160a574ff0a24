#include "app/switch/port_events.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "base/log.hpp"

namespace hotline::app {

void SwitchEvents::on_incoming(const IncomingCall& call) {
    require_switch_thread(context_);
    parts_.inbound.arrive(call);
}

void SwitchEvents::on_ringing(LegId leg) {
    require_switch_thread(context_);
    parts_.legs.ringing(leg);
}

void SwitchEvents::on_early_sound(LegId leg, const RtpDescription& remote) {
    require_switch_thread(context_);
    parts_.legs.early_sound(leg, remote);
}

void SwitchEvents::on_transfer_asked(const TransferRequest& request) {
    require_switch_thread(context_);
    parts_.phones.transfer_asked(request);
}

void SwitchEvents::on_key(LegId leg, char key) { on_digit(parts_.trunks.leg_of(leg), key); }

void SwitchEvents::on_answered(LegId leg, const RtpDescription& remote) {
    require_switch_thread(context_);
    parts_.legs.answered(leg, remote);
}

void SwitchEvents::on_media_changed(LegId leg, const RtpDescription& remote) {
    require_switch_thread(context_);
    parts_.legs.media_changed(leg, remote);
}

void SwitchEvents::on_released(LegId leg, ReleaseCause cause) {
    require_switch_thread(context_);
    parts_.legs.released(leg, cause);
    parts_.closing.look();
}

void SwitchEvents::on_registration_changed(const std::string& extension, bool registered) {
    require_switch_thread(context_);
    if (const Agent* agent = parts_.agents.at_phone(extension)) parts_.agents.line_changed(agent->id, registered);
}

void SwitchEvents::on_trunk_changed(const TrunkName& trunk, bool answers) {
    require_switch_thread(context_);
    parts_.trunks.answers(trunk, answers);
}

void SwitchEvents::on_digit(LegId leg, char digit) {
    require_switch_thread(context_);
    const auto owner = parts_.legs.owner_of(leg);
    if (owner && owner->role == LegRole::caller) parts_.control.key(owner->call, digit);
    if (owner && owner->role == LegRole::party) parts_.control.party_key(owner->call, leg, digit);
}

void SwitchEvents::on_speech(LegId leg) {
    require_switch_thread(context_);
    parts_.control.speech(leg, false);
}

void SwitchEvents::on_speech_paused(LegId leg) {
    require_switch_thread(context_);
    parts_.control.speech(leg, true);
}

void SwitchEvents::on_play_finished(LegId leg, PlayId playback) {
    require_switch_thread(context_);
    if (const auto owner = parts_.legs.owner_of(leg)) parts_.control.play_finished(owner->call, playback);
}

void SwitchEvents::on_media_started(LegId leg) {
    require_switch_thread(context_);
    parts_.legs.sounds(leg);
}

void SwitchEvents::on_media_timeout(LegId leg) {
    require_switch_thread(context_);
    parts_.control.leg_fell_silent(leg);
}

void SwitchEvents::on_line_up(LegId leg) {
    require_switch_thread(context_);
    if (!parts_.lines.went_up(leg)) parts_.inbound.page_is_up(leg);
}

void SwitchEvents::on_line_down(LegId leg) {
    require_switch_thread(context_);
    if (!parts_.lines.went_down(leg)) parts_.inbound.page_is_down(leg);
}

void SwitchEvents::on_recording_finished(RecordingId recording, std::chrono::milliseconds length, std::uint64_t bytes) {
    require_switch_thread(context_);
    parts_.recordings.finished(recording, length, bytes);
    parts_.closing.look();
}

void SwitchEvents::on_recording_failed(RecordingId recording, const std::string& reason) {
    require_switch_thread(context_);
    log::warning("recording {}: {}", recording.value, reason);
    parts_.recordings.failed(recording, reason);
    parts_.closing.look();
}

void SwitchEvents::on_leg_closed(LegId leg, const LegQuality& quality) {
    require_switch_thread(context_);
    log::debug("leg {} closed: grade {}, {} packets, {} lost, jitter {:.1f} ms", leg.value,
               quality.grade ? boost::describe::enum_to_string(*quality.grade, "?") : "unknown", quality.packets_received,
               quality.packets_lost, quality.jitter_ms);
}

}  // namespace hotline::app
