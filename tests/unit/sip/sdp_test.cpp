#include "adapters/sip/sdp.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hotline::sip {
namespace {

using app::Codec;
using testing::HasSubstr;
using testing::Not;

const app::RtpDescription kOurs{.address = "192.0.2.10", .port = 33000, .event_type = 101};

std::string session(const std::string& media, const std::string& connection = "c=IN IP4 192.0.2.1\r\n") {
    return "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\n" + connection + "t=0 0\r\n" + media;
}

TEST(Sdp, reads_the_audio_that_we_carry) {
    const auto remote = read_session(session("m=audio 4000 RTP/AVP 18 0 8 96\r\na=rtpmap:96 telephone-event/8000\r\n"));
    ASSERT_TRUE(remote);
    EXPECT_EQ(remote->audio.address, "192.0.2.1");
    EXPECT_EQ(remote->audio.port, 4000);
    EXPECT_EQ(remote->audio.codec, Codec::pcmu);
    EXPECT_EQ(remote->audio.event_type, 96);
    EXPECT_TRUE(read_session(session("m=audio 4000 RTP/AVP 8\r\na=rtpmap:8 pcma/8000/1\r\n")));
    EXPECT_TRUE(remote->audio.sends && remote->audio.receives);
}

TEST(Sdp, reads_directions_and_the_old_hold) {
    const auto held = read_session(session("m=audio 4000 RTP/AVP 8\r\na=sendonly\r\n"));
    EXPECT_TRUE(held->audio.sends);
    EXPECT_FALSE(held->audio.receives);
    const auto old = read_session(session("m=audio 4000 RTP/AVP 8\r\n", "c=IN IP4 0.0.0.0\r\n"));
    EXPECT_FALSE(old->audio.sends || old->audio.receives);
}

TEST(Sdp, prefers_the_address_of_the_media_line) {
    EXPECT_EQ(read_session(session("m=audio 4000 RTP/AVP 8\r\nc=IN IP4 192.0.2.9\r\n"))->audio.address, "192.0.2.9");
    EXPECT_EQ(read_session(session("m=audio 4000 RTP/AVP 8\r\nc=IN IP6 2001:db8::9\r\n"))->audio.address, "2001:db8::9");
}

TEST(Sdp, refuses_what_we_cannot_carry) {
    for (const auto* media : {"m=audio 4000 RTP/AVP 18\r\n", "m=audio 0 RTP/AVP 8\r\n", "m=audio 4000 RTP/SAVP 8\r\n",
                              "m=audio 4000 UDP/TLS/RTP/SAVPF 8\r\n", "m=video 4000 RTP/AVP 96\r\n",
                              "m=audio 4000 RTP/AVP 97\r\na=rtpmap:97 PCMA/16000\r\n"}) {
        EXPECT_EQ(read_session(session(media)).error(), SdpFault::incompatible) << media;
    }
    EXPECT_EQ(read_session(session("m=audio 4000 RTP/AVP 8\r\n", "c=IN IP4 media.example\r\n")).error(), SdpFault::incompatible);
    EXPECT_FALSE(read_session("hello"));
    EXPECT_FALSE(read_session(""));
}

TEST(Sdp, offers_both_codecs_ours_first) {
    LocalSession local(7);
    const auto text = local.offer(kOurs);
    EXPECT_THAT(text, HasSubstr("o=- 7 7 IN IP4 192.0.2.10\r\n"));
    EXPECT_THAT(text, HasSubstr("m=audio 33000 RTP/AVP 8 0 101\r\n"));
    EXPECT_THAT(text, HasSubstr("a=sendrecv\r\n"));
    ASSERT_TRUE(read_session(text));
    EXPECT_EQ(read_session(text)->audio.codec, Codec::pcma);
}

TEST(Sdp, answers_with_one_codec_and_the_event_type_of_the_offer) {
    LocalSession local(7);
    const auto offer = read_session(session("m=audio 4000 RTP/AVP 0 96\r\na=rtpmap:96 telephone-event/8000\r\n"));
    const auto text = local.answer(kOurs, *offer);
    EXPECT_THAT(text, HasSubstr("m=audio 33000 RTP/AVP 0 96\r\n"));
    EXPECT_THAT(text, Not(HasSubstr("PCMA")));
}

TEST(Sdp, keeps_the_order_of_lines_and_refuses_the_others) {
    LocalSession local(7);
    const auto offer =
        read_session(session("m=video 5000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\nm=audio 4000 RTP/AVP 8\r\n"
                             "m=image 6000 udptl t38\r\n"));
    ASSERT_TRUE(offer);
    const auto text = local.answer(kOurs, *offer);
    EXPECT_LT(text.find("m=video 0 RTP/AVP 96"), text.find("m=audio 33000 RTP/AVP 8"));
    EXPECT_LT(text.find("m=audio 33000"), text.find("m=image 0 udptl t38"));
}

TEST(Sdp, mirrors_directions_and_counts_versions_only_on_change) {
    LocalSession local(7);
    const auto talking = read_session(session("m=audio 4000 RTP/AVP 8\r\n"));
    const auto held = read_session(session("m=audio 4000 RTP/AVP 8\r\na=sendonly\r\n"));
    const auto frozen = read_session(session("m=audio 4000 RTP/AVP 8\r\na=inactive\r\n"));
    EXPECT_THAT(local.answer(kOurs, *talking), HasSubstr("o=- 7 7 "));
    EXPECT_THAT(local.answer(kOurs, *talking), HasSubstr("o=- 7 7 "));
    const auto answer = local.answer(kOurs, *held);
    EXPECT_THAT(answer, HasSubstr("o=- 7 8 "));
    EXPECT_THAT(answer, HasSubstr("a=recvonly\r\n"));
    EXPECT_THAT(local.answer(kOurs, *frozen), HasSubstr("a=inactive\r\n"));
}

}  // namespace
}  // namespace hotline::sip
