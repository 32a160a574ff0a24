#include "adapters/media/media_engine.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "unit/media/media_fixture.hpp"
#include "unit/media/stereo_wav.hpp"

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

class TheMediaEngine : public MediaFixture {
protected:
    Phone citizen_{0x1111};
    Phone agent_{0x2222};
};

void expect_one_continuous_stream(const std::vector<Phone::Heard>& heard) {
    for (std::size_t i = 1; i < heard.size(); ++i) {
        const RtpHeader& before = heard[i - 1].header;
        const RtpHeader& now = heard[i].header;
        ASSERT_EQ(now.ssrc, before.ssrc) << i;
        ASSERT_EQ(now.sequence, static_cast<std::uint16_t>(before.sequence + 1)) << i;
        const auto step = static_cast<std::int32_t>(now.timestamp - before.timestamp);
        ASSERT_GE(step, 160) << i;
        ASSERT_LT(step, 8000) << i;
    }
}

TEST_F(TheMediaEngine, SendsSilenceToALegThatHearsNothing) {
    connect(citizen_);
    ASSERT_TRUE(switch_.run_until([&] { return citizen_.listen().size() >= 5; }));
    for (const auto& packet : citizen_.listen()) {
        EXPECT_EQ(packet.header.payload_type, kPayloadPcma);
        EXPECT_EQ(packet.payload, std::vector<std::uint8_t>(160, kAlawSilence));
    }
    expect_one_continuous_stream(citizen_.listen());
}

TEST_F(TheMediaEngine, SendsNothingBeforeItKnowsThePeer) {
    const LegId leg{1};
    const auto local = engine_->open_rtp(leg);
    ASSERT_TRUE(local);
    EXPECT_EQ(local->port % 2, 0);
    EXPECT_EQ(local->event_type, MediaLeg::kOurEventType);
    citizen_.call(*local);
    citizen_.say(440);
    ASSERT_TRUE(switch_.run_until([&] { return engine_->counters().dropped_stranger == 1; }));
    EXPECT_EQ(engine_->counters().packets_out, 0U);
}

TEST_F(TheMediaEngine, PlaysPromptsInARowAndReportsTheEnd) {
    const LegId leg = connect(citizen_);
    engine_->play(leg, {.id = {7}, .prompts = {PromptName{"greeting"}, PromptName{"absent"}, PromptName{"menu"}}});
    ASSERT_TRUE(switch_.run_until([&] { return !events_.finished.empty(); }));
    EXPECT_EQ(events_.finished, (std::vector<std::uint64_t>{7}));
    EXPECT_EQ(engine_->counters().unknown_prompts, 1U);
    std::vector<std::uint8_t> heard = citizen_.last_sound(1000);
    const auto first = std::ranges::find_if(heard, [](auto sample) { return sample != kAlawSilence && sample != 0x55; });
    ASSERT_GE(heard.end() - first, 2390);
    const auto sound = std::span{first, heard.end()};
    EXPECT_GT(share_of(500, sound.first(1500)), 0.95);
    EXPECT_GT(share_of(900, sound.subspan(1600, 780)), 0.95);
    expect_one_continuous_stream(citizen_.listen());
}

TEST_F(TheMediaEngine, FinishesAPlaybackOfUnknownPromptsAtOnce) {
    const LegId leg = connect(citizen_);
    engine_->play(leg, {.id = {8}, .prompts = {PromptName{"absent"}}});
    EXPECT_TRUE(switch_.run_until([&] { return events_.finished == std::vector<std::uint64_t>{8}; }));
}

TEST_F(TheMediaEngine, LoopsMusicUntilItIsStopped) {
    const LegId leg = connect(citizen_);
    engine_->play(leg, {.id = {1}, .prompts = {PromptName{"music"}}, .loop = true});
    ASSERT_TRUE(switch_.run_until([&] { return citizen_.listen().size() >= 20; }));
    EXPECT_GT(share_of(400, citizen_.last_sound(10)), 0.9);
    engine_->stop_playing(leg);
    ASSERT_TRUE(switch_.run_until([&] { return citizen_.last_sound(1) == std::vector<std::uint8_t>(160, kAlawSilence); }));
    EXPECT_TRUE(events_.finished.empty());
}

