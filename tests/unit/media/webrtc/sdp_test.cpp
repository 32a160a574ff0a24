#include "adapters/media/webrtc/sdp.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "adapters/media/webrtc/ice_credentials.hpp"
#include "unit/media/webrtc/bytes.hpp"

namespace hotline::media::webrtc {
namespace {

using app::MediaRefusal;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string read_sdp(const std::string& name) {
    std::ifstream file(HOTLINE_SOURCE_DIR "/tests/data/sdp/" + name, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_FALSE(text.empty()) << name;
    return text;
}

const std::string& chromium_offer() {
    static const std::string text = read_sdp("chromium_audio_offer.sdp");
    return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

BrowserOffer offer_of(const std::string& text) {
    auto offer = parse_browser_offer(text);
    EXPECT_TRUE(offer);
    return offer.value_or(BrowserOffer{.lines = {OfferedLine{}}, .pcma = std::uint8_t{8}});
}

MediaRefusal refusal_of(const std::string& text) {
    const auto offer = parse_browser_offer(text);
    EXPECT_FALSE(offer) << text;
    return offer ? MediaRefusal{} : offer.error();
}

LocalLine our_line() {
    LocalLine line{.address = "192.0.2.10", .port = 40000, .ufrag = "ourufrag", .pwd = "ourpasswordourpasswordou"};
    line.fingerprint.fill(0xa5);
    line.fingerprint[0] = 0x01;
    line.ssrc = 1234567;
    line.cname = "hotline-1";
    return line;
}

// The m-line that starts with `m` and all that belongs to it.
std::string section_of(const std::string& sdp, const std::string& m) {
    const std::size_t start = sdp.find(m);
    if (start == std::string::npos) return {};
    const std::size_t end = sdp.find("\r\nm=", start);
    return sdp.substr(start, end == std::string::npos ? end : end + 2 - start);
}

TEST(BrowserOffer, ReadsWhatChromiumSays) {
    const BrowserOffer offer = offer_of(chromium_offer());
    EXPECT_EQ(offer.mid(), "0");
    EXPECT_TRUE(offer.bundled);
    EXPECT_EQ(offer.ice_ufrag, "hnvr");
    EXPECT_EQ(offer.ice_pwd, "TCdB78n8BzcIgjBEriYbRESu");
    EXPECT_EQ(offer.fingerprint[0], 0x96);
    EXPECT_EQ(offer.fingerprint[31], 0xf5);
    EXPECT_EQ(offer.pcma, 8);
    EXPECT_EQ(offer.pcmu, 0);
    EXPECT_EQ(offer.telephone_event, 126);
    EXPECT_EQ(offer.direction, Direction::sendrecv);
}

TEST(BrowserOffer, ReadsSeveralLinesAndTakesTheAudioOne) {
    const BrowserOffer offer = offer_of(read_sdp("chromium_many_lines_offer.sdp"));
    ASSERT_EQ(offer.lines.size(), 3U);
    EXPECT_EQ(offer.audio, 0U);
    EXPECT_EQ(offer.lines[1].kind, "video");
    EXPECT_EQ(offer.lines[2].protocol, "UDP/DTLS/SCTP");
    EXPECT_EQ(offer.lines[2].mid, "3");
}

TEST(BrowserOffer, TakesAttributesFromTheSessionOrTheBundle) {
    const std::string video =
        "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:v\r\na=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n"
        "a=fingerprint:SHA-256 "
        "00:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F\r\n";
    const std::string audio = "m=audio 0 UDP/TLS/RTP/SAVPF 8\r\na=bundle-only\r\na=mid:a\r\na=rtcp-mux\r\n";
    const BrowserOffer offer = offer_of("v=0\r\ns=-\r\na=group:BUNDLE v a\r\na=recvonly\r\n" + video + audio);
    EXPECT_EQ(offer.audio, 1U);
    EXPECT_EQ(offer.ice_ufrag, "abcd");
    EXPECT_EQ(offer.fingerprint[0x1f], 0x1f);
    EXPECT_EQ(offer.direction, Direction::recvonly);
    EXPECT_FALSE(offer.telephone_event);
}

TEST(BrowserOffer, RefusesWhatIsNotSecure) {
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "UDP/TLS/RTP/SAVPF", "RTP/AVP")), MediaRefusal::insecure);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "UDP/TLS/RTP/SAVPF", "RTP/SAVPF")), MediaRefusal::insecure);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "a=fingerprint:sha-256", "a=fingerprint:sha-1")), MediaRefusal::insecure);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "a=fingerprint", "a=fingerprant")), MediaRefusal::insecure);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "96:44:53", "96:44:5G")), MediaRefusal::insecure);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "96:44:53", "96:44")), MediaRefusal::insecure);
}

