#pragma once
// Private to the adapter.
#include "adapters/sip/dialog.hpp"
#include "adapters/sip/front_door.hpp"

namespace hotline::sip {

/// A leg that a trunk or a phone began: the server side of its INVITE.
class IncomingDialog final : public Dialog {
public:
    IncomingDialog(DialogHost& host, LegId id, const Request& request, const NewCall& call);
    ~IncomingDialog() override;

    void ring() override;
    void sound_early(const app::RtpDescription& local) override;
    void answer(const app::RtpDescription& local) override;
    void hang_up(app::ReleaseCause cause) override;

private:
    static int on_ack_or_cancel(Dialog* dialog, nta_incoming_t* request, const sip_t* sip);
    static int on_prack(Dialog* dialog, nta_reliable_t* provisional, nta_incoming_t* prack, const sip_t* sip);
    void on_early_bye() override;
    /// 180, or 183 with our side; as a reliable answer when the caller wants or knows it.
    void send_provisional();
    void send_answer();
    void on_ack(const sip_t& sip);
    void on_cancel(const sip_t& sip);
    void on_no_ack();

    nta_incoming_t* invite_{nullptr};
    std::optional<RemoteSession> offer_;
    std::optional<TimerTerms> terms_;
    std::optional<app::ReleaseCause> bye_after_ack_;
    enum class Reliable { never, sound_only, always };
    Reliable reliable_{Reliable::never};  ///< which provisional answers must be acknowledged (RFC 3262)
    nta_reliable_t* unpracked_{nullptr};  ///< our 18x that the caller has not acknowledged; what follows waits for it
    bool sounds_early_{false};
    bool provisional_waits_{false};
    bool answer_waits_{false};
    app::TimerId answer_soon_;
};

}  // namespace hotline::sip
