#include "adapters/sip/trunk_probe.hpp"

#include <fmt/format.h>

#include <utility>

#include "adapters/sip/outgoing_call.hpp"

namespace hotline::sip {
namespace {

constexpr int kGoneAfter = 2;

}  // namespace

TrunkProbe::TrunkProbe(const TrunkPeer& peer, Endpoint& at, SwitchLoop& loop, OnChanged on_changed)
    : peer_(peer), at_(at), loop_(loop), on_changed_(std::move(on_changed)) {
    ask();
}

TrunkProbe::~TrunkProbe() {
    loop_.cancel(next_);
    end_question();
}

void TrunkProbe::end_question() {
    if (question_ != nullptr) nta_outgoing_destroy(std::exchange(question_, nullptr));
    if (leg_ != nullptr) nta_leg_destroy(std::exchange(leg_, nullptr));
}

void TrunkProbe::ask() {
    next_ = loop_.after(peer_.options_every, [this] { ask(); });
    if (question_ != nullptr) return heard(false);  // the last one is still unanswered
    const auto route = route_to(peer_);
    const auto target = fmt::format("sip:{}:{}", bracketed(peer_.address), peer_.port);
    const auto from = fmt::format("<sip:{}>", at_.host());
    const auto to = fmt::format("<{}>", target);
    leg_ = nta_leg_tcreate(at_.agent(), nullptr, nullptr, SIPTAG_FROM_STR(from.c_str()), SIPTAG_TO_STR(to.c_str()), TAG_END());
    nta_leg_tag(leg_, nullptr);
    question_ = nta_outgoing_tcreate(leg_, on_response, this, reinterpret_cast<const url_string_t*>(route.c_str()),
                                     SIP_METHOD_OPTIONS, reinterpret_cast<const url_string_t*>(target.c_str()),
                                     SIPTAG_USER_AGENT_STR(at_.server_name().c_str()), TAG_END());
    if (question_ != nullptr) return;
    end_question();
    heard(false);
}

int TrunkProbe::on_response(Client* client, nta_outgoing_t* request, const sip_t* sip) {
    auto* self = static_cast<TrunkProbe*>(client);
    if (nta_outgoing_status(request) < 200) return 0;
    self->end_question();
    self->heard(nta_sip_is_internal(sip) == 0);
    return 0;
}

void TrunkProbe::heard(bool answer) {
    unanswered_ = answer ? 0 : unanswered_ + 1;
    const bool now = answer || (answers_ && unanswered_ < kGoneAfter);
    if (std::exchange(answers_, now) != now) on_changed_(peer_.name, now);
}

}  // namespace hotline::sip
