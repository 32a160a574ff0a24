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
    void on_early_bye() override;
    void on_ack(const sip_t& sip);
    void on_cancel(const sip_t& sip);
    void on_no_ack();

    nta_incoming_t* invite_{nullptr};
    std::optional<RemoteSession> offer_;
    std::optional<TimerTerms> terms_;
    std::optional<app::ReleaseCause> bye_after_ack_;
};

}  // namespace hotline::sip
