#pragma once
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>

#include "adapters/media/spsc_ring.hpp"
#include "adapters/media/webrtc/dtls_server.hpp"

namespace hotline::media::webrtc {

/// What the media thread wants of the DTLS thread.
struct DtlsCommand {
    enum class Kind : std::uint8_t { begin, feed, forget };

    DtlsLegKey leg{};
    Kind kind{};
    Fingerprint browser{};
    std::uint16_t length{};
    std::array<std::byte, kMaxDtlsDatagram> datagram;
};

/// An eventfd that wakes the DTLS thread; shared, so that a door that outlives the server knocks at nothing.
class DtlsWakeup {
public:
    /// Throws std::system_error when the process has no descriptor left.
    DtlsWakeup();
    ~DtlsWakeup();
    DtlsWakeup(const DtlsWakeup&) = delete;
    DtlsWakeup& operator=(const DtlsWakeup&) = delete;

    void wake() const;
    /// Returns when woken or after `at_most_ms` (-1: no limit).
    void wait(int at_most_ms) const;

private:
    int fd_;
};

/// What a door and the DTLS thread share.
struct DtlsMailbox {
    DtlsMailbox(std::size_t queue, std::function<void()> on_events, std::shared_ptr<DtlsWakeup> wakeup)
        : commands(queue), events(queue), notify(std::move(on_events)), server(std::move(wakeup)) {}

    SpscRing<DtlsCommand> commands;  // media thread -> DTLS thread
    SpscRing<DtlsEvent> events;      // DTLS thread -> media thread
    std::function<void()> notify;
    std::shared_ptr<DtlsWakeup> server;
    std::atomic<bool> is_closed{false};
    std::atomic<bool> is_held_up{false};  // the door keeps begin and forget back until commands have room again
    std::atomic<std::uint64_t> dropped{0};
};

/// The media thread's end of a mailbox.
class MailboxDoor final : public DtlsDoor {
public:
    explicit MailboxDoor(std::shared_ptr<DtlsMailbox> mailbox) : mailbox_(std::move(mailbox)) {}
    ~MailboxDoor() override;
    MailboxDoor(const MailboxDoor&) = delete;
    MailboxDoor& operator=(const MailboxDoor&) = delete;

    void begin(DtlsLegKey leg, const Fingerprint& browser) override;
    bool feed(DtlsLegKey leg, std::span<const std::byte> datagram) override;
    void forget(DtlsLegKey leg) override;
    [[nodiscard]] const DtlsEvent* take() override;
    [[nodiscard]] std::uint64_t dropped() const override { return mailbox_->dropped.load(std::memory_order_relaxed); }

private:
    struct HeldBack {
        DtlsLegKey leg{};
        DtlsCommand::Kind kind{};
        Fingerprint browser{};
    };
    void order(const HeldBack& command);
    bool post(const HeldBack& command);
    void post_held_back();
    void ask_for_notice();

    std::shared_ptr<DtlsMailbox> mailbox_;
    std::deque<HeldBack> held_back_;  // begin and forget must not be lost; bounded by the number of legs
    bool reading_{false};             // the event last taken is still in its slot
};

}  // namespace hotline::media::webrtc