TEST(BrowserOffer, RefusesWhenThereIsNoTelephoneCodec) {
    const std::string without = replaced(chromium_offer(), "SAVPF 111 63 9 0 8 13 110 126", "SAVPF 111 63 9 13 110 126");
    EXPECT_EQ(refusal_of(without), MediaRefusal::no_common_codec);
}

TEST(BrowserOffer, RefusesWhatCannotWork) {
    const auto bad = MediaRefusal::bad_session_description;
    EXPECT_EQ(refusal_of(""), bad);
    EXPECT_EQ(refusal_of("hello"), bad);
    EXPECT_EQ(refusal_of("v=0\r\ns=-\r\n"), bad);
    EXPECT_EQ(refusal_of(chromium_offer() + "no equals sign\r\n"), bad);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "a=mid:0", std::string_view("a=mid:0\0b", 9))), bad);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "a=rtcp-mux\r\n", "")), bad);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "a=setup:actpass", "a=setup:passive")), bad);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "a=ice-ufrag:hnvr", "a=ice-ufrag:h")), bad);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "a=ice-pwd", "a=ice-pwt")), bad);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "m=audio 9", "m=audio 0")), bad);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "m=audio 9", "m=audio 99999")), bad);
    EXPECT_EQ(refusal_of(replaced(chromium_offer(), "m=audio", "m=video")), bad);
    EXPECT_EQ(refusal_of(chromium_offer() + "a=" + std::string(kMaxOfferBytes, 'x') + "\r\n"), bad);
}

TEST(BrowserOffer, TakesPayloadTypesAsTheOfferNumbersThem) {
    std::string text = replaced(chromium_offer(), "9 0 8 13 110 126", "9 101 102 70 13");
    text = replaced(text, "a=rtpmap:0 PCMU/8000", "a=rtpmap:101 pcmu/8000/1");
    text = replaced(text, "a=rtpmap:8 PCMA/8000", "a=rtpmap:70 PCMA/8000");  // would look like RTCP
    text = replaced(text, "a=rtpmap:126 telephone-event/8000", "a=rtpmap:102 telephone-event/8000");
    const BrowserOffer offer = offer_of(text);
    EXPECT_FALSE(offer.pcma);
    EXPECT_EQ(offer.audio_payload_type(), 101);
    EXPECT_EQ(offer.telephone_event, 102);
    const std::string answer = build_answer(offer, our_line());
    EXPECT_THAT(answer, HasSubstr("m=audio 40000 UDP/TLS/RTP/SAVPF 101 102\r\n"));
    EXPECT_THAT(answer, HasSubstr("a=rtpmap:101 PCMU/8000\r\n"));
}

TEST(BrowserOffer, SurvivesDamage) {
    Mutator mutator;
    const Bytes whole = bytes_of(read_sdp("chromium_many_lines_offer.sdp"));
    int taken = 0;
    for (int i = 0; i < 5000; ++i) {
        const Bytes damaged = mutator.damaged(whole);
        const auto offer = parse_browser_offer({reinterpret_cast<const char*>(damaged.data()), damaged.size()});
        if (!offer) continue;
        ++taken;
        EXPECT_THAT(build_answer(*offer, our_line()), HasSubstr("a=setup:passive\r\n"));
    }
    EXPECT_GT(taken, 0);
}

