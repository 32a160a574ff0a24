#include "adapters/sip/dialog.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <utility>

#include "adapters/sip/policy/address.hpp"
#include "adapters/sip/policy/release_cause.hpp"

namespace hotline::sip {

using app::ReleaseCause;

namespace {

/// A next hop that needs no DNS: with unreachable name servers the library's resolver keeps the thread for minutes.
bool is_numeric(const url_t& url) {
    return url.url_host != nullptr && parse_address(url.url_host) && !url_has_param(&url, "maddr");
}

}  // namespace

std::optional<ReleaseCause> reason_in(const sip_t& sip) {
    std::optional<ReleaseCause> found;
    for (const auto* reason = sip.sip_reason; reason != nullptr; reason = reason->re_next) {
        if (reason->re_protocol == nullptr || reason->re_cause == nullptr) continue;
        const int number = std::atoi(reason->re_cause);
        if (su_casematch(reason->re_protocol, "Q.850")) return cause_of_q850(number);
        if (su_casematch(reason->re_protocol, "SIP") && number == 200) found = ReleaseCause::answered_elsewhere;
    }
    return found;
}

Dialog::Dialog(DialogHost& host, Endpoint& at, LegId id, State state)
    : host_(host), at_(at), id_(id), state_(state), session_(static_cast<std::uint64_t>(id.value)) {}

Dialog::~Dialog() {
    host_.loop().cancel(timer_id_);
    if (reinvite_ != nullptr) nta_incoming_destroy(reinvite_);
    if (refresh_ != nullptr) nta_outgoing_destroy(refresh_);
    if (bye_ != nullptr) nta_outgoing_destroy(bye_);
    nta_leg_destroy(leg_);
}

void Dialog::release(ReleaseCause cause) {
    host_.loop().cancel(timer_id_);
    if (!std::exchange(released_, true)) host_.events().on_released(id_, cause);
}

void Dialog::release_later(ReleaseCause cause) {
    host_.loop().cancel(timer_id_);
    if (!std::exchange(released_, true)) host_.release_later(id_, cause);
}

void Dialog::confirm() { state_ = State::confirmed; }

const url_string_t* Dialog::route() const {
    const sip_route_t* set = nullptr;
    const sip_contact_t* target = nullptr;
    nta_leg_get_route(leg_, &set, &target);
    const bool may_be_behind_nat = at_.listener() == app::Listener::phone && set == nullptr;
    const auto* next = set != nullptr ? set->r_url : target != nullptr ? target->m_url : nullptr;
    if (!may_be_behind_nat && next != nullptr && is_numeric(*next)) return nullptr;
    return reinterpret_cast<const url_string_t*>(route_.c_str());
}

nta_outgoing_t* Dialog::send(sip_method_t method, const char* name, nta_response_f* on_response, const std::string& headers,
                             const std::string& body) {
    return nta_outgoing_tcreate(leg_, on_response, this, route(), method, name, nullptr,
                                SIPTAG_USER_AGENT_STR(at_.server_name().c_str()),
                                TAG_IF(!headers.empty(), SIPTAG_HEADER_STR(headers.c_str())),
                                TAG_IF(!body.empty(), SIPTAG_CONTENT_TYPE_STR("application/sdp")),
                                TAG_IF(!body.empty(), SIPTAG_PAYLOAD_STR(body.c_str())), TAG_END());
}

void Dialog::answer_request(nta_incoming_t* request, int status, const std::string& headers, const std::string& body) {
    nta_incoming_treply(request, status, nullptr, SIPTAG_SERVER_STR(at_.server_name().c_str()),
                        TAG_IF(!headers.empty(), SIPTAG_HEADER_STR(headers.c_str())),
                        TAG_IF(!body.empty(), SIPTAG_CONTENT_TYPE_STR("application/sdp")),
                        TAG_IF(!body.empty(), SIPTAG_PAYLOAD_STR(body.c_str())), TAG_END());
}

void Dialog::send_bye(ReleaseCause cause) {
    state_ = State::closing;
    bye_ = send(SIP_METHOD_BYE, on_bye_response, "Reason: " + reason_of(cause));
    if (bye_ == nullptr) host_.retire(id_);
}

int Dialog::on_bye_response(Dialog* dialog, nta_outgoing_t* request, const sip_t*) {
    if (nta_outgoing_status(request) >= 200) dialog->host_.retire(dialog->id_);
    return 0;
}

void Dialog::note_allow(const sip_t& sip) {
    peer_updates_ = sip.sip_allow != nullptr && sip_is_allowed(sip.sip_allow, SIP_METHOD_UPDATE);
}

void Dialog::accept_timer(const std::optional<TimerTerms>& terms) {
    host_.loop().cancel(timer_id_);
    timer_ = terms;
    if (timer_) timer_id_ = host_.loop().after(timer_->due(), [this] { timer_due(); });
}

void Dialog::timer_due() {
    if (state_ != State::confirmed) return;
    if (timer_->we_refresh && refresh_ == nullptr) return refresh();
    release(ReleaseCause::temporary_failure);
    send_bye(ReleaseCause::temporary_failure);
}

void Dialog::refresh() {
    const auto headers = fmt::format("Session-Expires: {};refresher=uac\r\nSupported: timer\r\nContact: {}",
                                     timer_->interval.count(), at_.contact(over_tcp_));
    refresh_ = peer_updates_ ? send(SIP_METHOD_UPDATE, on_refresh_response, headers)
                             : send(SIP_METHOD_INVITE, on_refresh_response, headers, session_.offer(local_));
    // Not refreshed by its end: the session is dead.
    timer_id_ = host_.loop().after(Duration(timer_->interval) / 3, [this] { timer_due(); });
}

int Dialog::on_refresh_response(Dialog* dialog, nta_outgoing_t* request, const sip_t* sip) {
    const int status = nta_outgoing_status(request);
    if (status < 200 || dialog->state_ != State::confirmed) return 0;
    if (status < 300 && nta_outgoing_method(request) == sip_method_invite && sip != nullptr) {
        const auto acked = sip_cseq_create(nullptr, sip->sip_cseq->cs_seq, SIP_METHOD_ACK);
        nta_outgoing_destroy(nta_outgoing_tcreate(dialog->leg_, nullptr, nullptr, dialog->route(), SIP_METHOD_ACK, nullptr,
                                                  SIPTAG_CSEQ(acked), TAG_END()));
        su_free(nullptr, acked);
        if (auto remote = read_session(
                {sip->sip_payload ? sip->sip_payload->pl_data : "", sip->sip_payload ? sip->sip_payload->pl_len : 0U})) {
            dialog->peer_changed(*remote);
        }
    }
    nta_outgoing_destroy(std::exchange(dialog->refresh_, nullptr));
    if (status < 300) {
        dialog->accept_timer(dialog->timer_);
    } else if (status == 408 || status == 481) {
        dialog->release(ReleaseCause::temporary_failure);
        dialog->send_bye(ReleaseCause::temporary_failure);
    }
    return 0;
}

void Dialog::peer_changed(const RemoteSession& remote) {
    const auto& now = remote.audio;
    const bool same = now.address == remote_.address && now.port == remote_.port && now.codec == remote_.codec &&
                      now.event_type == remote_.event_type && now.sends == remote_.sends && now.receives == remote_.receives;
    remote_ = now;
    if (!same && !released_) host_.events().on_media_changed(id_, now);
}

}  // namespace hotline::sip
