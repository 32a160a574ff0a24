#pragma once
#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "adapters/media/webrtc/dtls_connection.hpp"
#include "adapters/media/webrtc/dtls_mailbox.hpp"

namespace hotline::media::webrtc {

/// How many connections there are at all doors together, against the limits.
struct DtlsLoad {
    std::size_t connections{};
    std::size_t handshakes{};
};

/// The DTLS thread's end of one mailbox: the connections behind one door.
class DtlsDesk {
public:
    using Instant = std::chrono::steady_clock::time_point;

    DtlsDesk(const DtlsContext& context, const DtlsLimits& limits, DtlsLoad& load, std::shared_ptr<DtlsMailbox> mailbox)
        : context_(context), limits_(limits), load_(load), mailbox_(std::move(mailbox)) {}
    DtlsDesk(const DtlsDesk&) = delete;
    DtlsDesk& operator=(const DtlsDesk&) = delete;
    ~DtlsDesk();

    /// Does all that waits and all that is due, then notifies the media thread if there is something for it.
    void work(Instant now);
    /// When work() is needed although nobody knocks; empty: never.
    [[nodiscard]] std::optional<std::chrono::milliseconds> until_work(Instant now) const;
    [[nodiscard]] bool is_closed() const { return mailbox_->is_closed.load(std::memory_order_acquire); }

private:
    struct Leg {
        std::unique_ptr<DtlsConnection> connection;
        Instant give_up_at;
    };
    struct Outcome {
        DtlsLegKey leg{};
        DtlsEvent::Kind kind{};
        DtlsEvent::Failure failure{};
        SrtpKeys keys{};
    };

    void obey(const DtlsCommand& command, Instant now);
    void begin(const DtlsCommand& command, Instant now);
    void forget(DtlsLegKey leg);
    void run_timers(Instant now);
    void note_progress(DtlsLegKey leg, DtlsConnection::State before);
    void fail(DtlsLegKey leg, DtlsEvent::Failure why);
    void drop(DtlsLegKey leg);
    void report(const Outcome& outcome);
    bool post(const Outcome& outcome);
    void post_waiting_outcomes();
    void send(DtlsLegKey leg, std::span<const std::byte> datagram);

    const DtlsContext& context_;
    const DtlsLimits& limits_;
    DtlsLoad& load_;
    std::shared_ptr<DtlsMailbox> mailbox_;
    std::unordered_map<DtlsLegKey, Leg> legs_;
    std::unordered_set<DtlsLegKey> handshaking_;
    std::deque<Outcome> waiting_outcomes_;  // must not be lost when events are full; at most one or two a leg
    bool has_news_{false};
};

}  // namespace hotline::media::webrtc
