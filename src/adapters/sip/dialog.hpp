#pragma once
// Private to the adapter.
#include <optional>
#include <string>

#include "adapters/sip/endpoint.hpp"
#include "adapters/sip/sdp.hpp"
#include "adapters/sip/session_timer.hpp"

namespace hotline::sip {

/// What a dialog needs from the adapter that owns it.
class DialogHost {
public:
    virtual ~DialogHost() = default;
    virtual SwitchLoop& loop() = 0;
    virtual app::SignallingEvents& events() = 0;
    /// Reports the release in a task of its own: the application may be inside a call of ours.
    virtual void release_later(LegId leg, app::ReleaseCause cause) = 0;
    /// The dialog is over for SIP as well; it is destroyed in a task of its own.
    virtual void retire(LegId leg) = 0;
};

/// The SIP side of one leg from its INVITE to the last answer to its BYE.
///
///   offered ──► answered ──► confirmed ──► closing        incoming: answered waits for the ACK
///   calling ──► confirmed ──► closing                      outgoing: closing after CANCEL or BYE
///
/// Invariant: the application is told of the release exactly once, when the leg enters closing (or before the dialog is retired).
class Dialog : public Client {
public:
    enum class State { offered, answered, calling, confirmed, closing };

    Dialog(DialogHost& host, Endpoint& at, LegId id, State state);
    virtual ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    /// The dialog that a Replaces header names on this listener; null when there is none.
    [[nodiscard]] static Dialog* named_by(const Endpoint& at, const sip_replaces_t& replaces);

    virtual void ring() {}
    virtual void sound_early(const app::RtpDescription&) {}
    virtual void answer(const app::RtpDescription&) {}
    virtual void hang_up(app::ReleaseCause cause) = 0;
    void show_hold(bool held);
    void accept_transfer();
    void refuse_transfer();
    void report_transfer(app::TransferProgress progress);

    [[nodiscard]] LegId id() const { return id_; }
    [[nodiscard]] bool is_released() const { return released_; }
    [[nodiscard]] bool is_answered() const { return state_ == State::answered || state_ == State::confirmed; }
    /// The phone at its far end; empty for a trunk.
    [[nodiscard]] const std::string& extension() const { return extension_; }

protected:
    static int on_leg_request(Dialog* dialog, nta_leg_t* leg, nta_incoming_t* request, const sip_t* sip);
    /// A BYE came before the dialog was confirmed; the INVITE still needs its answer.
    virtual void on_early_bye() {}

    /// Tells the application now (a peer's doing) or in a task (its own doing); further calls do nothing.
    void release(app::ReleaseCause cause);
    void release_later(app::ReleaseCause cause);
    /// BYE, then retires when it was answered or timed out. The state becomes closing.
    void send_bye(app::ReleaseCause cause);
    void confirm();
    void answer_request(nta_incoming_t* request, int status, const std::string& headers = {}, const std::string& body = {});
    void accept_timer(const std::optional<TimerTerms>& terms);
    void acknowledge(const sip_t& answer);
    /// An in-dialog request of ours; null when it could not be sent. The body is SDP unless another type is said.
    nta_outgoing_t* send(sip_method_t method, const char* name, nta_response_f* on_response, const std::string& headers,
                         const std::string& body = {}, const char* body_type = "application/sdp");
    /// Where in-dialog requests go when Contact and Record-Route do not decide; null when they do.
    [[nodiscard]] const url_string_t* route() const;
    void peer_changed(const RemoteSession& remote);
    void note_allow(const sip_t& sip);
    [[nodiscard]] std::string contact_line() const;

    DialogHost& host_;
    Endpoint& at_;
    LegId id_;
    State state_;
    bool over_tcp_{false};
    bool released_{false};
    std::string route_;  ///< the address that the peer spoke from: used for phones (NAT) and for peers that name a host
    std::string extension_;
    nta_leg_t* leg_{nullptr};
    LocalSession session_;
    app::RtpDescription local_;
    app::RtpDescription remote_;

private:
    // what the peer asks (dialog_requests.cpp, dialog_transfer.cpp)
    int on_request(nta_incoming_t* request, const sip_t& sip);
    int on_bye(nta_incoming_t* request, const sip_t& sip);
    int on_update(nta_incoming_t* request, const sip_t& sip);
    int on_reinvite(nta_incoming_t* request, const sip_t& sip);
    int on_info(nta_incoming_t* request, const sip_t& sip);
    int on_refer(nta_incoming_t* request, const sip_t& sip);
    /// Status of a refusal, or 0 after the new session was accepted and `body` holds our side.
    int negotiate(const sip_t& sip, std::string& body, std::optional<RemoteSession>& remote);
    static int on_reinvite_acked(Dialog* dialog, nta_incoming_t* request, const sip_t* sip);
    void notify(const char* status_line, bool is_last);

    // what we ask (dialog_changes.cpp)
    static int on_bye_response(Client* client, nta_outgoing_t* request, const sip_t* sip);
    static int on_change_response(Client* client, nta_outgoing_t* request, const sip_t* sip);
    void on_change_refused(int status, const sip_t* sip);
    void offer_session();
    void offer_session_in(Duration delay);
    void refresh();
    void watch_refresh(Duration delay);
    void timer_due();
    void give_up();
    [[nodiscard]] std::string change_headers() const;
    [[nodiscard]] bool is_inviting() const;

    const bool is_our_call_;
    nta_incoming_t* reinvite_{nullptr};  ///< the peer's, answered and not yet acknowledged
    bool reinvite_had_offer_{false};
    nta_outgoing_t* change_{nullptr};  ///< our re-INVITE or UPDATE under way
    bool offer_is_due_{false};         ///< our side has changed and the peer does not know yet
    app::TimerId offer_id_;
    nta_outgoing_t* bye_{nullptr};
    nta_incoming_t* refer_{nullptr};  ///< the peer's, not decided yet
    std::uint32_t refer_number_{};
    bool tells_transfer_{false};
    bool peer_updates_{false};  ///< its Allow names UPDATE
    std::optional<TimerTerms> timer_;
    bool refresh_is_due_{false};
    app::TimerId timer_id_;
};

/// The cause in a Reason header (RFC 3326), Q.850 first; nothing when there is none that we know.
[[nodiscard]] std::optional<app::ReleaseCause> reason_in(const sip_t& sip);

}  // namespace hotline::sip
