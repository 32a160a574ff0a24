// Who hears whom: a tone for each, and what arrives at every ear.
#include <gtest/gtest.h>

#include <array>
#include <map>

#include "unit/media/browser.hpp"
#include "unit/media/media_fixture.hpp"
#include "unit/media/stereo_wav.hpp"

namespace hotline::media {
namespace {

constexpr std::array kTones{450.0, 700.0, 1000.0, 1300.0, 1700.0};

/// Exactly these tones, about equally loud, and none of the others.
bool has_exactly(std::span<const std::uint8_t> alaw, const std::vector<double>& tones) {
    return std::ranges::all_of(kTones, [&](double tone) {
        const double share = share_of(tone, alaw);
        return std::ranges::count(tones, tone) > 0 ? share > 0.6 / static_cast<double>(tones.size()) : share < 0.03;
    });
}

class Hearing : public MediaFixture {
protected:
    struct Party {
        Phone* phone;
        LegId leg;
        double tone;
    };
    struct Heard {
        std::size_t who;
        std::vector<std::size_t> whom;
    };

    Party& add(app::Codec codec = app::Codec::pcma) {
        Phone& phone = phones_.emplace_back(static_cast<std::uint32_t>(0x1000 + phones_.size()));
        phone.speak(codec);
        return parties_.emplace_back(&phone, connect(phone, codec), kTones.at(parties_.size()));
    }
    void hear(std::size_t who, const std::vector<std::size_t>& whom) {
        std::vector<LegId> speakers;
        for (const std::size_t one : whom) speakers.push_back(parties_.at(one).leg);
        engine_->hear(parties_.at(who).leg, speakers);
    }
    /// All talk until each hears exactly those named; silence for none.
    [[nodiscard]] bool everybody_hears(const std::vector<Heard>& expected) {
        std::vector<std::pair<Phone*, double>> speakers;
        for (const Party& party : parties_) speakers.emplace_back(party.phone, party.tone);
        return talk_until(speakers, [&] {
            return std::ranges::all_of(expected, [&](const Heard& heard) {
                std::vector<double> tones;
                for (const std::size_t one : heard.whom) tones.push_back(parties_.at(one).tone);
                const auto sound = parties_.at(heard.who).phone->last_alaw(10);
                if (tones.empty()) return sound == std::vector<std::uint8_t>(10 * kFrameSamples, kAlawSilence);
                return sound.size() >= 1600 && has_exactly(sound, tones);
            });
        });
    }
    [[nodiscard]] std::size_t keys_heard(std::size_t who) {
        std::size_t keys = 0;
        for (const auto& packet : parties_.at(who).phone->listen()) keys += packet.header.payload_type == 96 ? 1 : 0;
        return keys;
    }

