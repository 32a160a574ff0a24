#include "adapters/media/webrtc/dtls_context.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include <cstdint>
#include <stdexcept>

namespace hotline::media::webrtc {
namespace {

using PrivateKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

constexpr long kDay = 24L * 3600;
constexpr long kValidity = 10L * 365 * kDay;  // browsers go by the fingerprint; the process never lives that long
constexpr const char* kCiphers = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305";
constexpr const char* kSrtpProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80";

void require(bool good, const char* what) {
    if (!good) throw std::runtime_error(what);
}

void name_it(X509* certificate) {
    std::uint64_t serial{};
    require(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1,
            "no random serial for the DTLS certificate");
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -kDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate), kValidity);
    X509_NAME* name = X509_get_subject_name(certificate);
    const auto* text = reinterpret_cast<const unsigned char*>("hotline");
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0) == 1, "cannot name the DTLS certificate");
    X509_set_issuer_name(certificate, name);
}

Certificate make_certificate(EVP_PKEY* key) {
    Certificate certificate(X509_new(), &X509_free);
    require(certificate != nullptr, "cannot make the DTLS certificate");
    X509_set_version(certificate.get(), X509_VERSION_3);
    name_it(certificate.get());
    require(X509_set_pubkey(certificate.get(), key) == 1 && X509_sign(certificate.get(), key, EVP_sha256()) > 0,
            "cannot sign the DTLS certificate");
    return certificate;
}

// Stands in for chain verification: the certificates are self-signed, what counts is the fingerprint that came by signalling.
int judge_certificate(X509_STORE_CTX* store, void*) {
    const auto* ssl = static_cast<const SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto* judge = static_cast<CertificateJudge*>(SSL_get_app_data(ssl));
    const X509* shown = X509_STORE_CTX_get0_cert(store);
    if (judge != nullptr && shown != nullptr && judge->is_expected(fingerprint_of(*shown))) return 1;
    X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED);
    return 0;
}

}  // namespace

Fingerprint fingerprint_of(const X509& certificate) {
    Fingerprint fingerprint{};
    unsigned length = 0;
    if (X509_digest(&certificate, EVP_sha256(), fingerprint.data(), &length) != 1) return {};
    return fingerprint;
}

DtlsContext::DtlsContext() : context_(SSL_CTX_new(DTLS_server_method()), &SSL_CTX_free) {
    require(context_ != nullptr, "cannot make a DTLS context");
    const PrivateKey key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    require(key != nullptr, "cannot make a P-256 key");
    const Certificate certificate = make_certificate(key.get());
    fingerprint_ = fingerprint_of(*certificate);

    SSL_CTX* context = context_.get();
    require(SSL_CTX_use_certificate(context, certificate.get()) == 1 && SSL_CTX_use_PrivateKey(context, key.get()) == 1,
            "cannot use the DTLS certificate");
    require(SSL_CTX_set_min_proto_version(context, DTLS1_2_VERSION) == 1 && SSL_CTX_set_cipher_list(context, kCiphers) == 1,
            "cannot restrict DTLS to 1.2 with AEAD ciphers");
    require(SSL_CTX_set_tlsext_use_srtp(context, kSrtpProfiles) == 0, "cannot offer SRTP profiles");  // 0 is success here
    SSL_CTX_set_options(context, SSL_OP_NO_QUERY_MTU | SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    SSL_CTX_set_cert_verify_callback(context, &judge_certificate, nullptr);
}

}  // namespace hotline::media::webrtc
