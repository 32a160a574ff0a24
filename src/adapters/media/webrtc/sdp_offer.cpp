#include <algorithm>
#include <charconv>
#include <utility>

#include "adapters/media/webrtc/sdp.hpp"
#include "adapters/media/webrtc/sdp_sections.hpp"

namespace hotline::media::webrtc {
namespace {

using enum app::MediaRefusal;

template <class Number>
std::optional<Number> to_number(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// m=<kind> <port> <protocol> <formats...>
struct MediaLine {
    OfferedLine line;
    std::uint16_t port{};
};

std::optional<MediaLine> read_m_line(const SdpSection& section) {
    std::string_view rest = section.m_line;
    const std::string_view kind = take_word(rest);
    const auto port = to_number<std::uint16_t>(take_word(rest));
    const std::string_view protocol = take_word(rest);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (!port || protocol.empty() || rest.empty()) return std::nullopt;
    return MediaLine{.line = {.kind = std::string(kind),
                              .protocol = std::string(protocol),
                              .formats = std::string(rest),
                              .mid = std::string(section.value_of("mid").value_or(""))},
                     .port = *port};
}

// Port 0 means refused by the page itself, except in a bundle, where it means "carried by another line" (RFC 9143 6).
bool is_usable_audio(const MediaLine& media, const SdpSection& section) {
    return media.line.kind == "audio" && (media.port != 0 || section.has_flag("bundle-only"));
}

// The words of "a=group:BUNDLE a b c".
std::vector<std::string_view> bundle_of(const SdpSection& session) {
    std::string_view group = session.value_of("group").value_or("");
    if (take_word(group) != "BUNDLE") return {};
    std::vector<std::string_view> mids;
    for (std::string_view mid = take_word(group); !mid.empty(); mid = take_word(group)) mids.push_back(mid);
    return mids;
}

// Where transport attributes may stand, nearest first: the audio line, the line whose transport the bundle shares, the session.
using Places = std::vector<const SdpSection*>;

Places transport_places(const std::vector<SdpSection>& sections, const BrowserOffer& offer,
                        const std::vector<std::string_view>& bundle) {
    Places places{&sections[offer.audio + 1]};
    if (offer.bundled) {
        const auto tagged = std::ranges::find(offer.lines, bundle.front(), &OfferedLine::mid);
        if (tagged != offer.lines.end()) places.push_back(&sections[static_cast<std::size_t>(tagged - offer.lines.begin()) + 1]);
    }
    places.push_back(&sections[0]);
    return places;
}

std::optional<std::string_view> find_value(const Places& places, std::string_view name) {
    for (const SdpSection* place : places)
        if (auto value = place->value_of(name)) return value;
    return std::nullopt;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

// "sha-256 AB:CD:..." (RFC 8122 5)
std::optional<Fingerprint> read_sha256(std::string_view value) {
    if (!equals_ignoring_case(take_word(value), "sha-256")) return std::nullopt;
    const std::string_view hex = take_word(value);
    Fingerprint fingerprint{};
    if (hex.size() != fingerprint.size() * 3 - 1) return std::nullopt;
    for (std::size_t i = 0; i < fingerprint.size(); ++i) {
        const int high = hex_digit(hex[3 * i]);
        const int low = hex_digit(hex[3 * i + 1]);
        if (high < 0 || low < 0 || (i + 1 < fingerprint.size() && hex[3 * i + 2] != ':')) return std::nullopt;
        fingerprint[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return fingerprint;
}

// A certificate may be named by several hashes; the nearest place that has any decides.
std::optional<Fingerprint> find_fingerprint(const Places& places) {
    constexpr std::string_view kName = "fingerprint:";
    for (const SdpSection* place : places) {
        if (!place->value_of("fingerprint")) continue;
        for (std::string_view attribute : place->attributes)
            if (attribute.starts_with(kName))
                if (auto fingerprint = read_sha256(attribute.substr(kName.size()))) return fingerprint;
        return std::nullopt;
    }
    return std::nullopt;
}

bool is_offered(std::string_view formats, std::uint8_t payload_type) {
    for (std::string_view word = take_word(formats); !word.empty(); word = take_word(formats))
        if (to_number<std::uint8_t>(word) == payload_type) return true;
    return false;
}

// 64 to 95 would be taken for RTCP on a shared port (RFC 5761 4).
bool can_share_port(std::uint8_t payload_type) { return payload_type < 64 || (payload_type > 95 && payload_type < 128); }

void read_codecs(const SdpSection& audio, BrowserOffer& offer) {
    const std::string_view formats = offer.lines[offer.audio].formats;
    if (is_offered(formats, 8)) offer.pcma = std::uint8_t{8};  // RFC 3551: these two need no rtpmap
    if (is_offered(formats, 0)) offer.pcmu = std::uint8_t{0};
    for (std::string_view attribute : audio.attributes) {
        if (!attribute.starts_with("rtpmap:")) continue;
        attribute.remove_prefix(7);
        const auto type = to_number<std::uint8_t>(take_word(attribute));
        const std::string_view encoding = take_word(attribute);
        if (!type || !can_share_port(*type) || !is_offered(formats, *type)) continue;
        const std::string_view name = encoding.ends_with("/8000/1") ? encoding.substr(0, encoding.size() - 2) : encoding;
        const auto note = [&](std::optional<std::uint8_t>& slot) { slot = slot.value_or(*type); };
        if (equals_ignoring_case(name, "PCMA/8000")) note(offer.pcma);
        if (equals_ignoring_case(name, "PCMU/8000")) note(offer.pcmu);
        if (equals_ignoring_case(name, "telephone-event/8000")) note(offer.telephone_event);
    }
}

Direction read_direction(const SdpSection& audio, const SdpSection& session) {
    for (const SdpSection* place : {&audio, &session}) {
        if (place->has_flag("sendrecv")) return Direction::sendrecv;
        if (place->has_flag("sendonly")) return Direction::sendonly;
        if (place->has_flag("recvonly")) return Direction::recvonly;
        if (place->has_flag("inactive")) return Direction::inactive;
    }
    return Direction::sendrecv;
}

bool is_ice_text(std::string_view text, std::size_t shortest) {
    const auto is_ice_char = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' || c == '/';
    };
    return text.size() >= shortest && text.size() <= 256 && std::ranges::all_of(text, is_ice_char);
}

// The lines, and which of them is ours.
Result<BrowserOffer, app::MediaRefusal> read_lines(const std::vector<SdpSection>& sections) {
    BrowserOffer offer;
    std::optional<std::size_t> audio;
    for (std::size_t i = 1; i < sections.size(); ++i) {
        auto media = read_m_line(sections[i]);
        if (!media) return refuse(bad_session_description);
        if (!audio && is_usable_audio(*media, sections[i])) audio = i - 1;
        offer.lines.push_back(std::move(media->line));
    }
    if (!audio) return refuse(bad_session_description);
    offer.audio = *audio;
    return offer;
}

std::optional<app::MediaRefusal> read_transport(const Places& places, BrowserOffer& offer) {
    const auto fingerprint = find_fingerprint(places);
    if (!fingerprint) return insecure;
    offer.fingerprint = *fingerprint;
    const auto ufrag = find_value(places, "ice-ufrag");
    const auto pwd = find_value(places, "ice-pwd");
    if (!ufrag || !pwd || !is_ice_text(*ufrag, 4) || !is_ice_text(*pwd, 22)) return bad_session_description;
    offer.ice_ufrag = *ufrag;
    offer.ice_pwd = *pwd;
    const std::string_view setup = find_value(places, "setup").value_or("actpass");
    if (setup != "actpass" && setup != "active") return bad_session_description;
    return std::nullopt;
}

}  // namespace

Result<BrowserOffer, app::MediaRefusal> parse_browser_offer(std::string_view sdp) {
    if (sdp.size() > kMaxOfferBytes) return refuse(bad_session_description);
    const std::vector<SdpSection> sections = split_sdp(sdp);
    auto offer = read_lines(sections);
    if (!offer) return offer;

    const SdpSection& audio = sections[offer->audio + 1];
    if (offer->lines[offer->audio].protocol != "UDP/TLS/RTP/SAVPF") return refuse(insecure);
    const auto bundle = bundle_of(sections[0]);
    offer->bundled = !offer->mid().empty() && std::ranges::find(bundle, offer->mid()) != bundle.end();
    if (auto refusal = read_transport(transport_places(sections, *offer, bundle), *offer)) return refuse(*refusal);
    if (!audio.has_flag("rtcp-mux")) return refuse(bad_session_description);
    read_codecs(audio, *offer);
    if (!offer->pcma && !offer->pcmu) return refuse(no_common_codec);
    offer->direction = read_direction(audio, sections[0]);
    return offer;
}

}  // namespace hotline::media::webrtc
