#include <fmt/format.h>

#include <iterator>

#include "adapters/media/webrtc/sdp.hpp"

namespace hotline::media::webrtc {
namespace {

using Out = std::back_insert_iterator<std::string>;

std::string_view mirrored(Direction browser) {
    switch (browser) {
        case Direction::sendrecv: return "sendrecv";
        case Direction::sendonly: return "recvonly";
        case Direction::recvonly: return "sendonly";
        case Direction::inactive: return "inactive";
    }
    return "inactive";
}

bool may_send(Direction browser) { return browser == Direction::sendrecv || browser == Direction::recvonly; }

std::string_view address_type(const LocalLine& local) { return local.address.contains(':') ? "IP6" : "IP4"; }

void write_session(Out out, const BrowserOffer& offer, const LocalLine& local) {
    fmt::format_to(out, "v=0\r\no=- {} 1 IN {} {}\r\ns=-\r\nt=0 0\r\na=ice-lite\r\n", local.ssrc, address_type(local),
                   local.address);
    if (offer.bundled) fmt::format_to(out, "a=group:BUNDLE {}\r\n", offer.mid());
}

void write_mid(Out out, const OfferedLine& line) {
    if (!line.mid.empty()) fmt::format_to(out, "a=mid:{}\r\n", line.mid);
}

void write_refused(Out out, const OfferedLine& line) {
    fmt::format_to(out, "m={} 0 {} {}\r\nc=IN IP4 0.0.0.0\r\n", line.kind, line.protocol, line.formats);
    write_mid(out, line);
    fmt::format_to(out, "a=inactive\r\n");
}

void write_codecs(Out out, const BrowserOffer& offer) {
    fmt::format_to(out, "a=rtpmap:{} {}/8000\r\n", offer.audio_payload_type(), offer.uses_pcma() ? "PCMA" : "PCMU");
    if (const auto event = offer.telephone_event)
        fmt::format_to(out, "a=rtpmap:{0} telephone-event/8000\r\na=fmtp:{0} 0-15\r\n", *event);
    fmt::format_to(out, "a=ptime:20\r\n");
}

void write_transport(Out out, const LocalLine& local) {
    fmt::format_to(out, "a=rtcp-mux\r\na=ice-ufrag:{}\r\na=ice-pwd:{}\r\na=fingerprint:sha-256 {:02X}\r\na=setup:passive\r\n",
                   local.ufrag, local.pwd, fmt::join(local.fingerprint, ":"));
    // 2130706431: host candidate of one interface, component 1 (RFC 8445 5.1.2.1).
    fmt::format_to(out, "a=candidate:1 1 udp 2130706431 {} {} typ host\r\na=end-of-candidates\r\n", local.address, local.port);
}

void write_audio(Out out, const BrowserOffer& offer, const LocalLine& local) {
    fmt::format_to(out, "m=audio {} {} {}", local.port, offer.lines[offer.audio].protocol, offer.audio_payload_type());
    if (const auto event = offer.telephone_event) fmt::format_to(out, " {}", *event);
    fmt::format_to(out, "\r\nc=IN {} {}\r\n", address_type(local), local.address);
    write_mid(out, offer.lines[offer.audio]);
    write_transport(out, local);
    write_codecs(out, offer);
    fmt::format_to(out, "a={}\r\n", mirrored(offer.direction));
    if (!may_send(offer.direction)) return;
    // A track that names its stream arrives in the page's `ontrack` with that stream.
    fmt::format_to(out, "a=msid:hotline audio\r\na=ssrc:{0} cname:{1}\r\na=ssrc:{0} msid:hotline audio\r\n", local.ssrc,
                   local.cname);
}

}  // namespace

std::string build_answer(const BrowserOffer& offer, const LocalLine& local) {
    std::string text;
    text.reserve(1024);
    const Out out(text);
    write_session(out, offer, local);
    for (std::size_t i = 0; i < offer.lines.size(); ++i) {
        if (i == offer.audio)
            write_audio(out, offer, local);
        else
            write_refused(out, offer.lines[i]);
    }
    return text;
}

}  // namespace hotline::media::webrtc
