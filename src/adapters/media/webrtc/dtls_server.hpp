#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "adapters/media/webrtc/srtp_keys.hpp"

namespace hotline::media::webrtc {

/// Names one connection of one door; the caller chooses it. Take a fresh one when a leg's connection restarts.
using DtlsLegKey = std::uint64_t;

inline constexpr std::size_t kMaxDtlsDatagram = 1500;

/// What the DTLS thread wants of the media thread.
struct DtlsEvent {
    enum class Kind : std::uint8_t {
        send,        ///< put `bytes()` on the wire to the leg's present address
        handshaken,  ///< `keys` are good and the browser holds the certificate of its offer
        failed,      ///< `failure` says why; the key is forgotten
        closed,      ///< the browser said close_notify; the key is forgotten
    };
    enum class Failure : std::uint8_t { none, wrong_fingerprint, handshake_error, timed_out, too_many };

    DtlsLegKey leg{};
    Kind kind{};
    Failure failure{};
    SrtpKeys keys{};
    std::uint16_t length{};
    std::array<std::byte, kMaxDtlsDatagram> datagram;

    [[nodiscard]] std::span<const std::byte> bytes() const { return {datagram.data(), length}; }
};

struct DtlsLimits {
    std::size_t connections{2000};  ///< all that were begun and not forgotten
    std::size_t handshakes{256};    ///< of them unfinished
    std::size_t queue{256};         ///< datagrams waiting in each direction of a door; more are dropped and retransmitted by DTLS
    std::chrono::milliseconds handshake_time{30'000};
};

/// A media thread's way to the DTLS thread: all calls from that one thread; none waits and none takes a lock.
class DtlsDoor {
public:
    virtual ~DtlsDoor() = default;

    /// Expects a handshake of a browser with this certificate. Datagrams may be fed at once.
    virtual void begin(DtlsLegKey leg, const Fingerprint& browser) = 0;
    /// A DTLS datagram of this leg. Feed only what comes from an address that passed a STUN check.
    /// False: dropped, because the queue is full or it is longer than kMaxDtlsDatagram.
    virtual bool feed(DtlsLegKey leg, std::span<const std::byte> datagram) = 0;
    /// Ends the connection; close_notify goes out as a last `send` event.
    virtual void forget(DtlsLegKey leg) = 0;
    /// The next event, oldest first, valid to the next call; null when there is none.
    [[nodiscard]] virtual const DtlsEvent* take() = 0;
    /// Datagrams dropped in either direction because a queue was full.
    [[nodiscard]] virtual std::uint64_t dropped() const = 0;
};

/// DTLS 1.2 server for all browser legs of the process, on a thread of its own: a handshake costs 1.5 ms of CPU,
/// which no media tick can afford. One self-signed P-256 certificate, made at construction.
class DtlsServer {
public:
    /// Throws std::runtime_error when OpenSSL cannot make the certificate or the thread cannot start.
    explicit DtlsServer(DtlsLimits limits = {});
    /// Stops the thread; no notify runs after that. Doors that are left take no more events.
    ~DtlsServer();
    DtlsServer(const DtlsServer&) = delete;
    DtlsServer& operator=(const DtlsServer&) = delete;

    /// Of our certificate: goes into every answer.
    [[nodiscard]] const Fingerprint& fingerprint() const;

    /// One door for each media thread. `notify` runs on the DTLS thread after events were queued (write to an eventfd there).
    /// It may run once more shortly after the door was closed: let it own what it touches. Closing forgets the door's
    /// connections.
    [[nodiscard]] std::unique_ptr<DtlsDoor> open_door(std::function<void()> notify);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hotline::media::webrtc
