#include "adapters/sip/outgoing_dialog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "adapters/sip/policy/release_cause.hpp"
#include "adapters/sip/request_rules.hpp"

namespace hotline::sip {
namespace {

using app::ReleaseCause;

constexpr auto kCancelGuard = std::chrono::seconds(35);  // over 64*T1: no final answer will come any more

/// A number as the user part of a URI: whatever else a trunk claimed as its caller is left out.
std::string as_user(const std::string& number) {
    std::string user;
    std::ranges::copy_if(number, std::back_inserter(user), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '*' || c == '-' ||
               c == '.' || c == '_';
    });
    return user.empty() ? "anonymous" : user;
}

}  // namespace

OutgoingDialog::OutgoingDialog(DialogHost& host, Endpoint& at, LegId id, const OutgoingCall& call)
    : Dialog(host, at, id, State::calling) {
    local_ = call.local;
    route_ = call.to.route;
    over_tcp_ = route_.ends_with("transport=tcp");
    const auto from = fmt::format("<sip:{}@{}>", as_user(call.shown_number), at.host());
    const auto to = fmt::format("<sip:{}@{}>", as_user(call.extension), at.host());
    leg_ = nta_leg_tcreate(at.agent(), on_leg_request, this, SIPTAG_FROM_STR(from.c_str()), SIPTAG_TO_STR(to.c_str()), TAG_END());
    nta_leg_tag(leg_, nullptr);
    const auto body = session_.offer(local_);
    const auto headers =
        fmt::format("Contact: {}\r\nAllow: {}\r\n{}\r\nMax-Forwards: 70", at.contact(over_tcp_), at.allow(), kAccept);
    invite_ = nta_outgoing_tcreate(leg_, on_response, this, route(), SIP_METHOD_INVITE,
                                   reinterpret_cast<const url_string_t*>(call.to.contact.c_str()),
                                   SIPTAG_USER_AGENT_STR(at.server_name().c_str()), SIPTAG_HEADER_STR(headers.c_str()),
                                   SIPTAG_CONTENT_TYPE_STR("application/sdp"), SIPTAG_PAYLOAD_STR(body.c_str()), TAG_END());
    if (invite_ != nullptr) return;
    state_ = State::closing;
    release_later(ReleaseCause::temporary_failure);
    host_.retire(id_);
}

OutgoingDialog::~OutgoingDialog() {
    host_.loop().cancel(guard_);
    if (invite_ != nullptr) nta_outgoing_destroy(invite_);
}

void OutgoingDialog::hang_up(ReleaseCause cause) {
    if (state_ == State::calling) {
        given_up_ = cause;
        state_ = State::closing;
        // The transaction holds the CANCEL back until a provisional answer (RFC 3261 section 9.1).
        nta_outgoing_tcancel(invite_, nullptr, nullptr, SIPTAG_HEADER_STR(("Reason: " + reason_of(cause)).c_str()), TAG_END());
        guard_ = host_.loop().after(kCancelGuard, [this] { host_.retire(id_); });
    } else if (state_ == State::confirmed) {
        send_bye(cause);
    } else {
        return;
    }
    release_later(cause);
}

int OutgoingDialog::on_response(Dialog* dialog, nta_outgoing_t* request, const sip_t* sip) {
    auto* self = static_cast<OutgoingDialog*>(dialog);
    const int status = nta_outgoing_status(request);
    if (status < 200) {
        self->on_provisional(status);
    } else if (status < 300 && sip != nullptr) {
        self->on_answer(*sip);
    } else {
        self->on_refusal(status, sip);
    }
    return 0;
}

void OutgoingDialog::on_provisional(int status) {
    if (state_ != State::calling || status < 180 || std::exchange(ringing_, true)) return;
    host_.events().on_ringing(id_);
}

void OutgoingDialog::acknowledge(const sip_t& sip) {
    nta_leg_rtag(leg_, sip.sip_to->a_tag);
    nta_leg_client_reroute(leg_, sip.sip_record_route, sip.sip_contact, 1);
    auto* cseq = sip_cseq_create(nullptr, sip.sip_cseq->cs_seq, SIP_METHOD_ACK);
    // Stays in the engine for a while and is sent again when the 2xx is.
    nta_outgoing_destroy(
        nta_outgoing_tcreate(leg_, nullptr, nullptr, route(), SIP_METHOD_ACK, nullptr, SIPTAG_CSEQ(cseq), TAG_END()));
    su_free(nullptr, cseq);
}

void OutgoingDialog::on_answer(const sip_t& sip) {
    acknowledge(sip);
    if (given_up_) {  // it crossed our CANCEL
        host_.loop().cancel(guard_);
        return send_bye(*given_up_);
    }
    if (state_ != State::calling) return;
    note_allow(sip);
    auto answer = read_session(body_of(sip));
    if (!answer) {
        release(ReleaseCause::incompatible_media);
        return send_bye(ReleaseCause::incompatible_media);
    }
    confirm();
    remote_ = answer->audio;
    host_.events().on_answered(id_, remote_);
}

void OutgoingDialog::on_refusal(int status, const sip_t* sip) {
    const auto reason = sip == nullptr ? std::nullopt : reason_in(*sip);
    if (!given_up_) release(reason.value_or(cause_of_status(status)));
    state_ = State::closing;
    host_.retire(id_);
}

}  // namespace hotline::sip
