#include "adapters/media/webrtc/srtp_session.hpp"

#include <srtp2/srtp.h>

#include <algorithm>
#include <utility>

#include "adapters/media/webrtc/byte_order.hpp"

namespace hotline::media::webrtc {
namespace {

constexpr std::size_t kRtpHeader = 12;
constexpr std::size_t kRtcpHeader = 8;
constexpr unsigned long kReplayWindow = 128;

bool library_is_ready() {
    static const bool ready = srtp_init() == srtp_err_status_ok;
    return ready;
}

srtp_t open_direction(SrtpProfile profile, SrtpMasterKey key, srtp_ssrc_type_t ssrcs) {
    srtp_policy_t policy{};
    if (profile == SrtpProfile::aead_aes_128_gcm) {
        srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
        srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
    } else {
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
    }
    policy.ssrc.type = ssrcs;
    policy.key = reinterpret_cast<unsigned char*>(key.data());
    policy.window_size = kReplayWindow;
    srtp_t session = nullptr;
    return srtp_create(&session, &policy) == srtp_err_status_ok ? session : nullptr;
}

}  // namespace

std::optional<SrtpSession> SrtpSession::create(const SrtpKeys& keys) {
    if (!library_is_ready()) return std::nullopt;
    SrtpSession session;
    session.receiving_ = open_direction(keys.profile, keys.receive, ssrc_any_inbound);
    session.sending_ = open_direction(keys.profile, keys.send, ssrc_any_outbound);
    if (session.receiving_ == nullptr || session.sending_ == nullptr) return std::nullopt;
    return session;
}

SrtpSession::SrtpSession(SrtpSession&& other) noexcept { *this = std::move(other); }

SrtpSession& SrtpSession::operator=(SrtpSession&& other) noexcept {
    if (this == &other) return *this;
    close();
    receiving_ = std::exchange(other.receiving_, nullptr);
    sending_ = std::exchange(other.sending_, nullptr);
    sources_ = other.sources_;
    source_count_ = other.source_count_;
    figures_ = other.figures_;
    return *this;
}

SrtpSession::~SrtpSession() { close(); }

void SrtpSession::close() {
    if (receiving_ != nullptr) srtp_dealloc(std::exchange(receiving_, nullptr));
    if (sending_ != nullptr) srtp_dealloc(std::exchange(sending_, nullptr));
}

std::size_t SrtpSession::protect(std::span<std::byte> buffer, std::size_t length) {
    if (length < kRtpHeader || buffer.size() < length + kSrtpTrailer) return 0;
    int size = static_cast<int>(length);
    return srtp_protect(sending_, buffer.data(), &size) == srtp_err_status_ok ? static_cast<std::size_t>(size) : 0;
}

std::size_t SrtpSession::protect_rtcp(std::span<std::byte> buffer, std::size_t length) {
    if (length < kRtcpHeader || buffer.size() < length + kSrtpTrailer) return 0;
    int size = static_cast<int>(length);
    return srtp_protect_rtcp(sending_, buffer.data(), &size) == srtp_err_status_ok ? static_cast<std::size_t>(size) : 0;
}

std::size_t SrtpSession::unprotect(std::span<std::byte> packet) {
    if (packet.size() < kRtpHeader || !admits(load32(packet, 8))) return ++figures_.refused, 0;
    const std::uint32_t ssrc = load32(packet, 8);
    int size = static_cast<int>(packet.size());
    const std::size_t length = judge(srtp_unprotect(receiving_, packet.data(), &size), size);
    if (length != 0) remember(ssrc);
    return length;
}

std::size_t SrtpSession::unprotect_rtcp(std::span<std::byte> packet) {
    if (packet.size() < kRtcpHeader || !admits(load32(packet, 4))) return ++figures_.refused, 0;
    const std::uint32_t ssrc = load32(packet, 4);
    int size = static_cast<int>(packet.size());
    const std::size_t length = judge(srtp_unprotect_rtcp(receiving_, packet.data(), &size), size);
    if (length != 0) remember(ssrc);
    return length;
}

std::size_t SrtpSession::judge(int status, int length) {
    if (status == srtp_err_status_ok) return static_cast<std::size_t>(length);
    if (status == srtp_err_status_replay_fail || status == srtp_err_status_replay_old)
        ++figures_.replayed;
    else
        ++figures_.refused;
    return 0;
}

// libsrtp keeps state for every SSRC that authenticated; a peer must not be able to grow it without end.
bool SrtpSession::admits(std::uint32_t ssrc) const {
    return source_count_ < kMaxSources || std::ranges::find(sources_, ssrc) != sources_.end();
}

void SrtpSession::remember(std::uint32_t ssrc) {
    const auto known = sources_.begin() + static_cast<std::ptrdiff_t>(source_count_);
    if (std::find(sources_.begin(), known, ssrc) == known) sources_[source_count_++] = ssrc;
}

}  // namespace hotline::media::webrtc