TEST_F(TheMediaEngine, BridgesBothWaysAndReportsTheFirstSound) {
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    bridge(a, b);
    ASSERT_TRUE(talk_until({{&citizen_, 440}, {&agent_, 700}}, [&] {
        return share_of(700, citizen_.last_sound(10)) > 0.95 && share_of(440, agent_.last_sound(10)) > 0.95;
    }));
    EXPECT_EQ(events_.started.size(), 2U);
}

TEST_F(TheMediaEngine, KeepsOneStreamThroughPlaybackAndBridges) {
    Phone second_agent{0x3333};
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    const LegId c = connect(second_agent);
    engine_->play(a, {.id = {1}, .prompts = {PromptName{"music"}}, .loop = true});
    ASSERT_TRUE(switch_.run_until([&] { return share_of(400, citizen_.last_sound(5)) > 0.9; }));
    bridge(a, b);
    ASSERT_TRUE(talk_until({{&agent_, 700}}, [&] { return share_of(700, citizen_.last_sound(5)) > 0.95; }));
    bridge(a, c);
    ASSERT_TRUE(
        talk_until({{&agent_, 700}, {&second_agent, 1000}}, [&] { return share_of(1000, citizen_.last_sound(5)) > 0.95; }));
    engine_->play(a, {.id = {2}, .prompts = {PromptName{"music"}}, .loop = true});
    ASSERT_TRUE(switch_.run_until([&] { return share_of(400, citizen_.last_sound(5)) > 0.9; }));
    expect_one_continuous_stream(citizen_.listen());
    const auto markers = std::ranges::count_if(citizen_.listen(), [](const auto& packet) { return packet.header.marker; });
    EXPECT_GE(markers, 4);
}

TEST_F(TheMediaEngine, LetsBothHearSilenceAfterTheBridge) {
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    bridge(a, b);
    ASSERT_TRUE(talk_until({{&agent_, 700}}, [&] { return share_of(700, citizen_.last_sound(5)) > 0.95; }));
    engine_->hear(a, {});
    engine_->hear(b, {});
    const std::vector<std::uint8_t> silence(800, kAlawSilence);
    EXPECT_TRUE(
        talk_until({{&agent_, 700}}, [&] { return citizen_.last_sound(5) == silence && agent_.last_sound(5) == silence; }));
}

TEST_F(TheMediaEngine, GivesALegItsOwnVoiceBackUntilItHearsSomebody) {
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    engine_->echo(a, true);
    ASSERT_TRUE(talk_until({{&citizen_, 440}}, [&] { return share_of(440, citizen_.last_sound(10)) > 0.95; }));
    bridge(a, b);
    ASSERT_TRUE(talk_until({{&citizen_, 440}, {&agent_, 700}}, [&] { return share_of(700, citizen_.last_sound(10)) > 0.95; }));
    engine_->hear(a, {});
    ASSERT_TRUE(talk_until({{&citizen_, 440}}, [&] { return share_of(440, citizen_.last_sound(50)) < 0.01; }))
        << "the echo does not come back by itself";
}

TEST_F(TheMediaEngine, RecodesBetweenPcmaAndPcmu) {
    const LegId a = connect(citizen_, app::Codec::pcmu);
    const LegId b = connect(agent_);
    bridge(a, b);
    const std::vector<std::uint8_t> ulaw(160, 0x80);
    ASSERT_TRUE(switch_.run_until([&] {
        citizen_.send(ulaw, kPayloadPcmu);
        return agent_.last_sound(1) == std::vector<std::uint8_t>(160, alaw_of_ulaw(0x80));
    }));
    agent_.forget();
    citizen_.forget();
    ASSERT_TRUE(switch_.run_until([&] {
        agent_.send(std::vector<std::uint8_t>(160, 0xaa));
        return citizen_.last_sound(1) == std::vector<std::uint8_t>(160, ulaw_of_alaw(0xaa));
    }));
    EXPECT_EQ(citizen_.listen().back().header.payload_type, kPayloadPcmu);
}

