#pragma once
#include <openssl/ssl.h>

#include <deque>
#include <memory>
#include <optional>

#include "adapters/media/webrtc/srtp_keys.hpp"
#include "unit/media/webrtc/bytes.hpp"

namespace hotline::media::webrtc {

/// The browser's side of DTLS-SRTP on plain OpenSSL: datagrams wait in `outbox` until the test carries them over.
class DtlsClient {
public:
    struct Options {
        const char* profiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80";  ///< null: no use_srtp
        bool shows_certificate = true;
    };
    DtlsClient() : DtlsClient(Options{}) {}
    explicit DtlsClient(const Options& options);
    DtlsClient(const DtlsClient&) = delete;
    DtlsClient& operator=(const DtlsClient&) = delete;

    [[nodiscard]] const Fingerprint& fingerprint() const { return fingerprint_; }
    void start() { step(); }
    void receive(std::span<const std::byte> datagram);
    void say_goodbye();

    [[nodiscard]] bool is_up() const { return SSL_is_init_finished(ssl_.get()) == 1; }
    [[nodiscard]] bool heard_goodbye() const { return (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0; }
    [[nodiscard]] Fingerprint server_fingerprint() const;
    /// As the server should have them: "receive" is what this client sends with.
    [[nodiscard]] SrtpKeys server_keys() const;

    std::deque<Bytes> outbox;

private:
    friend struct ClientBio;
    void step();

    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl_;
    std::span<const std::byte> inbox_;
    Fingerprint fingerprint_{};
};

}  // namespace hotline::media::webrtc
