#include "adapters/sip/incoming_dialog.hpp"

#include <fmt/format.h>

#include "adapters/sip/policy/release_cause.hpp"
#include "adapters/sip/request_rules.hpp"

namespace hotline::sip {

using app::ReleaseCause;

IncomingDialog::IncomingDialog(DialogHost& host, LegId id, const Request& request, const NewCall& call)
    : Dialog(host, request.at, id, State::offered),
      offer_(call.remote),
      terms_(terms_of(*request.sip, request.at.usual_session())) {
    const auto& sip = *request.sip;
    over_tcp_ = request.over_tcp;
    route_ = request.route_back();
    if (offer_) remote_ = offer_->audio;
    note_allow(sip);
    if (at_.listener() == app::Listener::phone) extension_ = call.from;
    if (sip.sip_require != nullptr && sip_has_feature(sip.sip_require, "100rel") != 0) {
        reliable_ = Reliable::always;
    } else if (sip.sip_supported != nullptr && sip_has_feature(sip.sip_supported, "100rel") != 0) {
        reliable_ = Reliable::sound_only;
    }
    leg_ = nta_leg_tcreate(at_.agent(), on_leg_request, this, SIPTAG_CALL_ID(sip.sip_call_id), SIPTAG_FROM(sip.sip_to),
                           SIPTAG_TO(sip.sip_from), NTATAG_REMOTE_CSEQ(sip.sip_cseq->cs_seq), TAG_END());
    nta_leg_tag(leg_, nullptr);
    nta_leg_server_route(leg_, sip.sip_record_route, sip.sip_contact);
    invite_ = nta_incoming_create(at_.agent(), leg_, request.msg, request.sip, TAG_END());
    nta_incoming_bind(invite_, on_ack_or_cancel, this);
    nta_incoming_treply(invite_, SIP_100_TRYING, TAG_END());
}

IncomingDialog::~IncomingDialog() {
    host_.loop().cancel(answer_soon_);
    if (unpracked_ != nullptr) nta_reliable_destroy(unpracked_);
    if (invite_ != nullptr) nta_incoming_destroy(invite_);
}

void IncomingDialog::ring() {
    if (state_ == State::offered && unpracked_ == nullptr) send_provisional();
}

void IncomingDialog::sound_early(const app::RtpDescription& local) {
    if (state_ != State::offered || !offer_) return;
    local_ = local;
    sounds_early_ = true;
    if (unpracked_ == nullptr) return send_provisional();
    provisional_waits_ = true;
}

void IncomingDialog::send_provisional() {
    const int status = sounds_early_ ? 183 : 180;
    const auto headers = fmt::format("{}\r\nAllow: {}", contact_line(), at_.allow());
    const auto body = sounds_early_ ? session_.answer(local_, *offer_) : std::string{};
    const bool is_reliable = reliable_ == Reliable::always || (sounds_early_ && reliable_ == Reliable::sound_only);
    if (!is_reliable) return answer_request(invite_, status, headers, body);
    unpracked_ =
        nta_reliable_treply(invite_, on_prack, this, status, nullptr, SIPTAG_SERVER_STR(at_.server_name().c_str()),
                            SIPTAG_HEADER_STR(headers.c_str()), TAG_IF(!body.empty(), SIPTAG_CONTENT_TYPE_STR("application/sdp")),
                            TAG_IF(!body.empty(), SIPTAG_PAYLOAD_STR(body.c_str())), TAG_END());
}

void IncomingDialog::answer(const app::RtpDescription& local) {
    if (state_ != State::offered) return;
    local_ = local;
    if (unpracked_ == nullptr) return send_answer();
    answer_waits_ = true;
}

void IncomingDialog::send_answer() {
    const auto body = offer_ ? session_.answer(local_, *offer_) : session_.offer(local_);
    auto headers = fmt::format("{}\r\nAllow: {}\r\n{}", contact_line(), at_.allow(), kSupported);
    if (terms_) headers += "\r\n" + terms_->response_lines();
    state_ = State::answered;
    answer_request(invite_, 200, headers, body);
}

// The engine answers the PRACK with the status that we return.
int IncomingDialog::on_prack(Dialog* dialog, nta_reliable_t* provisional, nta_incoming_t* prack, const sip_t*) {
    auto* self = static_cast<IncomingDialog*>(dialog);
    nta_reliable_destroy(provisional);
    self->unpracked_ = nullptr;
    if (self->state_ != State::offered) return 200;
    if (prack == nullptr) {  // never acknowledged (RFC 3262 section 3)
        self->hang_up(ReleaseCause::temporary_failure);
        return 200;
    }
    if (!self->answer_waits_ && !self->provisional_waits_) return 200;
    self->answer_soon_ = self->host_.loop().after(Duration::zero(), [self] {
        if (self->state_ != State::offered) return;
        if (self->answer_waits_) return self->send_answer();
        self->provisional_waits_ = false;
        self->send_provisional();
    });
    return 200;
}

void IncomingDialog::hang_up(ReleaseCause cause) {
    switch (state_) {
        case State::offered: {
            auto headers = "Reason: " + reason_of(cause);
            if (status_of(cause) == 503) headers += "\r\nRetry-After: 5";
            answer_request(invite_, status_of(cause), headers);
            state_ = State::closing;
            host_.retire(id_);
            break;
        }
        case State::answered:  // a BYE may not overtake the ACK (RFC 3261 section 15)
            bye_after_ack_ = bye_after_ack_.value_or(cause);
            break;
        case State::confirmed: send_bye(cause); break;
        default: return;
    }
    release_later(cause);
}

int IncomingDialog::on_ack_or_cancel(Dialog* dialog, nta_incoming_t*, const sip_t* sip) {
    auto* self = static_cast<IncomingDialog*>(dialog);
    if (sip == nullptr) {
        self->on_no_ack();
    } else if (sip->sip_request->rq_method == sip_method_ack) {
        self->on_ack(*sip);
    } else {
        self->on_cancel(*sip);
    }
    return 0;
}

void IncomingDialog::on_ack(const sip_t& sip) {
    if (state_ != State::answered) return;
    confirm();
    if (bye_after_ack_) return send_bye(*bye_after_ack_);
    accept_timer(terms_);
    if (offer_) return;
    const auto answer = read_session(body_of(sip));
    if (answer) return peer_changed(*answer);
    release(ReleaseCause::incompatible_media);
    send_bye(ReleaseCause::incompatible_media);
}

void IncomingDialog::on_cancel(const sip_t& sip) {
    if (state_ != State::offered) return;
    state_ = State::closing;  // the 487 is sent by the transaction
    const auto reason = reason_in(sip);
    release(reason == ReleaseCause::answered_elsewhere ? *reason : ReleaseCause::cancelled);
    host_.retire(id_);
}

void IncomingDialog::on_no_ack() {
    if (state_ != State::answered) return;
    release(ReleaseCause::temporary_failure);
    send_bye(bye_after_ack_.value_or(ReleaseCause::temporary_failure));
}

void IncomingDialog::on_early_bye() {
    if (state_ == State::offered) answer_request(invite_, 487);
}

}  // namespace hotline::sip
