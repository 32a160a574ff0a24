#pragma once
#include "app/ports/media.hpp"
#include "app/ports/signalling.hpp"
#include "app/switch/agent_lines.hpp"
#include "app/switch/call_control.hpp"
#include "app/switch/closing.hpp"
#include "app/switch/inbound.hpp"

namespace hotline::app {

/// What the SIP and media adapters report, handed to whom it concerns. The only place where both are heard.
class SwitchEvents final : public SignallingEvents, public MediaEvents {
public:
    struct Parts {
        Legs& legs;
        TrunkCalls& trunks;
        PhoneFunctions& phones;
        Inbound& inbound;
        Agents& agents;
        AgentLines& lines;
        CallControl& control;
        Recordings& recordings;
        Closing& closing;
    };
    SwitchEvents(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    void on_incoming(const IncomingCall& call) override;
    void on_ringing(LegId leg) override;
    void on_early_sound(LegId leg, const RtpDescription& remote) override;
    void on_answered(LegId leg, const RtpDescription& remote) override;
    void on_media_changed(LegId leg, const RtpDescription& remote) override;
    void on_transfer_asked(const TransferRequest& request) override;
    void on_key(LegId leg, char key) override;
    void on_released(LegId leg, ReleaseCause cause) override;
    void on_registration_changed(const std::string& extension, bool registered) override;
    void on_trunk_changed(const TrunkName& trunk, bool answers) override;

    void on_digit(LegId leg, char digit) override;
    void on_speech(LegId leg) override;
    void on_speech_paused(LegId leg) override;
    void on_play_finished(LegId leg, PlayId playback) override;
    void on_media_started(LegId leg) override;
    void on_media_timeout(LegId leg) override;
    void on_line_up(LegId leg) override;
    void on_line_down(LegId leg) override;
    void on_recording_finished(RecordingId recording, std::chrono::milliseconds length, std::uint64_t bytes) override;
    void on_recording_failed(RecordingId recording, const std::string& reason) override;
    void on_leg_closed(LegId leg, const LegQuality& quality) override;

private:
    SwitchContext& context_;
    Parts parts_;
};

}  // namespace hotline::app