TEST(BrowserAnswer, IsWhatChromiumTakes) {
    EXPECT_EQ(build_answer(offer_of(chromium_offer()), our_line()),
              "v=0\r\n"
              "o=- 1234567 1 IN IP4 192.0.2.10\r\n"
              "s=-\r\n"
              "t=0 0\r\n"
              "a=ice-lite\r\n"
              "a=group:BUNDLE 0\r\n"
              "m=audio 40000 UDP/TLS/RTP/SAVPF 8 126\r\n"
              "c=IN IP4 192.0.2.10\r\n"
              "a=mid:0\r\n"
              "a=rtcp-mux\r\n"
              "a=ice-ufrag:ourufrag\r\n"
              "a=ice-pwd:ourpasswordourpasswordou\r\n"
              "a=fingerprint:sha-256 "
              "01:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5:A5\r\n"
              "a=setup:passive\r\n"
              "a=candidate:1 1 udp 2130706431 192.0.2.10 40000 typ host\r\n"
              "a=end-of-candidates\r\n"
              "a=rtpmap:8 PCMA/8000\r\n"
              "a=rtpmap:126 telephone-event/8000\r\n"
              "a=fmtp:126 0-15\r\n"
              "a=ptime:20\r\n"
              "a=sendrecv\r\n"
              "a=msid:hotline audio\r\n"
              "a=ssrc:1234567 cname:hotline-1\r\n"
              "a=ssrc:1234567 msid:hotline audio\r\n");
}

TEST(BrowserAnswer, RefusesOtherLinesInTheirPlaces) {
    const std::string answer = build_answer(offer_of(read_sdp("chromium_many_lines_offer.sdp")), our_line());
    EXPECT_THAT(answer, HasSubstr("a=group:BUNDLE 1\r\n"));
    EXPECT_LT(answer.find("m=audio 40000"), answer.find("m=video 0"));
    EXPECT_THAT(section_of(answer, "m=video 0 UDP/TLS/RTP/SAVPF 96"), HasSubstr("a=mid:2\r\n"));
    EXPECT_THAT(section_of(answer, "m=application 0 UDP/DTLS/SCTP webrtc-datachannel"), HasSubstr("a=mid:3\r\n"));
}

TEST(BrowserAnswer, NamesNoTrackToAPageThatOnlySends) {
    const std::string answer = build_answer(offer_of(replaced(chromium_offer(), "a=sendrecv", "a=sendonly")), our_line());
    EXPECT_THAT(answer, HasSubstr("a=recvonly\r\n"));
    EXPECT_THAT(answer, Not(HasSubstr("a=msid")));
}

TEST(BrowserAnswer, SpeaksIpv6) {
    LocalLine line = our_line();
    line.address = "2001:db8::10";
    const std::string answer = build_answer(offer_of(chromium_offer()), line);
    EXPECT_THAT(answer, HasSubstr("c=IN IP6 2001:db8::10\r\n"));
    EXPECT_THAT(answer, HasSubstr("2130706431 2001:db8::10 40000 typ host"));
}

TEST(IceCredentials, AreLongEnoughAndFresh) {
    const IceCredentials a = make_ice_credentials();
    const IceCredentials b = make_ice_credentials();
    EXPECT_EQ(a.ufrag.size(), 8U);
    EXPECT_EQ(a.pwd.size(), 24U);
    EXPECT_NE(a.ufrag, b.ufrag);
    EXPECT_NE(a.pwd, b.pwd);
    EXPECT_THAT(a.ufrag + a.pwd, testing::MatchesRegex("[A-Za-z0-9+/]+"));
}

}  // namespace
}  // namespace hotline::media::webrtc
