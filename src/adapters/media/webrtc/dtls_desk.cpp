#include "adapters/media/webrtc/dtls_desk.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace hotline::media::webrtc {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kFullQueueRetry{5};

}  // namespace

DtlsDesk::~DtlsDesk() {
    load_.connections -= legs_.size();
    load_.handshakes -= handshaking_.size();
}

void DtlsDesk::work(Instant now) {
    post_waiting_outcomes();
    while (const DtlsCommand* command = mailbox_->commands.front()) {
        obey(*command, now);
        mailbox_->commands.pop();
    }
    run_timers(now);
    if (mailbox_->is_held_up.exchange(false, std::memory_order_acq_rel)) has_news_ = true;
    if (std::exchange(has_news_, false)) mailbox_->notify();
}

std::optional<milliseconds> DtlsDesk::until_work(Instant now) const {
    if (!waiting_outcomes_.empty()) return kFullQueueRetry;
    std::optional<milliseconds> soonest;
    const auto consider = [&](milliseconds wait) { soonest = std::min(soonest.value_or(wait), std::max(wait, milliseconds{0})); };
    for (const DtlsLegKey key : handshaking_) {
        const Leg& leg = legs_.at(key);
        consider(std::chrono::ceil<milliseconds>(leg.give_up_at - now));
        if (const auto timer = leg.connection->until_timer()) consider(*timer);
    }
    return soonest;
}

void DtlsDesk::obey(const DtlsCommand& command, Instant now) {
    switch (command.kind) {
        case DtlsCommand::Kind::begin: return begin(command, now);
        case DtlsCommand::Kind::forget: return forget(command.leg);
        case DtlsCommand::Kind::feed: break;
    }
    const auto found = legs_.find(command.leg);
    if (found == legs_.end()) return;  // a late datagram of a forgotten leg
    DtlsConnection& connection = *found->second.connection;
    const auto before = connection.state();
    connection.feed({command.datagram.data(), command.length});
    note_progress(command.leg, before);
}

void DtlsDesk::begin(const DtlsCommand& command, Instant now) {
    drop(command.leg);
    if (load_.connections >= limits_.connections || load_.handshakes >= limits_.handshakes)
        return report({.leg = command.leg, .kind = DtlsEvent::Kind::failed, .failure = DtlsEvent::Failure::too_many});
    auto connection = std::make_unique<DtlsConnection>(
        context_, command.browser, [this, leg = command.leg](std::span<const std::byte> datagram) { send(leg, datagram); });
    legs_.emplace(command.leg, Leg{.connection = std::move(connection), .give_up_at = now + limits_.handshake_time});
    handshaking_.insert(command.leg);
    ++load_.connections;
    ++load_.handshakes;
    note_progress(command.leg, DtlsConnection::State::handshaking);
}

void DtlsDesk::forget(DtlsLegKey leg) {
    if (const auto found = legs_.find(leg); found != legs_.end()) found->second.connection->close();
    drop(leg);
}

void DtlsDesk::run_timers(Instant now) {
    const std::vector<DtlsLegKey> unfinished(handshaking_.begin(), handshaking_.end());
    for (const DtlsLegKey key : unfinished) {
        const Leg& leg = legs_.at(key);
        if (now >= leg.give_up_at) {
            fail(key, DtlsEvent::Failure::timed_out);
            continue;
        }
        leg.connection->on_timer();
        note_progress(key, DtlsConnection::State::handshaking);
    }
}

void DtlsDesk::note_progress(DtlsLegKey leg, DtlsConnection::State before) {
    const DtlsConnection& connection = *legs_.at(leg).connection;
    const auto state = connection.state();
    if (state == before) return;
    if (state == DtlsConnection::State::failed)
        return fail(leg, connection.saw_wrong_certificate() ? DtlsEvent::Failure::wrong_fingerprint
                                                            : DtlsEvent::Failure::handshake_error);
    // One datagram can both finish the handshake and say goodbye.
    if (handshaking_.erase(leg) == 1) {
        --load_.handshakes;
        report({.leg = leg, .kind = DtlsEvent::Kind::handshaken, .keys = connection.keys()});
    }
    if (state == DtlsConnection::State::closed) {
        drop(leg);
        report({.leg = leg, .kind = DtlsEvent::Kind::closed});
    }
}

void DtlsDesk::fail(DtlsLegKey leg, DtlsEvent::Failure why) {
    drop(leg);
    report({.leg = leg, .kind = DtlsEvent::Kind::failed, .failure = why});
}

void DtlsDesk::drop(DtlsLegKey leg) {
    load_.connections -= legs_.erase(leg);
    load_.handshakes -= handshaking_.erase(leg);
}

void DtlsDesk::report(const Outcome& outcome) {
    if (!waiting_outcomes_.empty() || !post(outcome)) waiting_outcomes_.push_back(outcome);
}

bool DtlsDesk::post(const Outcome& outcome) {
    DtlsEvent* slot = mailbox_->events.claim();
    if (slot == nullptr) return false;
    slot->leg = outcome.leg;
    slot->kind = outcome.kind;
    slot->failure = outcome.failure;
    slot->keys = outcome.keys;
    slot->length = 0;
    mailbox_->events.publish();
    has_news_ = true;
    return true;
}

void DtlsDesk::post_waiting_outcomes() {
    while (!waiting_outcomes_.empty() && post(waiting_outcomes_.front())) waiting_outcomes_.pop_front();
}

void DtlsDesk::send(DtlsLegKey leg, std::span<const std::byte> datagram) {
    DtlsEvent* slot = waiting_outcomes_.empty() && datagram.size() <= kMaxDtlsDatagram ? mailbox_->events.claim() : nullptr;
    if (slot == nullptr) {
        mailbox_->dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    slot->leg = leg;
    slot->kind = DtlsEvent::Kind::send;
    slot->failure = DtlsEvent::Failure::none;
    slot->length = static_cast<std::uint16_t>(datagram.size());
    std::ranges::copy(datagram, slot->datagram.begin());
    mailbox_->events.publish();
    has_news_ = true;
}

}  // namespace hotline::media::webrtc
