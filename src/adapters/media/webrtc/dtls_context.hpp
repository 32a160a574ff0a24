#pragma once
#include <openssl/ssl.h>

#include <memory>

#include "adapters/media/webrtc/srtp_keys.hpp"

namespace hotline::media::webrtc {

/// Tells whether the certificate that the browser just showed is the one of its offer.
class CertificateJudge {
public:
    virtual ~CertificateJudge() = default;
    [[nodiscard]] virtual bool is_expected(const Fingerprint& shown) = 0;
};

/// Our certificate and the rules of every handshake: DTLS 1.2, forward secrecy, AEAD ciphers, use_srtp.
/// A connection names its CertificateJudge with SSL_set_app_data.
class DtlsContext {
public:
    /// Throws std::runtime_error when OpenSSL refuses.
    DtlsContext();
    [[nodiscard]] SSL_CTX* get() const { return context_.get(); }
    [[nodiscard]] const Fingerprint& fingerprint() const { return fingerprint_; }

private:
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
    Fingerprint fingerprint_{};
};

/// SHA-256 over the certificate's DER form. All zero when OpenSSL cannot.
[[nodiscard]] Fingerprint fingerprint_of(const X509& certificate);

}  // namespace hotline::media::webrtc
