// Who is heard on which listener, asked with bare sockets.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sofia-sip/su_addrinfo.h>

#include "unit/sip/sip_world.hpp"
#include "unit/sip/wire.hpp"

namespace hotline::sip::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr int kPatience = 2'000;  // ms for an answer that must come
constexpr int kSilence = 150;     // ms in which no answer may come

std::string request(const std::string& method, int serial, const std::string& more = {},
                    const std::string& target = "sip:12345@127.0.0.1") {
    return fmt::format(
        "{0} {3} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bK{0}{1}\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\n"
        "Call-ID: {0}{1}\r\nCSeq: 1 {0}\r\nMax-Forwards: 70\r\nContact: <sip:a@127.0.0.1:9>\r\n{2}Content-Length: 0\r\n\r\n",
        method, serial, more, target);
}

class Listeners : public World {};

TEST_F(Listeners, strangers_hear_nothing_on_the_trunk_port) {
    const Wire stranger(Transport::udp, kTrunkPort, "127.0.0.9");
    stranger.send(request("OPTIONS", 1));
    stranger.send(request("INVITE", 2));
    stranger.send("INVITE garbage\r\nVia: SIP/2.0/UDP 127.0.0.9\r\n\r\n");
    EXPECT_THAT(stranger.receive(kSilence), IsEmpty());
    EXPECT_FALSE(Wire(Transport::tcp, kTrunkPort, "127.0.0.9").is_open());
    EXPECT_TRUE(Wire(Transport::tcp, kTrunkPort).is_open());
    EXPECT_TRUE(answers_options(kTrunkPort));
}

TEST_F(Listeners, a_trunk_may_call_but_neither_register_nor_refer) {
    const Wire trunk(Transport::udp, kTrunkPort);
    trunk.send(request("REGISTER", 1));
    EXPECT_THAT(trunk.receive(kPatience), StartsWith("SIP/2.0 405"));
    trunk.send(request("REFER", 2));
    EXPECT_THAT(trunk.receive(kPatience), StartsWith("SIP/2.0 405"));
    trunk.send(request("TELEPORT", 3));
    EXPECT_THAT(trunk.receive(kPatience), StartsWith("SIP/2.0 501"));
}

TEST_F(Listeners, phones_prove_themselves_for_everything_but_options) {
    const Wire phone(Transport::udp, kPhonePort);
    phone.send(request("INVITE", 1));
    EXPECT_THAT(phone.receive(kPatience), StartsWith("SIP/2.0 401"));
    phone.send(request("REGISTER", 2));
    EXPECT_THAT(phone.receive(kPatience), StartsWith("SIP/2.0 401"));
    phone.send(request("OPTIONS", 3));
    EXPECT_THAT(phone.receive(kPatience), StartsWith("SIP/2.0 200"));
    phone.send(request("REFER", 4));
    EXPECT_THAT(phone.receive(kPatience), StartsWith("SIP/2.0 405"));
}

TEST_F(Listeners, answers_name_no_version) {
    const Wire phone(Transport::udp, kPhonePort);
    phone.send(request("OPTIONS", 1));
    const auto answer = phone.receive(kPatience);
    EXPECT_THAT(answer, HasSubstr("Server: Hotline\r\n"));
    EXPECT_THAT(answer, Not(HasSubstr("sofia")));
}

TEST_F(Listeners, requests_for_unknown_dialogs_and_schemes_are_refused) {
    const Wire trunk(Transport::udp, kTrunkPort);
    for (const auto* method : {"BYE", "CANCEL", "PRACK", "UPDATE", "INFO"}) {
        trunk.send(request(method, 1, std::string_view(method) == "PRACK" ? "RAck: 1 1 INVITE\r\n" : ""));
        EXPECT_THAT(trunk.receive(kPatience), StartsWith("SIP/2.0 481")) << method;
    }
    trunk.send(request("OPTIONS", 2, "", "http://example.com"));
    EXPECT_THAT(trunk.receive(kPatience), StartsWith("SIP/2.0 416"));
    trunk.send(request("INVITE", 3, "Content-Type: text/plain\r\n", "sip:127.0.0.1"));
    EXPECT_THAT(trunk.receive(kPatience), StartsWith("SIP/2.0 404"));
}

