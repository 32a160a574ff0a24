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
    void answer(const app::RtpDescription& local) override;
    void hang_up(app::ReleaseCause cause) override;

private:
    static int on_ack_or_cancel(Dialog* dialog, nta_incoming_t* request, const sip_t* sip);
    static int on_prack(Dialog* dialog, nta_reliable_t* provisional, nta_incoming_t* prack, const sip_t* sip);
    void on_early_bye() override;
    void send_answer();
    void on_ack(const sip_t& sip);
    void on_cancel(const sip_t& sip);
    void on_no_ack();

    nta_incoming_t* invite_{nullptr};
    std::optional<RemoteSession> offer_;
    std::optional<TimerTerms> terms_;
    std::optional<app::ReleaseCause> bye_after_ack_;
    bool demands_prack_{false};           ///< Require: 100rel
    nta_reliable_t* unpracked_{nullptr};  ///< our 180 that the caller has not acknowledged; the answer waits for it
    bool answer_waits_{false};
    app::TimerId answer_soon_;
};

}  // namespace hotline::sip
