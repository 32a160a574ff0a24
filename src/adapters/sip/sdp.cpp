#include "adapters/sip/sdp.hpp"

#include <fmt/format.h>
#include <sofia-sip/sdp.h>
#include <sofia-sip/su_alloc.h>

#include <memory>
#include <optional>

#include "adapters/sip/policy/address.hpp"

namespace hotline::sip {
namespace {

using app::Codec;
using app::RtpDescription;

constexpr unsigned kPcmuType = 0;
constexpr unsigned kPcmaType = 8;
constexpr unsigned long kTelephoneRate = 8000;
constexpr std::size_t kMostLines = 32;

struct ParserFree {
    void operator()(sdp_parser_t* parser) const { sdp_parser_free(parser); }
};

bool is_encoding(const sdp_rtpmap_t& map, std::string_view name) {
    const std::string_view encoding(map.rm_encoding == nullptr ? "" : map.rm_encoding);
    return encoding.size() == name.size() && strncasecmp(encoding.data(), name.data(), name.size()) == 0 &&
           map.rm_rate == kTelephoneRate;
}

MediaLine line_of(const sdp_media_t& media) {
    MediaLine line{media.m_type_name, media.m_proto_name == nullptr ? "RTP/AVP" : media.m_proto_name, {}};
    const auto add = [&line](std::string_view format) {
        if (!line.formats.empty()) line.formats += ' ';
        line.formats += format;
    };
    for (const auto* map = media.m_rtpmaps; map != nullptr; map = map->rm_next) add(std::to_string(map->rm_pt));
    if (media.m_rtpmaps == nullptr) {
        for (const auto* format = media.m_format; format != nullptr; format = format->l_next) add(format->l_text);
    }
    if (line.formats.empty()) line.formats = "0";
    return line;
}

/// The address that RTP goes to: numeric only, because the switch thread never asks the DNS for a stranger's name.
std::optional<std::string> address_of(const sdp_session_t& session, const sdp_media_t& media) {
    const auto* connection = media.m_connections != nullptr ? media.m_connections : session.sdp_connection;
    if (connection == nullptr || connection->c_address == nullptr || connection->c_mcast) return std::nullopt;
    if (!parse_address(connection->c_address)) return std::nullopt;
    return connection->c_address;
}

std::optional<RemoteSession> audio_of(const sdp_session_t& session, const sdp_media_t& media) {
    if (media.m_type != sdp_media_audio || media.m_proto != sdp_proto_rtp || media.m_port == 0 || media.m_port > 65535) {
        return std::nullopt;
    }
    const auto address = address_of(session, media);
    if (!address) return std::nullopt;
    RemoteSession found;
    found.audio.address = *address;
    found.audio.port = static_cast<std::uint16_t>(media.m_port);
    for (const auto* map = media.m_rtpmaps; map != nullptr; map = map->rm_next) {
        const bool pcma = map->rm_pt == kPcmaType && is_encoding(*map, "PCMA");
        const bool pcmu = map->rm_pt == kPcmuType && is_encoding(*map, "PCMU");
        if ((pcma || pcmu) && !found.has_pcma && !found.has_pcmu) found.audio.codec = pcma ? Codec::pcma : Codec::pcmu;
        found.has_pcma |= pcma;
        found.has_pcmu |= pcmu;
        if (!found.audio.event_type && is_encoding(*map, "telephone-event")) {
            found.audio.event_type = static_cast<std::uint8_t>(map->rm_pt);
        }
    }
    if (!found.has_pcma && !found.has_pcmu) return std::nullopt;
    // c=0.0.0.0 is the old way of putting on hold (RFC 3264 section 8.4).
    const bool old_hold = *address == "0.0.0.0" || *address == "::";
    found.audio.sends = (media.m_mode & sdp_sendonly) != 0 && !old_hold;
    found.audio.receives = (media.m_mode & sdp_recvonly) != 0 && !old_hold;
    return found;
}

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

std::expected<RemoteSession, SdpFault> read_session(std::string_view body) {
    const std::unique_ptr<sdp_parser_t, ParserFree> parser(
        sdp_parse(nullptr, body.data(), static_cast<issize_t>(body.size()), 0));
    const auto* session = sdp_session(parser.get());
    if (session == nullptr) return std::unexpected(SdpFault::malformed);
    std::optional<RemoteSession> audio;
    std::vector<MediaLine> lines;
    std::size_t audio_line = 0;
    for (const auto* media = session->sdp_media; media != nullptr; media = media->m_next) {
        if (lines.size() == kMostLines) return std::unexpected(SdpFault::malformed);
        if (!audio && (audio = audio_of(*session, *media))) audio_line = lines.size();
        lines.push_back(line_of(*media));
    }
    if (!audio) return std::unexpected(SdpFault::incompatible);
    audio->lines = std::move(lines);
    audio->audio_line = audio_line;
    return *audio;
}

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
