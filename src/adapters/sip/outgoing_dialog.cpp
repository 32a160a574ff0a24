#include "adapters/sip/outgoing_dialog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
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
    : Dialog(host, at, id, State::calling), contact_(call.to.contact), interval_(at.usual_session()) {
    extension_ = call.extension;
    local_ = call.local;
    route_ = call.to.route;
    over_tcp_ = route_.ends_with("transport=tcp");
    const auto from = fmt::format("<sip:{}@{}>", as_user(call.shown_number), at.host());
    const auto to = fmt::format("<sip:{}@{}>", as_user(call.extension), at.host());
    leg_ = nta_leg_tcreate(at.agent(), on_leg_request, this, SIPTAG_FROM_STR(from.c_str()), SIPTAG_TO_STR(to.c_str()), TAG_END());
    nta_leg_tag(leg_, nullptr);
    send_invite();
    if (invite_ != nullptr) return;
    state_ = State::closing;
    release_later(ReleaseCause::temporary_failure);
    host_.retire(id_);
}

void OutgoingDialog::send_invite() {
    const auto body = session_.offer(local_);
    const auto headers = fmt::format("{}\r\nAllow: {}\r\n{}\r\n{}\r\nSession-Expires: {}\r\nMax-Forwards: 70", contact_line(),
                                     at_.allow(), kAccept, kSupported, interval_.count());
    invite_ = nta_outgoing_tcreate(leg_, on_response, this, route(), SIP_METHOD_INVITE,
                                   reinterpret_cast<const url_string_t*>(contact_.c_str()),
                                   SIPTAG_USER_AGENT_STR(at_.server_name().c_str()), SIPTAG_HEADER_STR(headers.c_str()),
                                   SIPTAG_CONTENT_TYPE_STR("application/sdp"), SIPTAG_PAYLOAD_STR(body.c_str()), TAG_END());
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
        self->on_provisional(status, sip);
    } else if (status < 300 && sip != nullptr) {
        self->on_answer(*sip);
    } else {
        self->on_refusal(status, sip);
    }
    return 0;
}

void OutgoingDialog::on_provisional(int status, const sip_t* sip) {
    if (state_ != State::calling || status <= 100 || sip == nullptr) return;
    const bool is_reliable =
        sip->sip_rseq != nullptr && sip->sip_require != nullptr && sip_has_feature(sip->sip_require, "100rel");
    if (is_reliable && !acknowledge_provisional(*sip)) return;
    if (auto sound = read_session(body_of(*sip))) {
        early_ = std::move(*sound);
        host_.events().on_early_sound(id_, early_->audio);
    }
    if (status >= 180 && status != 183 && state_ == State::calling && !std::exchange(ringing_, true))
        host_.events().on_ringing(id_);
}

bool OutgoingDialog::acknowledge_provisional(const sip_t& sip) {
    if (sip.sip_rseq->rs_response <= acknowledged_) return false;
    acknowledged_ = static_cast<std::uint32_t>(sip.sip_rseq->rs_response);
    follow(sip);
    const auto* number = sip.sip_cseq;
    const auto rack = fmt::format("{} {} {}", acknowledged_, number->cs_seq, number->cs_method_name);
    nta_outgoing_destroy(nta_outgoing_prack(leg_, invite_, nullptr, nullptr, route(), nullptr, SIPTAG_RACK_STR(rack.c_str()),
                                            SIPTAG_USER_AGENT_STR(at_.server_name().c_str()), TAG_END()));
    return true;
}

void OutgoingDialog::follow(const sip_t& response) {
    const char* tag = response.sip_to->a_tag;
    const char* known = nta_leg_get_rtag(leg_);
    if (known != nullptr && tag != nullptr && std::strcmp(known, tag) != 0) {
        auto* cseq = sip_cseq_create(nullptr, nta_leg_get_seq(leg_), SIP_METHOD_INVITE);
        nta_leg_destroy(leg_);
        leg_ = nta_leg_tcreate(at_.agent(), on_leg_request, this, SIPTAG_CALL_ID(response.sip_call_id),
                               SIPTAG_FROM(response.sip_from), SIPTAG_TO(response.sip_to), SIPTAG_CSEQ(cseq), TAG_END());
        su_free(nullptr, cseq);
    }
    nta_leg_rtag(leg_, tag);
    nta_leg_client_reroute(leg_, response.sip_record_route, response.sip_contact, 1);
}

void OutgoingDialog::on_answer(const sip_t& sip) {
    follow(sip);
    acknowledge(sip);
    if (given_up_) {  // it crossed our CANCEL
        host_.loop().cancel(guard_);
        return send_bye(*given_up_);
    }
    if (state_ != State::calling) return;
    note_allow(sip);
    auto answer = read_session(body_of(sip));
    if (!answer && early_ && body_of(sip).empty()) answer = std::move(*early_);
    if (!answer) {
        release(ReleaseCause::incompatible_media);
        return send_bye(ReleaseCause::incompatible_media);
    }
    confirm();
    accept_timer(terms_in(sip));
    remote_ = answer->audio;
    host_.events().on_answered(id_, remote_);
}

// RFC 4028 section 7.4: once more, as it wants.
bool OutgoingDialog::asks_for_longer_session(int status, const sip_t* sip) {
    if (status != 422 || given_up_ || sip == nullptr || sip->sip_min_se == nullptr) return false;
    const std::chrono::seconds wanted(std::min(sip->sip_min_se->min_delta, 86'400UL));
    if (wanted <= interval_) return false;
    interval_ = wanted;
    nta_outgoing_destroy(std::exchange(invite_, nullptr));
    send_invite();
    return invite_ != nullptr;
}

void OutgoingDialog::on_refusal(int status, const sip_t* sip) {
    if (asks_for_longer_session(status, sip)) return;
    const auto reason = sip == nullptr ? std::nullopt : reason_in(*sip);
    if (!given_up_) release(reason.value_or(cause_of_status(status)));
    state_ = State::closing;
    host_.retire(id_);
}

}  // namespace hotline::sip