TEST_F(TheMediaEngine, CountsAKeyOnceAndPassesItOnWithThePartnersType) {
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    auto changed = agent_.description();
    changed.event_type = 126;
    engine_->set_remote(b, changed);
    citizen_.press(4, 5000);
    ASSERT_TRUE(switch_.run_until([&] { return events_.digits[a] == "4"; }));
    bridge(a, b);
    ASSERT_TRUE(switch_.run_until([&] {
        citizen_.send(std::vector<std::uint8_t>(160, 0xaa));
        return agent_.last_sound(1) == std::vector<std::uint8_t>(160, 0xaa);
    }));
    for (int i = 0; i < 3; ++i) citizen_.press(9, 9000);
    for (int i = 0; i < 3; ++i) citizen_.press(9, 9000, true);
    citizen_.press(11, 12000);
    ASSERT_TRUE(switch_.run_until([&] { return events_.digits[a] == "49#"; }));
    const auto passed = [&] {
        return std::ranges::count_if(agent_.listen(), [](const auto& packet) { return packet.header.payload_type == 126; });
    };
    EXPECT_TRUE(switch_.run_until([&] { return passed() == 7; }));
}

TEST_F(TheMediaEngine, HearsTonesOfAPhoneWithoutTelephoneEvents) {
    const LegId leg = connect(citizen_);
    auto plain = citizen_.description();
    plain.event_type.reset();
    engine_->set_remote(leg, plain);
    std::vector<std::uint8_t> key_five(800);
    for (std::size_t i = 0; i < key_five.size(); ++i) {
        const double t = 2 * std::numbers::pi * static_cast<double>(i) / 8000.0;
        key_five[i] = alaw_of_linear(static_cast<std::int16_t>(4000 * (std::sin(770 * t) + std::sin(1336 * t))));
    }
    for (std::size_t at = 0; at < key_five.size(); at += 160) citizen_.send(std::span{key_five}.subspan(at, 160));
    for (int i = 0; i < 5; ++i) citizen_.send(std::vector<std::uint8_t>(160, kAlawSilence));
    EXPECT_TRUE(switch_.run_until([&] { return events_.digits[leg] == "5"; }));
}

TEST_F(TheMediaEngine, SendsKeysAsTelephoneEvents) {
    const LegId leg = connect(citizen_);
    engine_->send_keys(leg, "1*");
    const auto ends = [&] {
        return std::ranges::count_if(citizen_.listen(), [](const auto& packet) {
            const auto event = parse_telephone_event(packet.payload);
            return packet.header.payload_type == 96 && event && event->end && (event->event == 1 || event->event == 10);
        });
    };
    EXPECT_TRUE(switch_.run_until([&] { return ends() == 6; }));
}

TEST_F(TheMediaEngine, SendsKeysAsTonesToAPeerWithoutTelephoneEvents) {
    const LegId leg = connect(citizen_);
    auto plain = citizen_.description();
    plain.event_type.reset();
    engine_->set_remote(leg, plain);
    citizen_.forget();
    engine_->send_keys(leg, "1x59#");
    ToneKeys listener;
    std::string heard;
    std::size_t fed = 0;
    EXPECT_TRUE(switch_.run_until([&] {
        for (const auto& packets = citizen_.listen(); fed < packets.size(); ++fed)
            listener.feed(packets[fed].payload, [&](char key) { heard += key; });
        return heard == "159#";
    })) << heard;
}

TEST_F(TheMediaEngine, IgnoresStrangersAndRubbish) {
    Phone stranger{0x6666};
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    bridge(a, b);
    ASSERT_TRUE(talk_until({{&citizen_, 440}}, [&] { return agent_.listen().size() >= 8; }));
    const auto local = engine_->open_rtp(a);  // an open leg says again where it listens
    ASSERT_TRUE(local);
    stranger.call(*local);
    for (int i = 0; i < 10; ++i) stranger.say(1000);
    EXPECT_TRUE(switch_.run_until([&] { return engine_->counters().dropped_stranger == 10; }));

    const auto seen = [&] {
        const MediaCounters counters = engine_->counters();
        return counters.packets_in + counters.rtcp_in + counters.dropped_malformed + counters.dropped_stranger +
               counters.dropped_payload_type;
    };
    std::minstd_rand random{4711};
    for (int burst = 0; burst < 40; ++burst) {
        const std::uint64_t wanted = seen() + 50;
        for (int i = 0; i < 50; ++i) {
            std::vector<std::uint8_t> rubbish(random() % 200);
            for (auto& byte : rubbish) byte = static_cast<std::uint8_t>(random());
            if (!rubbish.empty() && i % 2 == 0) rubbish[0] = static_cast<std::uint8_t>(0x80 | (rubbish[0] & 0x3f));
            citizen_.send_raw(rubbish);
        }
        ASSERT_TRUE(switch_.run_until([&] { return seen() >= wanted; }));
    }
    EXPECT_GT(engine_->counters().dropped_malformed, 500U);
    agent_.forget();
    EXPECT_TRUE(talk_until({{&citizen_, 440}}, [&] { return share_of(440, agent_.last_sound(10)) > 0.9; }));
}

