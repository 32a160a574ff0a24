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
    : host_(host),
      at_(at),
      id_(id),
      state_(state),
      session_(static_cast<std::uint64_t>(id.value)),
      is_our_call_(state == State::calling) {}

Dialog::~Dialog() {
    host_.loop().cancel(timer_id_);
    host_.loop().cancel(offer_id_);
    if (reinvite_ != nullptr) nta_incoming_destroy(reinvite_);
    if (refer_ != nullptr) nta_incoming_destroy(refer_);
    if (change_ != nullptr) nta_outgoing_destroy(change_);
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

void Dialog::confirm() {
    state_ = State::confirmed;
    if (offer_is_due_) offer_session();
}

std::string Dialog::contact_line() const { return fmt::format("Contact: {}", at_.contact(over_tcp_)); }

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
                             const std::string& body, const char* body_type) {
    return nta_outgoing_tcreate(
        leg_, on_response, this, route(), method, name, nullptr, SIPTAG_USER_AGENT_STR(at_.server_name().c_str()),
        TAG_IF(!headers.empty(), SIPTAG_HEADER_STR(headers.c_str())), TAG_IF(!body.empty(), SIPTAG_CONTENT_TYPE_STR(body_type)),
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

int Dialog::on_bye_response(Client* client, nta_outgoing_t* request, const sip_t*) {
    auto* dialog = static_cast<Dialog*>(client);
    if (nta_outgoing_status(request) >= 200) dialog->host_.retire(dialog->id_);
    return 0;
}

void Dialog::note_allow(const sip_t& sip) {
    peer_updates_ = sip.sip_allow != nullptr && sip_is_allowed(sip.sip_allow, SIP_METHOD_UPDATE);
}

void Dialog::acknowledge(const sip_t& answer) {
    auto* cseq = sip_cseq_create(nullptr, answer.sip_cseq->cs_seq, SIP_METHOD_ACK);
    // Stays in the engine for a while and is sent again when the 2xx is.
    nta_outgoing_destroy(
        nta_outgoing_tcreate(leg_, nullptr, nullptr, route(), SIP_METHOD_ACK, nullptr, SIPTAG_CSEQ(cseq), TAG_END()));
    su_free(nullptr, cseq);
}

void Dialog::peer_changed(const RemoteSession& remote) {
    const auto& now = remote.audio;
    const bool same = now.address == remote_.address && now.port == remote_.port && now.codec == remote_.codec &&
                      now.event_type == remote_.event_type && now.sends == remote_.sends && now.receives == remote_.receives;
    remote_ = now;
    if (!same && !released_) host_.events().on_media_changed(id_, now);
}

}  // namespace hotline::sip