TEST_F(Listeners, a_request_that_went_through_us_is_a_loop) {
    const Wire trunk(Transport::udp, kTrunkPort);
    trunk.send(request("INVITE", 1, fmt::format("Via: SIP/2.0/UDP 127.0.0.1:{};branch=z9hG4bKold\r\n", kTrunkPort)));
    EXPECT_THAT(trunk.receive(kPatience), StartsWith("SIP/2.0 482"));
}

TEST_F(Listeners, a_name_in_a_stranger_s_message_is_never_looked_up) {
    const Wire phone(Transport::udp, kPhonePort);
    // "localhost" is known without a name server: an answer would show that it was asked for.
    const auto at_home = fmt::format("Via: SIP/2.0/UDP localhost:{};maddr=localhost;branch=z9hG4bKx\r\n", phone.port());
    phone.send("OPTIONS sip:a SIP/2.0\r\n" + at_home + "From: broken\r\n\r\n");
    phone.send(fmt::format(
        "OPTIONS sip:a@b SIP/2.0\r\n{}From: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: maddr\r\nCSeq: 1 OPTIONS\r\n\r\n",
        at_home));
    EXPECT_THAT(phone.receive(kSilence), IsEmpty());
    su_addrinfo_t* found = nullptr;
    EXPECT_NE(su_getaddrinfo("localhost", "5060", nullptr, &found), 0);
    EXPECT_EQ(su_getaddrinfo("127.0.0.1", "5060", nullptr, &found), 0);
    su_freeaddrinfo(found);
}

TEST_F(Listeners, too_many_header_fields_are_refused) {
    const Wire trunk(Transport::udp, kTrunkPort);
    std::string fields;
    for (int i = 0; i < 200; ++i) fields += fmt::format("X-Field-{}: 1\r\n", i);
    trunk.send(request("OPTIONS", 1, fields));
    EXPECT_THAT(trunk.receive(kPatience), StartsWith("SIP/2.0 400"));
}

TEST_F(Listeners, a_stranger_who_knocks_too_often_is_met_with_silence) {
    const Wire pest(Transport::udp, kPhonePort, "127.0.0.66");
    int answers = 0;
    for (int i = 0; i < 60; ++i) {
        pest.send(request("REGISTER", i));
        if (!pest.receive(i < 40 ? kPatience : 5).empty()) ++answers;
    }
    EXPECT_GE(answers, 40);
    EXPECT_LT(answers, 60);
    pest.send(request("OPTIONS", 100));
    EXPECT_THAT(pest.receive(kSilence), IsEmpty());
    EXPECT_TRUE(answers_options(kPhonePort));  // from another address
}

TEST(Settings, wrong_ones_are_named) {
    SystemClock clock;
    IdSource ids(clock, 1);
    Directory directory;
    Journal journal;
    SwitchLoop loop;
    loop.post([&] {
        for (auto [config, named] : {std::pair{SipConfig{.trunk_addresses = {"10.0.0.0/40"}}, "10.0.0.0/40"},
                                     std::pair{SipConfig{.bind_address = "localhost"}, "localhost"},
                                     std::pair{SipConfig{.trunk_port = 15090, .phone_port = 15090}, "15090"}}) {
            SipAdapter adapter(config, loop, ids, directory);
            const auto started = adapter.start(journal);
            ASSERT_FALSE(started);
            EXPECT_THAT(started.error(), HasSubstr(named));
        }
        loop.stop();
    });
    loop.run();
}

}  // namespace
}  // namespace hotline::sip::test
