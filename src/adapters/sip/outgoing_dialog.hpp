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
    void send_invite();
    void on_provisional(int status, const sip_t* sip);
    /// False: it was a repetition.
    [[nodiscard]] bool acknowledge_provisional(const sip_t& sip);
    void on_answer(const sip_t& sip);
    void on_refusal(int status, const sip_t* sip);
    [[nodiscard]] bool asks_for_longer_session(int status, const sip_t* sip);
    /// The dialog is the one with this response's tag, whichever was known before (RFC 3261 section 13.2.2.4: a fork).
    void follow(const sip_t& response);

    std::string contact_;            ///< URI of the phone
    std::chrono::seconds interval_;  ///< of the session timer that we ask for
    nta_outgoing_t* invite_{nullptr};
    bool ringing_{false};
    std::uint32_t acknowledged_{};        ///< RSeq of the last reliable 18x
    std::optional<RemoteSession> early_;  ///< what an 18x described
    std::optional<app::ReleaseCause> given_up_;
    app::TimerId guard_;
};

}  // namespace hotline::sip
