// Requests of ours inside a dialog: keeping the session alive, telling the peer that it is held.
#include <fmt/format.h>

#include <random>
#include <utility>

#include "adapters/sip/dialog.hpp"
#include "adapters/sip/request_rules.hpp"

namespace hotline::sip {
namespace {

using app::ReleaseCause;

/// After a glare the side that made the call waits longer (RFC 3261 section 14.1).
Duration glare_pause(bool is_our_call) {
    static std::minstd_rand random{std::random_device{}()};
    const int first = is_our_call ? 210 : 0;
    const int last = is_our_call ? 400 : 200;
    return std::chrono::milliseconds{10} * std::uniform_int_distribution{first, last}(random);
}

}  // namespace

bool Dialog::is_inviting() const { return change_ != nullptr && nta_outgoing_method(change_) == sip_method_invite; }

std::string Dialog::change_headers() const {
    auto headers = fmt::format("{}\r\nAllow: {}\r\n{}", contact_line(), at_.allow(), kSupported);
    if (timer_) headers += "\r\n" + timer_->request_line();
    return headers;
}

void Dialog::show_hold(bool held) {
    if (std::exchange(local_.receives, !held) != held || state_ == State::closing) return;
    offer_session();
}

// Our description as a re-INVITE, or as soon as nothing is under way.
void Dialog::offer_session() {
    offer_is_due_ = true;
    if (state_ != State::confirmed || change_ != nullptr || reinvite_ != nullptr) return;
    offer_is_due_ = false;
    change_ = send(SIP_METHOD_INVITE, on_change_response, change_headers(), session_.offer(local_));
}

void Dialog::offer_session_in(Duration delay) {
    host_.loop().cancel(offer_id_);
    offer_id_ = host_.loop().after(delay, [this] { offer_session(); });
    if (refresh_is_due_) watch_refresh(delay);  // whoever refuses lives
}

void Dialog::accept_timer(const std::optional<TimerTerms>& terms) {
    host_.loop().cancel(timer_id_);
    timer_ = terms;
    refresh_is_due_ = false;
    if (timer_) timer_id_ = host_.loop().after(timer_->due(), [this] { timer_due(); });
}

void Dialog::timer_due() {
    if (state_ != State::confirmed) return;
    if (timer_->we_refresh && !refresh_is_due_) return refresh();
    give_up();
}

void Dialog::refresh() {
    refresh_is_due_ = true;
    if (change_ == nullptr && peer_updates_) {
        change_ = send(SIP_METHOD_UPDATE, on_change_response, change_headers());
    } else {
        offer_session();
    }
    watch_refresh(Duration::zero());
}

// Not refreshed by its end: the session is dead.
void Dialog::watch_refresh(Duration delay) {
    host_.loop().cancel(timer_id_);
    timer_id_ = host_.loop().after(delay + Duration(timer_->interval) / 3, [this] { timer_due(); });
}

void Dialog::give_up() {
    release(ReleaseCause::temporary_failure);
    send_bye(ReleaseCause::temporary_failure);
}

int Dialog::on_change_response(Client* client, nta_outgoing_t* request, const sip_t* sip) {
    auto* dialog = static_cast<Dialog*>(client);
    const int status = nta_outgoing_status(request);
    if (status < 200) return 0;
    const bool is_invite = nta_outgoing_method(request) == sip_method_invite;
    if (status < 300 && is_invite && sip != nullptr) dialog->acknowledge(*sip);
    nta_outgoing_destroy(std::exchange(dialog->change_, nullptr));
    if (dialog->state_ != State::confirmed) return 0;
    if (status >= 300) {
        dialog->on_change_refused(status, sip);
    } else {
        if (sip != nullptr && is_invite) {
            if (const auto remote = read_session(body_of(*sip))) dialog->peer_changed(*remote);
        }
        dialog->accept_timer(sip != nullptr && sip->sip_session_expires != nullptr ? terms_in(*sip) : dialog->timer_);
    }
    if (dialog->offer_is_due_) dialog->offer_session();
    return 0;
}

void Dialog::on_change_refused(int status, const sip_t* sip) {
    if (status == 408 || status == 481) return give_up();
    if (status == 491) return offer_session_in(glare_pause(is_our_call_));
    if (sip == nullptr) return;
    if (status == 422 && sip->sip_min_se != nullptr && timer_) {
        timer_->interval = std::max(timer_->interval, std::chrono::seconds(sip->sip_min_se->min_delta));
        return offer_session();
    }
    if (sip->sip_retry_after != nullptr)
        offer_session_in(std::chrono::seconds(std::min<unsigned long>(sip->sip_retry_after->af_delta, 30)));
}

}  // namespace hotline::sip
