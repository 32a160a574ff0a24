#pragma once
// Private to the adapter.
#include "adapters/sip/dialog.hpp"
#include "adapters/sip/outgoing_call.hpp"

namespace hotline::sip {

/// A leg that we begin, to a registered phone or over a trunk: the client side of its INVITE.
class OutgoingDialog final : public Dialog {
public:
    OutgoingDialog(DialogHost& host, Endpoint& at, LegId id, OutgoingCall call);
    ~OutgoingDialog() override;

    void hang_up(app::ReleaseCause cause) override;

private:
    static int on_response(Client* client, nta_outgoing_t* request, const sip_t* sip);
    void send_invite(const std::string& more_headers);
    void on_provisional(int status, const sip_t* sip);
    /// False: it was a repetition.
    [[nodiscard]] bool acknowledge_provisional(const sip_t& sip);
    void on_answer(const sip_t& sip);
    void on_refusal(int status, const sip_t* sip);
    [[nodiscard]] bool asks_for_longer_session(int status, const sip_t* sip);
    /// Asks again with our credentials. False: that was done already, or we have none for what is asked.
    [[nodiscard]] bool answer_challenge_in(int status, const sip_t* sip);
    /// The dialog is the one with this response's tag, whichever was known before (RFC 3261 section 13.2.2.4: a fork).
    void follow(const sip_t& response);
    [[nodiscard]] app::ReleaseCause cause_of(int status) const;

    OutgoingCall call_;
    std::chrono::seconds interval_;  ///< of the session timer that we ask for
    nta_outgoing_t* invite_{nullptr};
    bool heard_{false};  ///< any answer at all
    bool challenged_{false};
    bool ringing_{false};
    std::uint32_t acknowledged_{};        ///< RSeq of the last reliable 18x
    std::optional<RemoteSession> early_;  ///< what an 18x described
    std::optional<app::ReleaseCause> given_up_;
    app::TimerId guard_;
};

}  // namespace hotline::sip
