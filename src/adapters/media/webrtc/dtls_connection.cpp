#include "adapters/media/webrtc/dtls_connection.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <sys/time.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace hotline::media::webrtc {

// OpenSSL 3.0 has no memory BIO that keeps datagram boundaries: this one reads the datagram at hand and writes through `send_`.
struct DatagramBio {
    static int write(BIO* bio, const char* data, int length) {
        auto* connection = static_cast<DtlsConnection*>(BIO_get_data(bio));
        connection->send_(std::as_bytes(std::span(data, static_cast<std::size_t>(length))));
        return length;
    }

    static int read(BIO* bio, char* out, int room) {
        auto* connection = static_cast<DtlsConnection*>(BIO_get_data(bio));
        BIO_clear_retry_flags(bio);
        const auto datagram = std::exchange(connection->arrived_, {});
        if (datagram.empty()) {
            BIO_set_retry_read(bio);
            return -1;
        }
        const std::size_t length = std::min(datagram.size(), static_cast<std::size_t>(room));
        std::memcpy(out, datagram.data(), length);
        return static_cast<int>(length);
    }

    static long control(BIO*, int command, long, void*) {
        return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DGRAM_SET_NEXT_TIMEOUT ? 1 : 0;
    }

    static int create(BIO* bio) {
        BIO_set_init(bio, 1);
        return 1;
    }

    static const BIO_METHOD* method() {
        static const BIO_METHOD* made = [] {
            BIO_METHOD* fresh = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagram");
            if (fresh == nullptr) return fresh;
            BIO_meth_set_write(fresh, &DatagramBio::write);
            BIO_meth_set_read(fresh, &DatagramBio::read);
            BIO_meth_set_ctrl(fresh, &DatagramBio::control);
            BIO_meth_set_create(fresh, &DatagramBio::create);
            return fresh;
        }();
        return made;
    }
};

namespace {

constexpr long kMtu = 1200;  // fits every path that a browser takes
constexpr std::size_t kKeyBytes = 16;
constexpr std::string_view kExporterLabel = "EXTRACTOR-dtls_srtp";  // RFC 5764 4.2

std::size_t salt_bytes(SrtpProfile profile) { return profile == SrtpProfile::aead_aes_128_gcm ? 12 : 14; }

std::optional<SrtpProfile> agreed_profile(SSL* ssl) {
    const SRTP_PROTECTION_PROFILE* selected = SSL_get_selected_srtp_profile(ssl);
    if (selected == nullptr) return std::nullopt;
    if (selected->id == SRTP_AEAD_AES_128_GCM) return SrtpProfile::aead_aes_128_gcm;
    if (selected->id == SRTP_AES128_CM_SHA1_80) return SrtpProfile::aes_128_cm_sha1_80;
    return std::nullopt;
}

}  // namespace

DtlsConnection::DtlsConnection(const DtlsContext& context, const Fingerprint& browser, Send send)
    : browser_(browser), send_(std::move(send)), ssl_(SSL_new(context.get()), &SSL_free) {
    BIO* bio = ssl_ && DatagramBio::method() != nullptr ? BIO_new(DatagramBio::method()) : nullptr;
    if (bio == nullptr) {
        state_ = State::failed;
        return;
    }
    BIO_set_data(bio, this);
    SSL_set_bio(ssl_.get(), bio, bio);
    SSL_set_app_data(ssl_.get(), static_cast<CertificateJudge*>(this));
    SSL_set_mtu(ssl_.get(), kMtu);
    SSL_set_accept_state(ssl_.get());
}

DtlsConnection::State DtlsConnection::feed(std::span<const std::byte> datagram) {
    arrived_ = datagram;
    if (state_ == State::handshaking) advance_handshake();
    if (state_ == State::up) read_records();
    arrived_ = {};
    return state_;
}

DtlsConnection::State DtlsConnection::on_timer() {
    if (state_ != State::handshaking) return state_;
    ERR_clear_error();
    if (DTLSv1_handle_timeout(ssl_.get()) < 0) state_ = State::failed;
    return state_;
}

std::optional<std::chrono::milliseconds> DtlsConnection::until_timer() const {
    timeval left{};
    if (state_ != State::handshaking || DTLSv1_get_timeout(ssl_.get(), &left) != 1) return std::nullopt;
    const auto exact = std::chrono::seconds(left.tv_sec) + std::chrono::microseconds(left.tv_usec);
    return std::chrono::ceil<std::chrono::milliseconds>(exact);
}

void DtlsConnection::close() {
    if (state_ != State::up) return;
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
    state_ = State::closed;
}

bool DtlsConnection::is_expected(const Fingerprint& shown) {
    saw_wrong_certificate_ = shown != browser_;
    return !saw_wrong_certificate_;
}

void DtlsConnection::advance_handshake() {
    ERR_clear_error();
    const int result = SSL_do_handshake(ssl_.get());
    if (result == 1)
        state_ = export_keys() ? State::up : State::failed;
    else if (SSL_get_error(ssl_.get(), result) != SSL_ERROR_WANT_READ)
        state_ = State::failed;
}

// Nothing but alerts and a repeated last flight is expected; application data is thrown away.
void DtlsConnection::read_records() {
    std::array<std::byte, 2048> ignored;
    int result = 0;
    do {
        ERR_clear_error();
        result = SSL_read(ssl_.get(), ignored.data(), static_cast<int>(ignored.size()));
    } while (result > 0);
    if (SSL_get_error(ssl_.get(), result) != SSL_ERROR_WANT_READ) state_ = State::closed;
}

// Exported are: client key, server key, client salt, server salt. We are the server.
bool DtlsConnection::export_keys() {
    const auto profile = agreed_profile(ssl_.get());
    if (!profile) return false;
    const std::size_t salt = salt_bytes(*profile);
    std::array<std::byte, 2 * sizeof(SrtpMasterKey)> material{};
    if (SSL_export_keying_material(ssl_.get(), reinterpret_cast<unsigned char*>(material.data()), 2 * (kKeyBytes + salt),
                                   kExporterLabel.data(), kExporterLabel.size(), nullptr, 0, 0) != 1)
        return false;
    const auto assemble = [&](std::size_t side) {
        SrtpMasterKey key{};
        std::copy_n(material.begin() + static_cast<std::ptrdiff_t>(side * kKeyBytes), kKeyBytes, key.begin());
        std::copy_n(material.begin() + static_cast<std::ptrdiff_t>(2 * kKeyBytes + side * salt), salt, key.begin() + kKeyBytes);
        return key;
    };
    keys_ = {.profile = *profile, .receive = assemble(0), .send = assemble(1)};
    return true;
}

}  // namespace hotline::media::webrtc
