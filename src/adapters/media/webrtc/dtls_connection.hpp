#pragma once
#include <openssl/ssl.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "adapters/media/webrtc/dtls_context.hpp"

namespace hotline::media::webrtc {

/// One browser's DTLS association, server side. Not thread-safe; time comes from OpenSSL's own clock.
class DtlsConnection final : private CertificateJudge {
public:
    using Send = std::function<void(std::span<const std::byte>)>;
    enum class State : std::uint8_t { handshaking, up, failed, closed };

    /// `send` is called from within feed(), on_timer() and close(). Starts as failed when OpenSSL has no memory.
    DtlsConnection(const DtlsContext& context, const Fingerprint& browser, Send send);
    DtlsConnection(const DtlsConnection&) = delete;
    DtlsConnection& operator=(const DtlsConnection&) = delete;
    ~DtlsConnection() override = default;

    State feed(std::span<const std::byte> datagram);
    /// Retransmits what is due; does nothing when called early.
    State on_timer();
    /// Time to the next retransmission; empty when nothing waits for an answer.
    [[nodiscard]] std::optional<std::chrono::milliseconds> until_timer() const;
    /// Says close_notify to a browser that is up.
    void close();

    [[nodiscard]] State state() const { return state_; }
    /// Of a connection that is up.
    [[nodiscard]] const SrtpKeys& keys() const { return keys_; }
    [[nodiscard]] bool saw_wrong_certificate() const { return saw_wrong_certificate_; }

private:
    friend struct DatagramBio;
    bool is_expected(const Fingerprint& shown) override;
    void advance_handshake();
    void read_records();
    [[nodiscard]] bool export_keys();

    Fingerprint browser_;
    Send send_;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl_;
    std::span<const std::byte> arrived_;  // the one datagram that OpenSSL may read now
    State state_{State::handshaking};
    bool saw_wrong_certificate_{false};
    SrtpKeys keys_;
};

}  // namespace hotline::media::webrtc
