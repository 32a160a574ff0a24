// Messages in the manner of RFC 4475 and deterministic mutations of good ones: whatever comes, the switch goes on answering.
#include <fmt/format.h>

#include <random>

#include "unit/sip/sip_world.hpp"
#include "unit/sip/wire.hpp"

namespace hotline::sip::test {
namespace {

constexpr int kMutations = 20'000;
constexpr int kPerConnection = 20;

std::string invite(const std::string& body, int serial = 1) {
    return fmt::format(
        "INVITE sip:12345@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bKt{1}\r\nFrom: \"A\" "
        "<sip:a@b>;tag=t{1}\r\nTo: <sip:12345@d>\r\nCall-ID: torture{1}\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\n"
        "Contact: <sip:a@127.0.0.1:9>\r\nSession-Expires: 1800;refresher=uas\r\nSupported: timer\r\nContent-Type: "
        "application/sdp\r\n"
        "Content-Length: {2}\r\n\r\n{0}",
        body, serial, body.size());
}

const std::string kSdp =
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8 101\r\na=rtpmap:101 "
    "telephone-event/8000\r\n";

std::string with(std::string message, const std::string& from, const std::string& to) {
    const auto at = message.find(from);
    return at == std::string::npos ? message : message.replace(at, from.size(), to);
}

std::vector<std::string> broken_headers() {
    const auto good = invite(kSdp);
    return {
        with(good, "Content-Length: ", "Content-Length: -"),
        with(good, "Content-Length: ", "Content-Length: 9999999999999"),
        with(good, "CSeq: 1 INVITE", "CSeq: 36893488147419103232 INVITE"),
        with(good, "CSeq: 1 INVITE", "CSeq: 1 BYE"),
        with(good, "CSeq: 1 INVITE\r\n", ""),
        with(good, "Call-ID: torture1\r\n", ""),
        with(good, "From: \"A\" <sip:a@b>;tag=t1\r\n", ""),
        with(good, "To: <sip:12345@d>\r\n", ""),
        with(good, "To: <sip:12345@d>", "To: <sip:12345@d"),
        with(good, "To: <sip:12345@d>", "To: <sip:12345@d>;tag="),
        with(good, "From: \"A\"", "From: \"A"),
        with(good, ";tag=t1", ""),
        with(good, "Via: SIP/2.0/UDP", "Via: SIP/2.0/CARRIERPIGEON"),
        with(good, "Via: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bKt1\r\n", ""),
        with(good, ":9;rport", ":99999;rport=x"),
        with(good, "branch=z9hG4bKt1", "branch=z9hG4bK"),
        with(good, "Max-Forwards: 70", "Max-Forwards: 300000000000"),
        with(good, "Max-Forwards: 70", "Max-Forwards: seventy"),
        with(good, "Contact: <sip:a@127.0.0.1:9>", "Contact: *"),
        with(good, "Contact: <sip:a@127.0.0.1:9>", "Contact: <mailto:a@b>"),
        with(good, "Session-Expires: 1800;refresher=uas", "Session-Expires: 18446744073709551616;refresher=moon"),
        with(good, "Content-Type: application/sdp", "Content-Type: multipart/mixed;boundary=x"),
        with(good, "Content-Type: application/sdp", "Content-Type: /"),
    };
}

std::vector<std::string> broken_lines() {
    const auto good = invite(kSdp);
    return {
        "",
        "\r\n\r\n",
        std::string(3, '\0'),
        std::string(60'000, 'A'),
        "INVITE",
        "INVITE sip:a SIP/2.0",
        "SIP/2.0 200 OK\r\n\r\n",
        "SIP/2.0 99999 OK\r\nVia: SIP/2.0/UDP 127.0.0.1\r\n\r\n",
        with(good, "INVITE sip:12345@127.0.0.1 SIP/2.0", "INVITE  sip:12345@127.0.0.1 SIP/2.0"),
        with(good, "SIP/2.0\r\n", "SIP/7.0\r\n"),
        with(good, "sip:12345@127.0.0.1 SIP", "<sip:12345@127.0.0.1> SIP"),
        with(good, "sip:12345@127.0.0.1", "sip:12345@127.0.0.1;lr; unknown"),
        with(good, "sip:12345@127.0.0.1", "sip:%00%ff%0d%0a@127.0.0.1"),
        with(good, "sip:12345@127.0.0.1", "sip:" + std::string(5'000, '1') + "@127.0.0.1"),
        with(good, "INVITE sip", "ACK sip"),
        with(good, "INVITE sip", "!interesting-Method0123456789_*+`.%indeed'~ sip"),
        with(good, "From: ", "From:\r\n \r\n\t"),
        with(good, "\r\n\r\n", "\r\n" + std::string(8'000, ' ') + "x: y\r\n\r\n"),
        with(good, "From: \"A\"", "From: \"" + std::string(20'000, 'x') + "\""),
    };
}

std::vector<std::string> broken_bodies() {
    return {
        invite("v"),
        invite("v=0\r\nm=audio 4000 RTP/AVP 8\r\n"),
        invite(with(kSdp, "4000", "99999999")),
        invite(with(kSdp, "4000", "-1")),
        invite(with(kSdp, "RTP/AVP 8 101", "RTP/AVP 8 300")),
        invite(with(kSdp, "RTP/AVP 8 101", "RTP/AVP")),
        invite(with(kSdp, "127.0.0.1\r\nt", "999.0.0.1\r\nt")),
        invite(with(kSdp, "a=rtpmap:101 telephone-event/8000", "a=rtpmap:101 /")),
        invite(with(kSdp, "a=rtpmap", "a=" + std::string(30'000, 'z') + "\r\na=rtpmap")),
        invite(kSdp + std::string(1'000, 'm')),
    };
}

/// Good messages of every kind that a listener meets.
std::string seed(int serial) {
    const auto call = invite(kSdp, serial);
    switch (serial % 6) {
        case 0:
            return with(with(call, "INVITE sip", "REGISTER sip"), "1 INVITE\r\n",
                        "1 REGISTER\r\nExpires: 60\r\nAuthorization: Digest username=\"1001\", realm=\"hotline\", nonce=\"00\", "
                        "uri=\"sip:127.0.0.1\", response=\"00\", qop=auth, nc=00000001, cnonce=\"x\", algorithm=MD5\r\n");
        case 1: return with(with(call, "INVITE sip", "OPTIONS sip"), "1 INVITE", "1 OPTIONS");
        case 2: return with(with(call, "INVITE sip", "CANCEL sip"), "1 INVITE", "1 CANCEL");
        case 3: return with(call, "INVITE sip:12345@127.0.0.1 SIP/2.0", "SIP/2.0 200 OK");
        default: return call;
    }
}

class Torture : public World {
protected:
    Torture() : World(lenient()) {}
    /// No limit may hide what is tried.
    static SipConfig lenient() {
        auto config = usual();
        config.strangers = {.per_second = 1e6, .burst = 1e6};
        config.calls = {.per_second = 1e6, .concurrent = 2'000};
        return config;
    }
    void send_all(const std::vector<std::string>& messages) {
        for (const auto port : {kTrunkPort, kPhonePort}) {
            for (const auto transport : {Transport::udp, Transport::tcp}) {
                for (const auto& message : messages) Wire(transport, port).send(message);
            }
            EXPECT_TRUE(answers_options(port));
        }
    }
    /// Flips, drops, doubles or replaces a few bytes; the same ones in each run.
    static std::string mutated(std::string text, std::mt19937& chance) {
        const auto changes = 1 + chance() % 6;
        for (unsigned i = 0; i < changes && !text.empty(); ++i) {
            const auto at = chance() % text.size();
            switch (chance() % 5) {
                case 0: text[at] = static_cast<char>(chance()); break;
                case 1: text.erase(at, 1 + chance() % 20); break;
                case 2: text.insert(at, text.substr(at, 1 + chance() % 40)); break;
                case 3: text[at] = "\r\n:;,<>\"@= \t%"[chance() % 13]; break;
                default: text.resize(at); break;
            }
        }
        return text;
    }
};

TEST_F(Torture, broken_headers_lines_and_bodies_are_survived) {
    answer_every_call();
    send_all(broken_headers());
    send_all(broken_lines());
    send_all(broken_bodies());
}

TEST_F(Torture, malformed_requests_are_told_so) {
    const Wire trunk(Transport::udp, kTrunkPort);
    for (const auto& message : {with(invite(kSdp), "CSeq: 1 INVITE", "CSeq: 1 BYE"), invite("v=0\r\nm=audio x\r\n", 2),
                                with(invite(kSdp, 3), "Contact: <sip:a@127.0.0.1:9>\r\n", "")}) {
        trunk.send(message);
        EXPECT_TRUE(trunk.receive(2'000).starts_with("SIP/2.0 4")) << message;
    }
}

TEST_F(Torture, mutations_over_udp_are_survived) {
    answer_every_call();
    std::mt19937 chance(4475);
    const Wire trunk(Transport::udp, kTrunkPort);
    const Wire phone(Transport::udp, kPhonePort);
    for (int i = 0; i < kMutations; ++i) {
        (i % 2 == 0 ? trunk : phone).send(mutated(seed(i), chance));
        if (i % 200 == 0) ASSERT_TRUE(answers_options(i % 400 == 0 ? kTrunkPort : kPhonePort)) << i;
    }
    EXPECT_TRUE(answers_options(kTrunkPort));
    EXPECT_TRUE(answers_options(kPhonePort));
}

TEST_F(Torture, mutations_over_tcp_are_survived) {
    answer_every_call();
    std::mt19937 chance(5118);
    for (int i = 0; i < kMutations / kPerConnection; ++i) {
        const Wire trunk(Transport::tcp, i % 2 == 0 ? kTrunkPort : kPhonePort);
        for (int j = 0; j < kPerConnection; ++j) trunk.send(mutated(seed(i * kPerConnection + j), chance));
    }
    EXPECT_TRUE(answers_options(kTrunkPort));
    EXPECT_TRUE(answers_options(kPhonePort));
}

}  // namespace
}  // namespace hotline::sip::test