TEST_F(TheMediaEngine, MeasuresWhatALegLost) {
    const LegId leg = connect(citizen_);
    for (int i = 0; i < 3; ++i) citizen_.say(440);
    Phone elsewhere{1};
    const auto server = engine_->open_rtp(leg).value();
    citizen_.call(elsewhere.description());
    for (int i = 0; i < 2; ++i) citizen_.say(440);
    citizen_.call(server);
    citizen_.say(440);
    ASSERT_TRUE(switch_.run_until([&] { return engine_->counters().packets_in == 4; }));
    engine_->close(leg);
    ASSERT_TRUE(switch_.run_until([&] { return events_.closed.contains(leg); }));
    EXPECT_EQ(events_.closed[leg].packets_received, 4U);
    EXPECT_EQ(events_.closed[leg].packets_lost, 2U);
    EXPECT_EQ(engine_->counters().legs, 0U);
}

TEST_F(TheMediaEngine, ClosesALegInABridgeAndKeepsTheOther) {
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    bridge(a, b);
    ASSERT_TRUE(talk_until({{&agent_, 700}}, [&] { return share_of(700, citizen_.last_sound(5)) > 0.95; }));
    engine_->close(b);
    EXPECT_TRUE(switch_.run_until([&] { return citizen_.last_sound(3) == std::vector<std::uint8_t>(480, kAlawSilence); }));
    engine_->close(b);
    bridge(a, b);
    engine_->play(b, {.id = {1}, .prompts = {PromptName{"menu"}}});
    engine_->stop_recording(b);
    engine_->close(a);
    EXPECT_TRUE(switch_.run_until([&] { return events_.closed.size() == 2; }));
}

TEST_F(TheMediaEngine, RefusesWhenThePortsAreUsedUp) {
    MediaConfig config;
    config.rtp_port_first = 24001;
    config.rtp_port_last = 24005;
    config.realtime = false;
    const auto engine = MediaEngine::start(config, switch_);
    ASSERT_TRUE(engine);
    const auto first = (*engine)->open_rtp(LegId{1});
    const auto second = (*engine)->open_rtp(LegId{2});
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->port, second->port);
    const auto third = (*engine)->open_rtp(LegId{3});
    ASSERT_FALSE(third);
    EXPECT_EQ(third.error(), app::MediaRefusal::no_port_left);
    (*engine)->close(LegId{1});
    EXPECT_TRUE(switch_.run_until([&] { return (*engine)->open_rtp(LegId{3}).has_value(); }));
}

TEST_F(TheMediaEngine, NamesASettingThatCannotBe) {
    MediaConfig config;
    config.bind_address = "localhost";
    EXPECT_FALSE(MediaEngine::start(config, switch_));
    config = {};
    config.browser_port = engine_->browser_port();
    const auto busy = MediaEngine::start(config, switch_);
    ASSERT_FALSE(busy);
    EXPECT_NE(busy.error().find(std::to_string(config.browser_port)), std::string::npos);
}

class AShortTimeout : public TheMediaEngine {
    void configure(MediaConfig& config) const override { config.media_timeout = 1s; }
};

TEST_F(AShortTimeout, ReportsASilentPeerOnceButNotOneOnHold) {
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    auto held = agent_.description();
    held.sends = false;
    engine_->set_remote(b, held);
    citizen_.say(440);
    ASSERT_TRUE(switch_.run_until([&] { return !events_.timed_out.empty(); }));
    EXPECT_EQ(events_.timed_out, (std::vector<LegId>{a}));
    engine_->set_remote(b, agent_.description());
    ASSERT_TRUE(switch_.run_until([&] { return events_.timed_out.size() == 2; }));
    EXPECT_EQ(events_.timed_out.back(), b);
}

}  // namespace
}  // namespace hotline::media
