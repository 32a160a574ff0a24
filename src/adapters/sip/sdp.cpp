#include "adapters/sip/sdp.hpp"

#include <fmt/format.h>

namespace hotline::sip {
namespace {

using app::Codec;
using app::RtpDescription;

constexpr unsigned kPcmuType = 0;
constexpr unsigned kPcmaType = 8;

std::string_view direction(bool sends, bool receives) {
    if (sends && receives) return "sendrecv";
    if (sends) return "sendonly";
    return receives ? "recvonly" : "inactive";
}

unsigned type_of(Codec codec) { return codec == Codec::pcma ? kPcmaType : kPcmuType; }
std::string_view name_of(Codec codec) { return codec == Codec::pcma ? "PCMA" : "PCMU"; }

std::string codec_line(Codec codec) { return fmt::format("a=rtpmap:{} {}/8000\r\n", type_of(codec), name_of(codec)); }

std::string event_lines(std::uint8_t type) {
    return fmt::format("a=rtpmap:{0} telephone-event/8000\r\na=fmtp:{0} 0-15\r\n", type);
}

std::string_view family_of(const std::string& address) { return address.find(':') == std::string::npos ? "IP4" : "IP6"; }

std::string answer_line(const RtpDescription& local, const RemoteSession& remote) {
    const bool local_codec_offered = local.codec == Codec::pcma ? remote.has_pcma : remote.has_pcmu;
    const auto codec = local_codec_offered ? local.codec : remote.audio.codec;
    const bool events = local.event_type && remote.audio.event_type;
    auto text = fmt::format("m=audio {} RTP/AVP {}", local.port, type_of(codec));
    if (events) text += fmt::format(" {}", *remote.audio.event_type);
    text += "\r\n" + codec_line(codec);
    if (events) text += event_lines(*remote.audio.event_type);
    const auto flow = direction(local.sends && remote.audio.receives, local.receives && remote.audio.sends);
    return text + fmt::format("a=ptime:20\r\na={}\r\n", flow);
}

}  // namespace

std::string LocalSession::finish(const RtpDescription& local, const std::string& media) {
    if (!last_.empty() && last_ != media + local.address) ++version_;
    last_ = media + local.address;
    return fmt::format("v=0\r\no=- {} {} IN {} {}\r\ns=-\r\nc=IN {} {}\r\nt=0 0\r\n{}", id_, version_, family_of(local.address),
                       local.address, family_of(local.address), local.address, media);
}

std::string LocalSession::offer(const RtpDescription& local) {
    const auto other = local.codec == Codec::pcma ? Codec::pcmu : Codec::pcma;
    auto media = fmt::format("m=audio {} RTP/AVP {} {}", local.port, type_of(local.codec), type_of(other));
    if (local.event_type) media += fmt::format(" {}", *local.event_type);
    media += "\r\n" + codec_line(local.codec) + codec_line(other);
    if (local.event_type) media += event_lines(*local.event_type);
    media += fmt::format("a=ptime:20\r\na={}\r\n", direction(local.sends, local.receives));
    return finish(local, media);
}

std::string LocalSession::answer(const RtpDescription& local, const RemoteSession& remote) {
    std::string media;
    for (std::size_t i = 0; i < remote.lines.size(); ++i) {
        const auto& line = remote.lines[i];
        media += i == remote.audio_line ? answer_line(local, remote)
                                        : fmt::format("m={} 0 {} {}\r\n", line.type, line.protocol, line.formats);
    }
    return finish(local, media);
}

}  // namespace hotline::sip