    std::deque<Phone> phones_;
    std::deque<Party> parties_;
};

TEST_F(Hearing, IsOfOthersOnly) {
    add(), add();
    hear(0, {0, 1, 1});
    EXPECT_TRUE(everybody_hears({{0, {1}}, {1, {}}}));
}

TEST_F(Hearing, IsMixedForThree) {
    add(), add(), add();
    for (std::size_t i = 0; i < 3; ++i) hear(i, {0, 1, 2});
    EXPECT_TRUE(everybody_hears({{0, {1, 2}}, {1, {0, 2}}, {2, {0, 1}}}));
}

TEST_F(Hearing, IsMixedForFiveOfEitherLaw) {
    for (const auto codec : {app::Codec::pcma, app::Codec::pcmu, app::Codec::pcma, app::Codec::pcmu, app::Codec::pcma})
        add(codec);
    for (std::size_t i = 0; i < 5; ++i) hear(i, {0, 1, 2, 3, 4});
    EXPECT_TRUE(everybody_hears({{0, {1, 2, 3, 4}}, {1, {0, 2, 3, 4}}, {2, {0, 1, 3, 4}}, {3, {0, 1, 2, 4}}, {4, {0, 1, 2, 3}}}));
}

TEST_F(Hearing, OfOneSpeakerBySeveralIsInTheLawOfEach) {
    for (const auto codec : {app::Codec::pcma, app::Codec::pcmu, app::Codec::pcma, app::Codec::pcmu}) add(codec);
    for (const std::size_t i : {1U, 2U, 3U}) hear(i, {0});
    EXPECT_TRUE(everybody_hears({{0, {}}, {1, {0}}, {2, {0}}, {3, {0}}}));
}

// citizen 0, agent 1, supervisor 2
TEST_F(Hearing, MayBeSecretOrWhisperedOrShared) {
    add(), add(), add();
    hear(0, {1});
    hear(1, {0});
    hear(2, {0, 1});
    EXPECT_TRUE(everybody_hears({{0, {1}}, {1, {0}}, {2, {0, 1}}})) << "listens";
    hear(1, {0, 2});
    EXPECT_TRUE(everybody_hears({{0, {1}}, {1, {0, 2}}, {2, {0, 1}}})) << "whispers";
    hear(0, {1, 2});
    EXPECT_TRUE(everybody_hears({{0, {1, 2}}, {1, {0, 2}}, {2, {0, 1}}})) << "takes part";
    hear(0, {2});
    hear(1, {});
    hear(2, {0});
    EXPECT_TRUE(everybody_hears({{0, {2}}, {1, {}}, {2, {0}}})) << "takes over";
}

TEST_F(Hearing, GoesOnWithTheOthersWhenOneLeaves) {
    for (int i = 0; i < 4; ++i) add();
    for (std::size_t i = 0; i < 4; ++i) hear(i, {0, 1, 2, 3});
    ASSERT_TRUE(everybody_hears({{0, {1, 2, 3}}, {3, {0, 1, 2}}}));
    engine_->close(parties_[3].leg);
    EXPECT_TRUE(everybody_hears({{0, {1, 2}}, {1, {0, 2}}, {2, {0, 1}}}));
    engine_->close(parties_[2].leg);
    EXPECT_TRUE(everybody_hears({{0, {1}}, {1, {0}}}));
    engine_->close(parties_[1].leg);
    EXPECT_TRUE(everybody_hears({{0, {}}}));
}

TEST_F(Hearing, OfAMutedLegIsSilence) {
    add(), add(), add();
    hear(0, {1, 2});
    hear(1, {0});
    engine_->mute(parties_[1].leg, true);
    EXPECT_TRUE(everybody_hears({{0, {2}}, {1, {0}}}));
    engine_->mute(parties_[0].leg, true);
    EXPECT_TRUE(everybody_hears({{1, {}}}));
    engine_->mute(parties_[0].leg, false);
    engine_->mute(parties_[1].leg, false);
    EXPECT_TRUE(everybody_hears({{0, {1, 2}}, {1, {0}}}));
}

TEST_F(Hearing, OfKeysIsFromASingleSpeakerThoughHeIsMuted) {
    add(), add(), add();
    hear(1, {0});
    hear(2, {0, 1});
    engine_->mute(parties_[0].leg, true);
    for (int i = 0; i < 3; ++i) phones_[0].press(5, 7000, i == 2);
    ASSERT_TRUE(switch_.run_until([&] { return keys_heard(1) == 3; }));
    EXPECT_EQ(events_.digits[parties_[0].leg], "5");
    engine_->mute(parties_[0].leg, false);
    EXPECT_TRUE(everybody_hears({{1, {0}}, {2, {0, 1}}}));
    EXPECT_EQ(keys_heard(2), 0U) << "a mix has none";
}

TEST_F(Hearing, WaitsForWhatIsPlayed) {
    add(), add(), add();
    hear(0, {1});
    hear(1, {0, 2});
    ASSERT_TRUE(everybody_hears({{0, {1}}, {1, {0, 2}}}));
    for (std::size_t i = 0; i < 2; ++i) {
        parties_[i].phone->forget();
        engine_->play(parties_[i].leg, {.id = {i + 1}, .prompts = {PromptName{"greeting"}}});
    }
    ASSERT_TRUE(
        talk_until({{&phones_[0], 450}, {&phones_[1], 700}, {&phones_[2], 1000}}, [&] { return events_.finished.size() == 2; }));
    for (std::size_t i = 0; i < 2; ++i) EXPECT_GT(share_of(500, parties_[i].phone->last_alaw(8)), 0.9) << "of the prompt alone";
    EXPECT_TRUE(everybody_hears({{0, {1}}, {1, {0, 2}}}));
    engine_->play(parties_[0].leg, {.id = {3}, .prompts = {PromptName{"music"}}, .loop = true});
    ASSERT_TRUE(switch_.run_until([&] { return share_of(400, parties_[0].phone->last_alaw(5)) > 0.9; }));
    hear(0, {1});
    EXPECT_TRUE(everybody_hears({{0, {1}}})) << "the same speaker again ends the music";
}

TEST_F(Hearing, MixesPagesWithPhones) {
    add(), add(app::Codec::pcmu);
    Browser page;
    const LegId leg{900};
    const auto answer = engine_->accept_browser(leg, page.offer());
    ASSERT_TRUE(answer);
    page.take_answer(*answer, engine_->browser_port());
    ASSERT_TRUE(switch_.run_until([&] { return page.listen(), page.is_up() && !events_.up.empty(); }));
    const std::vector<LegId> all{parties_[0].leg, parties_[1].leg, leg};
    for (const LegId one : all) engine_->hear(one, all);
    auto next = std::chrono::steady_clock::now();
    EXPECT_TRUE(talk_until({{&phones_[0], kTones[0]}, {&phones_[1], kTones[1]}}, [&] {
        page.listen();
        if (std::chrono::steady_clock::now() >= next) page.say(kTones[2]), next += kFrameTime;
        return has_exactly(page.last_sound(1600), {kTones[0], kTones[1]}) &&
               has_exactly(phones_[0].last_alaw(10), {kTones[1], kTones[2]}) &&
               has_exactly(phones_[1].last_alaw(10), {kTones[0], kTones[2]});
    }));
}

/// The citizen is party 0 and recorded; agent 1, department 2, supervisor 3.
class ARecordedConference : public Hearing {
protected:
    void SetUp() override {
        Hearing::SetUp();
        for (const auto codec : {app::Codec::pcmu, app::Codec::pcma, app::Codec::pcmu, app::Codec::pcma}) add(codec);
        engine_->start_recording(parties_[0].leg, {.id = RecordingId{5}, .path = path()});
    }
    [[nodiscard]] std::string path() const { return folder_.path / "call.wav"; }
    [[nodiscard]] StereoWav finished() {
        engine_->stop_recording(parties_[0].leg);
        EXPECT_TRUE(switch_.run_until([&] { return events_.recorded.contains(RecordingId{5}); }));
        return read_recording(path()).value();
    }
    /// The first 20 ms in which a tone prevails.
    static std::size_t begin_of(double tone, std::span<const std::uint8_t> sound, std::size_t from) {
        while (from + kFrameSamples <= sound.size() && share_of(tone, sound.subspan(from, kFrameSamples)) < 0.5)
            from += kFrameSamples / 2;
        return from;
    }
};

TEST_F(ARecordedConference, HasEverybodyWhomTheCitizenHeardAndNobodyElse) {
    hear(0, {1});
    hear(1, {0, 3});
    ASSERT_TRUE(everybody_hears({{0, {1}}, {1, {0, 3}}}));
    hear(0, {1, 2});
    ASSERT_TRUE(everybody_hears({{0, {1, 2}}}));
    hear(0, {});
    engine_->play(parties_[0].leg, {.id = {1}, .prompts = {PromptName{"music"}}, .loop = true});
    ASSERT_TRUE(talk_until({{&phones_[1], 700}}, [&] { return share_of(400, phones_[0].last_alaw(10)) > 0.9; }));
    hear(0, {2});
    ASSERT_TRUE(everybody_hears({{0, {2}}}));
    const StereoWav wav = finished();
    const auto right = std::span{wav.right};
    std::map<std::vector<double>, int> windows;
    for (std::size_t at = 0; at + 800 <= right.size(); at += 400)
        for (const std::vector<double>& tones : {std::vector{700.0}, {700.0, 1000.0}, {1000.0}})
            windows[tones] += has_exactly(right.subspan(at, 800), tones) ? 1 : 0;
    EXPECT_GE((windows[{700.0}]), 1);
    EXPECT_GE((windows[{700.0, 1000.0}]), 1);
    EXPECT_GE((windows[{1000.0}]), 1);
    EXPECT_LT(share_of(1300, right), 0.01) << "the whisper";
    EXPECT_LT(share_of(450, right), 0.01) << "the citizen himself";
    EXPECT_LT(share_of(400, right), 0.05) << "the music";
    for (const double tone : {700.0, 1000.0, 1300.0, 400.0}) EXPECT_LT(share_of(tone, wav.left), 0.01) << "on the left";
    EXPECT_GT(share_of(450, std::span{wav.left}.first(1600)), 0.9);
}

TEST_F(ARecordedConference, KeepsBothSidesTogetherThroughEveryChange) {
    for (int round = 0; round < 3; ++round) {
        hear(0, {1});
        ASSERT_TRUE(everybody_hears({{0, {1}}}));
        hear(0, {1, 2});
        ASSERT_TRUE(everybody_hears({{0, {1, 2}}}));
    }
    const auto silence = [](Phone& phone) { phone.send(std::vector<std::uint8_t>(kFrameSamples, kAlawSilence)); };
    for (int i = 0; i < 20; ++i) {
        ASSERT_TRUE(switch_.run_until(
            [&, until = std::chrono::steady_clock::now() + kFrameTime] { return std::chrono::steady_clock::now() >= until; }));
        silence(phones_[1]);
    }
    phones_[0].forget();
    ASSERT_TRUE(talk_until({{&phones_[0], 2100}, {&phones_[1], 2600}}, [&] { return phones_[0].listen().size() >= 30; }));
    const StereoWav wav = finished();
    const std::size_t left = begin_of(2100, wav.left, 0);
    const std::size_t right = begin_of(2600, wav.right, 0);
    ASSERT_LT(left, wav.left.size() - kFrameSamples);
    EXPECT_NEAR(static_cast<double>(right), static_cast<double>(left), 0.15 * kSampleRate);
}

TEST_F(ARecordedConference, HasNothingOfAMutedCitizen) {
    hear(0, {1});
    engine_->mute(parties_[0].leg, true);
    ASSERT_TRUE(everybody_hears({{0, {1}}}));
    const StereoWav wav = finished();
    EXPECT_EQ(wav.left, std::vector<std::uint8_t>(wav.left.size(), kAlawSilence));
}

}  // namespace
}  // namespace hotline::media
