#include "adapters/media/webrtc/dtls_mailbox.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace hotline::media::webrtc {

DtlsWakeup::DtlsWakeup() : fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd for the DTLS thread");
}

DtlsWakeup::~DtlsWakeup() { ::close(fd_); }

void DtlsWakeup::wake() const {
    // Fails only when 2^64-2 wakes are waiting, and then the thread is awake anyway.
    (void)eventfd_write(fd_, 1);
}

void DtlsWakeup::wait(int at_most_ms) const {
    pollfd watched{.fd = fd_, .events = POLLIN, .revents = 0};
    if (poll(&watched, 1, at_most_ms) <= 0) return;
    eventfd_t woken{};
    (void)eventfd_read(fd_, &woken);
}

MailboxDoor::~MailboxDoor() {
    mailbox_->is_closed.store(true, std::memory_order_release);
    mailbox_->server->wake();
}

void MailboxDoor::begin(DtlsLegKey leg, const Fingerprint& browser) {
    order({.leg = leg, .kind = DtlsCommand::Kind::begin, .browser = browser});
}

void MailboxDoor::forget(DtlsLegKey leg) { order({.leg = leg, .kind = DtlsCommand::Kind::forget}); }

bool MailboxDoor::feed(DtlsLegKey leg, std::span<const std::byte> datagram) {
    post_held_back();
    DtlsCommand* slot = held_back_.empty() && datagram.size() <= kMaxDtlsDatagram ? mailbox_->commands.claim() : nullptr;
    if (slot == nullptr) {
        mailbox_->dropped.fetch_add(1, std::memory_order_relaxed);
        return false;
    }
    slot->leg = leg;
    slot->kind = DtlsCommand::Kind::feed;
    slot->length = static_cast<std::uint16_t>(datagram.size());
    std::ranges::copy(datagram, slot->datagram.begin());
    mailbox_->commands.publish();
    mailbox_->server->wake();
    return true;
}

const DtlsEvent* MailboxDoor::take() {
    post_held_back();
    if (reading_) mailbox_->events.pop();
    const DtlsEvent* event = mailbox_->events.front();
    reading_ = event != nullptr;
    return event;
}

void MailboxDoor::order(const HeldBack& command) {
    post_held_back();
    if (held_back_.empty() && post(command)) return;
    held_back_.push_back(command);
    ask_for_notice();
}

bool MailboxDoor::post(const HeldBack& command) {
    DtlsCommand* slot = mailbox_->commands.claim();
    if (slot == nullptr) return false;
    slot->leg = command.leg;
    slot->kind = command.kind;
    slot->browser = command.browser;
    slot->length = 0;
    mailbox_->commands.publish();
    mailbox_->server->wake();
    return true;
}

void MailboxDoor::post_held_back() {
    if (held_back_.empty()) return;
    while (!held_back_.empty() && post(held_back_.front())) held_back_.pop_front();
    if (!held_back_.empty()) ask_for_notice();
}

// The wake comes after the flag: even if the commands were drained in between, the server looks again and notifies.
void MailboxDoor::ask_for_notice() {
    mailbox_->is_held_up.store(true, std::memory_order_release);
    mailbox_->server->wake();
}

}  // namespace hotline::media::webrtc
