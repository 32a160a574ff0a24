#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/signalling.hpp"

namespace hotline::sip {

enum class SdpFault { malformed, incompatible };

/// One m= line of a peer, kept because an answer must have as many lines in the same order (RFC 3264 section 6).
struct MediaLine {
    std::string type, protocol, formats;
};

/// A peer's session description: the audio line that we can carry, and the shape of the rest.
struct RemoteSession {
    app::RtpDescription audio;
    std::vector<MediaLine> lines;
    std::size_t audio_line{};
    bool has_pcma{false}, has_pcmu{false};
};

/// Reads an offer or an answer. incompatible: no RTP/AVP audio with PCMA or PCMU at a numeric address (488).
[[nodiscard]] std::expected<RemoteSession, SdpFault> read_session(std::string_view body);

/// Our side's descriptions within one dialog; the version of o= grows only when the text changes (RFC 3264 section 8).
class LocalSession {
public:
    explicit LocalSession(std::uint64_t id) : id_(id), version_(id) {}

    /// Our offer: the codec of `local` first, then the other one of ours.
    [[nodiscard]] std::string offer(const app::RtpDescription& local);
    /// The answer to `remote`: one codec, telephone-event on the peer's payload type, directions mirrored, other lines refused.
    [[nodiscard]] std::string answer(const app::RtpDescription& local, const RemoteSession& remote);

private:
    [[nodiscard]] std::string finish(const app::RtpDescription& local, const std::string& media);

    std::uint64_t id_;
    std::uint64_t version_;
    std::string last_;
};

}  // namespace hotline::sip
