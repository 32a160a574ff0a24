#include "adapters/sip/outgoing_dialog.hpp"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "adapters/sip/policy/digest_client.hpp"
#include "adapters/sip/policy/hex.hpp"
#include "adapters/sip/policy/release_cause.hpp"
#include "adapters/sip/request_rules.hpp"

namespace hotline::sip {
namespace {

using app::ReleaseCause;

constexpr auto kCancelGuard = std::chrono::seconds(35);  // over 64*T1: no final answer will come any more

std::string chance() {
    std::array<std::uint8_t, 16> bytes{};
    RAND_bytes(bytes.data(), static_cast<int>(bytes.size()));
    return to_hex(bytes);
}

/// The first challenge that we can answer, as a header line.
std::optional<std::string> answer_to(const msg_auth_t* challenges, const char* header, const DigestLogin& login,
                                     const std::string& uri) {
    const auto cnonce = chance();
    for (const auto* each = challenges; each != nullptr; each = each->au_next) {
        if (!su_casematch(each->au_scheme, "Digest")) continue;
        const DigestChallenge challenge{.realm = auth_field(*each, "realm="),
                                        .nonce = auth_field(*each, "nonce="),
                                        .opaque = auth_field(*each, "opaque="),
                                        .algorithm = auth_field(*each, "algorithm="),
                                        .qop = auth_field(*each, "qop=")};
        if (const auto value = answer_challenge(challenge, login, {.method = "INVITE", .uri = uri, .cnonce = cnonce}))
            return fmt::format("{}: {}", header, *value);
    }
    return std::nullopt;
}

}  // namespace

OutgoingDialog::OutgoingDialog(DialogHost& host, Endpoint& at, LegId id, OutgoingCall call)
    : Dialog(host, at, id, State::calling), call_(std::move(call)), interval_(at.usual_session()) {
    extension_ = call_.extension;
    local_ = call_.local;
    route_ = call_.route;
    over_tcp_ = route_.ends_with("transport=tcp");
    leg_ = nta_leg_tcreate(at.agent(), on_leg_request, this, SIPTAG_FROM_STR(call_.from.c_str()), SIPTAG_TO_STR(call_.to.c_str()),
                           TAG_END());
    nta_leg_tag(leg_, nullptr);
    send_invite({});
    if (invite_ != nullptr) return;
    state_ = State::closing;
    release_later(call_.over_trunk ? ReleaseCause::trunk_failed : ReleaseCause::temporary_failure);
    host_.retire(id_);
}

void OutgoingDialog::send_invite(const std::string& more_headers) {
    const auto body = session_.offer(local_);
    auto headers = fmt::format("{}\r\nAllow: {}\r\n{}\r\n{}\r\nSession-Expires: {}\r\nMax-Forwards: 70", contact_line(),
                               at_.allow(), kAccept, kSupported, interval_.count());
    for (const auto& more : {call_.headers, more_headers})
        if (!more.empty()) headers += "\r\n" + more;
    invite_ = nta_outgoing_tcreate(leg_, on_response, this, route(), SIP_METHOD_INVITE,
                                   reinterpret_cast<const url_string_t*>(call_.target.c_str()),
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

int OutgoingDialog::on_response(Client* client, nta_outgoing_t* request, const sip_t* sip) {
    auto* self = static_cast<OutgoingDialog*>(client);
    const int status = nta_outgoing_status(request);
    self->heard_ = self->heard_ || nta_sip_is_internal(sip) == 0;
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
    send_invite({});
    return invite_ != nullptr;
}

bool OutgoingDialog::answer_challenge_in(int status, const sip_t* sip) {
    const bool by_proxy = status == 407;
    if ((status != 401 && !by_proxy) || sip == nullptr || !call_.login || given_up_ || std::exchange(challenged_, true))
        return false;
    const auto line = by_proxy ? answer_to(sip->sip_proxy_authenticate, "Proxy-Authorization", *call_.login, call_.target)
                               : answer_to(sip->sip_www_authenticate, "Authorization", *call_.login, call_.target);
    if (!line) return false;
    nta_outgoing_destroy(std::exchange(invite_, nullptr));
    heard_ = false;
    send_invite(*line);
    return invite_ != nullptr;
}

ReleaseCause OutgoingDialog::cause_of(int status) const {
    return call_.over_trunk ? cause_of_trunk_status(status, heard_) : cause_of_status(status);
}

void OutgoingDialog::on_refusal(int status, const sip_t* sip) {
    if (asks_for_longer_session(status, sip) || answer_challenge_in(status, sip)) return;
    const auto reason = sip == nullptr ? std::nullopt : reason_in(*sip);
    if (!given_up_) release(reason.value_or(cause_of(status)));
    state_ = State::closing;
    host_.retire(id_);
}

}  // namespace hotline::sip
