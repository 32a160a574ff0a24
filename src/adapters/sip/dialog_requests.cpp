// Requests of the peer inside a dialog.
#include <fmt/format.h>

#include <utility>

#include "adapters/sip/dialog.hpp"
#include "adapters/sip/request_rules.hpp"

namespace hotline::sip {
namespace {

using app::ReleaseCause;

constexpr const char* kRetrySoon = "Retry-After: 2";

}  // namespace

int Dialog::on_leg_request(Dialog* dialog, nta_leg_t*, nta_incoming_t* request, const sip_t* sip) {
    return dialog->on_request(request, *sip);
}

// Returns the final status that was or shall be sent; 0 while a transaction stays open.
int Dialog::on_request(nta_incoming_t* request, const sip_t& sip) {
    const auto method = sip.sip_request->rq_method;
    if (method == sip_method_ack) return 0;
    if (state_ == State::closing && method != sip_method_bye) return 481;
    if (const auto fault = extension_fault(sip)) {
        answer_request(request, fault.status, fault.headers);
        return fault.status;
    }
    switch (method) {
        case sip_method_bye: return on_bye(request, sip);
        case sip_method_invite: return on_reinvite(request, sip);
        case sip_method_update: return on_update(request, sip);
        case sip_method_options: answer_request(request, 200, fmt::format("Allow: {}\r\n{}", at_.allow(), kAccept)); return 200;
        case sip_method_info: return on_info(request, sip);
        case sip_method_refer:
            if (at_.listener() == app::Listener::phone) return on_refer(request, sip);
            answer_request(request, 405, fmt::format("Allow: {}", at_.allow()));
            return 405;
        case sip_method_unknown: return 501;
        default: answer_request(request, 405, fmt::format("Allow: {}", at_.allow())); return 405;
    }
}

int Dialog::on_bye(nta_incoming_t* request, const sip_t& sip) {
    answer_request(request, 200);
    if (state_ != State::confirmed) on_early_bye();
    release(reason_in(sip).value_or(ReleaseCause::normal_clearing));
    // A BYE of ours that crossed it ends by its own answer or time-out.
    if (bye_ == nullptr) host_.retire(id_);
    state_ = State::closing;
    return 200;
}

int Dialog::negotiate(const sip_t& sip, std::string& body, std::optional<RemoteSession>& remote) {
    if (const auto fault = body_fault(sip)) return fault.status;
    if (const auto fault = timer_fault(at_, sip)) return fault.status;
    const auto offered = body_of(sip);
    if (offered.empty()) return 0;
    auto session = read_session(offered);
    if (!session) return session.error() == SdpFault::malformed ? 400 : 488;
    body = session_.answer(local_, *session);
    remote = std::move(*session);
    return 0;
}

int Dialog::on_update(nta_incoming_t* request, const sip_t& sip) {
    const bool has_offer = !body_of(sip).empty();
    if (has_offer && (state_ != State::confirmed || reinvite_ != nullptr)) {
        answer_request(request, 500, kRetrySoon);
        return 500;
    }
    if (has_offer && is_inviting()) return 491;
    std::string body;
    std::optional<RemoteSession> remote;
    if (const int status = negotiate(sip, body, remote); status != 0) {
        answer_request(request, status, timer_fault(at_, sip).headers);
        return status;
    }
    nta_leg_server_route(leg_, nullptr, sip.sip_contact);
    const auto terms = sip.sip_session_expires == nullptr ? std::nullopt : terms_of(sip, at_.usual_session());
    auto headers = fmt::format("{}\r\nAllow: {}", contact_line(), at_.allow());
    if (terms) headers += "\r\n" + terms->response_lines();
    answer_request(request, 200, headers, body);
    if (terms) accept_timer(terms);
    if (remote) peer_changed(*remote);
    return 200;
}

int Dialog::on_reinvite(nta_incoming_t* request, const sip_t& sip) {
    if (is_inviting() || state_ == State::calling) return 491;
    if (state_ != State::confirmed || reinvite_ != nullptr) {
        answer_request(request, 500, kRetrySoon);
        return 500;
    }
    std::string body;
    std::optional<RemoteSession> remote;
    if (const int status = negotiate(sip, body, remote); status != 0) {
        answer_request(request, status, timer_fault(at_, sip).headers);
        return status;
    }
    nta_leg_server_route(leg_, nullptr, sip.sip_contact);
    reinvite_had_offer_ = remote.has_value();
    if (!reinvite_had_offer_) body = session_.offer(local_);
    const auto terms = terms_of(sip, at_.usual_session());
    auto headers = fmt::format("{}\r\nAllow: {}\r\n{}", contact_line(), at_.allow(), kSupported);
    if (terms) headers += "\r\n" + terms->response_lines();
    reinvite_ = request;
    nta_incoming_bind(request, on_reinvite_acked, this);
    answer_request(request, 200, headers, body);
    accept_timer(terms);
    if (remote) peer_changed(*remote);
    return 0;
}

int Dialog::on_reinvite_acked(Dialog* dialog, nta_incoming_t* request, const sip_t* sip) {
    nta_incoming_destroy(std::exchange(dialog->reinvite_, nullptr));
    static_cast<void>(request);
    if (sip == nullptr) {  // no ACK within 64*T1: the peer is gone (RFC 3261 section 14.2)
        if (dialog->state_ == State::confirmed) dialog->give_up();
        return 0;
    }
    if (!dialog->reinvite_had_offer_) {
        if (const auto remote = read_session(body_of(*sip))) dialog->peer_changed(*remote);
    }
    if (dialog->offer_is_due_) dialog->offer_session();
    return 0;
}

// Keys in the two shapes that phones use for want of a standard: "Signal=5" lines (dtmf-relay), or the key alone (dtmf).
int Dialog::on_info(nta_incoming_t* request, const sip_t& sip) {
    const auto type = text_of(sip.sip_content_type == nullptr ? nullptr : sip.sip_content_type->c_type);
    const auto key = key_in_info(type, body_of(sip));
    answer_request(request, 200, fmt::format("Allow: {}", at_.allow()));
    if (key && state_ == State::confirmed) host_.events().on_key(id_, *key);
    return 200;
}

}  // namespace hotline::sip
