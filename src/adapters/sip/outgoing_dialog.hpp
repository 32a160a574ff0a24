#pragma once
// Private to the adapter.
#include "adapters/sip/dialog.hpp"
#include "adapters/sip/policy/location.hpp"

namespace hotline::sip {

struct OutgoingCall {
    Binding to;             ///< where the phone is reached
    std::string extension;  ///< of the phone
    std::string shown_number;
    app::RtpDescription local;
};

/// A leg that we begin to a registered phone: the client side of its INVITE.
class OutgoingDialog final : public Dialog {
public:
    OutgoingDialog(DialogHost& host, Endpoint& at, LegId id, const OutgoingCall& call);
    ~OutgoingDialog() override;

    void hang_up(app::ReleaseCause cause) override;

private:
    static int on_response(Dialog* dialog, nta_outgoing_t* request, const sip_t* sip);
    void on_provisional(int status);
    void on_answer(const sip_t& sip);
    void on_refusal(int status, const sip_t* sip);
    void acknowledge(const sip_t& sip);

    nta_outgoing_t* invite_{nullptr};
    bool ringing_{false};
    std::optional<app::ReleaseCause> given_up_;
    app::TimerId guard_;
};

}  // namespace hotline::sip
