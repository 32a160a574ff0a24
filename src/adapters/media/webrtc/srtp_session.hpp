#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "adapters/media/webrtc/srtp_keys.hpp"

struct srtp_ctx_t_;

namespace hotline::media::webrtc {

/// Room that a buffer must have behind the packet before it is protected.
inline constexpr std::size_t kSrtpTrailer = 32;

struct SrtpFigures {
    std::uint64_t replayed{};  ///< seen before, or older than the replay window
    std::uint64_t refused{};   ///< failed authentication or malformed
};

/// The two directions of one DTLS-SRTP line. Belongs to one thread; packets are changed in place, nothing is allocated
/// per packet (only when the peer starts a new SSRC, of which it may have 16).
class SrtpSession {
public:
    /// Empty when libsrtp refuses (out of memory).
    [[nodiscard]] static std::optional<SrtpSession> create(const SrtpKeys& keys);

    SrtpSession(SrtpSession&& other) noexcept;
    SrtpSession& operator=(SrtpSession&& other) noexcept;
    SrtpSession(const SrtpSession&) = delete;
    SrtpSession& operator=(const SrtpSession&) = delete;
    ~SrtpSession();

    /// Each gives the new length, 0 when the packet must be dropped. `buffer` is the whole room,
    /// of which the first `length` bytes are the packet; protecting needs kSrtpTrailer bytes more.
    [[nodiscard]] std::size_t protect(std::span<std::byte> buffer, std::size_t length);
    [[nodiscard]] std::size_t protect_rtcp(std::span<std::byte> buffer, std::size_t length);
    [[nodiscard]] std::size_t unprotect(std::span<std::byte> packet);
    [[nodiscard]] std::size_t unprotect_rtcp(std::span<std::byte> packet);

    [[nodiscard]] const SrtpFigures& figures() const { return figures_; }

private:
    static constexpr std::size_t kMaxSources = 16;
    SrtpSession() = default;
    void close();
    [[nodiscard]] std::size_t judge(int status, int length);
    [[nodiscard]] bool admits(std::uint32_t ssrc) const;
    void remember(std::uint32_t ssrc);

    srtp_ctx_t_* receiving_{};
    srtp_ctx_t_* sending_{};
    std::array<std::uint32_t, kMaxSources> sources_{};
    std::size_t source_count_{};
    SrtpFigures figures_;
};

}  // namespace hotline::media::webrtc
