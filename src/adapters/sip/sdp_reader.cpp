// Reads session descriptions (RFC 8866). Written here because Sofia-SIP 1.12.11's own parser never returns from some broken
// bodies.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include "adapters/sip/policy/address.hpp"
#include "adapters/sip/sdp.hpp"

namespace hotline::sip {
namespace {

using app::Codec;

constexpr unsigned kPcmuType = 0;
constexpr unsigned kPcmaType = 8;
constexpr unsigned kHighestType = 127;
constexpr std::size_t kMostLines = 32;  // m= lines
constexpr std::string_view kOldHold[] = {"0.0.0.0", "::"};

/// What may stand at session level and be overridden for one medium.
struct Common {
    std::string address;
    bool sends{true}, receives{true};
};

struct Encoding {
    unsigned type;
    std::string_view name;  // "PCMA/8000"
};

struct Medium {
    MediaLine line;
    std::uint16_t port{};
    std::vector<unsigned> types;
    std::vector<Encoding> encodings;
    Common common;
};

bool same(std::string_view a, std::string_view b) {
    const auto lower = [](unsigned char c) { return std::tolower(c); };
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// Cuts the text up to the separator off; everything when there is none.
std::string_view take(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const auto head = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return head;
}

std::optional<unsigned> number(std::string_view digits, unsigned most) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    if (error != std::errc{} || end != digits.end() || value > most) return std::nullopt;
    return value;
}

/// "IN IP4 192.0.2.1/127"; only numeric addresses, because the switch thread never asks the DNS for a stranger's name.
void read_connection(std::string_view value, Common& common) {
    take(value, ' ');
    take(value, ' ');
    const auto host = take(value, '/');
    common.address = parse_address(host) ? std::string(host) : std::string{};
}

void read_direction(std::string_view value, Common& common) {
    const bool both = value == "sendrecv";
    if (!both && value != "sendonly" && value != "recvonly" && value != "inactive") return;
    common.sends = both || value == "sendonly";
    common.receives = both || value == "recvonly";
}

bool read_encoding(std::string_view value, Medium& medium) {
    constexpr std::string_view kRtpmap = "rtpmap:";
    if (!value.starts_with(kRtpmap)) return true;
    value.remove_prefix(kRtpmap.size());
    const auto type = number(take(value, ' '), kHighestType);
    if (!type) return false;
    const auto slash = value.find('/');
    const auto channels = slash == std::string_view::npos ? slash : value.find('/', slash + 1);
    medium.encodings.push_back({*type, value.substr(0, channels)});
    return true;
}

/// "audio 4000 RTP/AVP 8 101"
std::optional<Medium> read_medium(std::string_view value, const Common& session) {
    Medium medium{.common = session};
    medium.line.type = take(value, ' ');
    auto ports = take(value, ' ');
    const auto port = number(take(ports, '/'), 65535);
    medium.line.protocol = take(value, ' ');
    medium.line.formats = value;
    if (!port || medium.line.type.empty() || medium.line.protocol.empty() || value.empty()) return std::nullopt;
    medium.port = static_cast<std::uint16_t>(*port);
    if (!medium.line.protocol.starts_with("RTP/")) return medium;
    while (!value.empty()) {
        const auto type = number(take(value, ' '), kHighestType);
        if (!type) return std::nullopt;
        medium.types.push_back(*type);
    }
    return medium;
}

std::string_view encoding_of(const Medium& medium, unsigned type) {
    const auto named = std::ranges::find(medium.encodings, type, &Encoding::type);
    if (named != medium.encodings.end()) return named->name;
    if (type == kPcmaType) return "PCMA/8000";
    return type == kPcmuType ? "PCMU/8000" : "";
}

std::optional<RemoteSession> audio_of(const Medium& medium) {
    if (medium.line.type != "audio" || medium.line.protocol != "RTP/AVP" || medium.port == 0 || medium.common.address.empty()) {
        return std::nullopt;
    }
    RemoteSession found;
    found.audio.address = medium.common.address;
    found.audio.port = medium.port;
    for (const auto type : medium.types) {
        const auto encoding = encoding_of(medium, type);
        const bool pcma = type == kPcmaType && same(encoding, "PCMA/8000");
        const bool pcmu = type == kPcmuType && same(encoding, "PCMU/8000");
        if ((pcma || pcmu) && !found.has_pcma && !found.has_pcmu) found.audio.codec = pcma ? Codec::pcma : Codec::pcmu;
        found.has_pcma |= pcma;
        found.has_pcmu |= pcmu;
        if (!found.audio.event_type && same(encoding, "telephone-event/8000")) {
            found.audio.event_type = static_cast<std::uint8_t>(type);
        }
    }
    if (!found.has_pcma && !found.has_pcmu) return std::nullopt;
    // c=0.0.0.0 is the old way of putting on hold (RFC 3264 section 8.4).
    const bool old_hold = std::ranges::find(kOldHold, medium.common.address) != std::end(kOldHold);
    found.audio.sends = medium.common.sends && !old_hold;
    found.audio.receives = medium.common.receives && !old_hold;
    return found;
}

struct Description {
    bool has_version{false}, has_origin{false};
    Common session;
    std::vector<Medium> media;
};

/// One line; false when it is not SDP.
bool read_line(std::string_view line, Description& description) {
    if (line.size() < 2 || line[1] != '=') return false;
    const char type = line.front();
    const auto value = line.substr(2);
    auto& common = description.media.empty() ? description.session : description.media.back().common;
    switch (type) {
        case 'v': description.has_version = value == "0"; return description.has_version;
        case 'o': description.has_origin = true; return true;
        case 'c': read_connection(value, common); return true;
        case 'a':
            read_direction(value, common);
            return description.media.empty() || read_encoding(value, description.media.back());
        case 'm':
            if (auto medium = read_medium(value, description.session)) {
                description.media.push_back(std::move(*medium));
                return description.media.size() <= kMostLines;
            }
            return false;
        default: return true;
    }
}

}  // namespace

std::expected<RemoteSession, SdpFault> read_session(std::string_view body) {
    Description description;
    while (!body.empty()) {
        auto line = take(body, '\n');
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() && description.has_version) continue;
        if (!read_line(line, description) || !description.has_version) return std::unexpected(SdpFault::malformed);
    }
    if (!description.has_version || !description.has_origin) return std::unexpected(SdpFault::malformed);
    std::optional<RemoteSession> audio;
    std::vector<MediaLine> lines;
    for (const auto& medium : description.media) {
        if (!audio) {
            audio = audio_of(medium);
            if (audio) audio->audio_line = lines.size();
        }
        lines.push_back(medium.line);
    }
    if (!audio) return std::unexpected(SdpFault::incompatible);
    audio->lines = std::move(lines);
    return *audio;
}

}  // namespace hotline::sip
