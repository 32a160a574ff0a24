#include <gtest/gtest.h>

#include "unit/media/browser.hpp"
#include "unit/media/media_fixture.hpp"

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

class ABrowserCall : public MediaFixture {
protected:
    void connect_page(Browser& page) {
        const auto answer = engine_->accept_browser(agent_, page.offer());
        ASSERT_TRUE(answer);
        page.take_answer(*answer, engine_->browser_port());
        const std::size_t before = events_.up.size();
        ASSERT_TRUE(switch_.run_until([&] { return page.listen(), page.is_up() && events_.up.size() > before; }));
    }
    /// Phone and page talk, each 20 ms, until the condition holds.
    template <class Condition>
    [[nodiscard]] bool talk(Browser& page, Condition condition) {
        return talk_until({{&citizen_, 440}}, [&, said = std::size_t{0}]() mutable {
            page.listen();
            const std::size_t now = citizen_.listen().size();
            if (now != said || now == 0) page.say(700);
            said = now;
            return condition();
        });
    }
    [[nodiscard]] bool both_hear(Browser& page) {
        return share_of(440, page.last_sound(1600)) > 0.9 && share_of(700, citizen_.last_sound(10)) > 0.9;
    }

    Phone citizen_{0x1111};
    const LegId agent_{900};
};

TEST_F(ABrowserCall, HearsSilenceThenMusicOverItsLine) {
    Browser page;
    connect_page(page);
    EXPECT_EQ(events_.up, (std::vector<LegId>{agent_}));
    ASSERT_TRUE(switch_.run_until([&] { return page.listen().size() >= 800; }));
    EXPECT_EQ(page.last_sound(160), std::vector<std::uint8_t>(160, kAlawSilence));
    engine_->play(agent_, {.id = {1}, .prompts = {PromptName{"music"}}, .loop = true});
    EXPECT_TRUE(switch_.run_until([&] { return share_of(400, page.last_sound(800)) > 0.9; }));
}

TEST_F(ABrowserCall, IsBridgedWithAPhone) {
    Browser page;
    connect_page(page);
    bridge(agent_, connect(citizen_));
    EXPECT_TRUE(talk(page, [&] { return both_hear(page); }));
}

TEST_F(ABrowserCall, KeepsItsBridgeWhenThePageIsLoadedAgain) {
    Browser page;
    connect_page(page);
    bridge(agent_, connect(citizen_));
    ASSERT_TRUE(talk(page, [&] { return both_hear(page); }));
    Browser again;
    connect_page(again);
    EXPECT_TRUE(talk(again, [&] { return both_hear(again); }));
    EXPECT_TRUE(events_.down.empty());
    EXPECT_EQ(engine_->counters().legs, 2U);
}

TEST_F(ABrowserCall, GoesDownWhenThePageSaysGoodbye) {
    Browser page;
    connect_page(page);
    page.hang_up();
    EXPECT_TRUE(switch_.run_until([&] { return events_.down == std::vector<LegId>{agent_}; }));
    Browser again;
    connect_page(again);
}

TEST_F(ABrowserCall, IsToldWhenItsLegIsClosed) {
    Browser page;
    connect_page(page);
    engine_->close(agent_);
    EXPECT_TRUE(switch_.run_until([&] { return page.listen(), page.heard_goodbye(); })) << "though it was the last leg";
}

TEST_F(ABrowserCall, IsToldWhenAnotherPageTakesItsPlace) {
    Browser page;
    connect_page(page);
    Browser again;
    connect_page(again);
    EXPECT_TRUE(switch_.run_until([&] { return page.listen(), page.heard_goodbye(); }));
    EXPECT_FALSE(again.heard_goodbye());
}

TEST_F(ABrowserCall, IgnoresStrangersOnTheBrowsersPort) {
    Browser page;
    connect_page(page);
    Browser stranger;
    stranger.take_answer("a=ice-ufrag:nobody\r\na=ice-pwd:nothing\r\n", engine_->browser_port());
    const std::uint8_t rtp[40] = {0x80, 8};
    stranger.send(std::as_bytes(std::span{rtp}));
    ASSERT_TRUE(switch_.run_until([&] { return engine_->counters().dropped_unknown_source == 2; }));
    page.send(std::as_bytes(std::span{rtp}));
    ASSERT_TRUE(switch_.run_until([&] { return engine_->counters().dropped_unprotected == 1; }));
    EXPECT_EQ(stranger.checks_answered(), 0U);
}

TEST_F(ABrowserCall, RefusesAnOfferWithoutProtection) {
    Browser page;
    std::string plain = page.offer();
    while (plain.find("a=fingerprint") != std::string::npos)
        plain.erase(plain.find("a=fingerprint"), plain.find("a=setup") - plain.find("a=fingerprint"));
    const auto answer = engine_->accept_browser(agent_, plain);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), app::MediaRefusal::insecure);
    EXPECT_EQ(engine_->counters().legs, 0U);
}

class AShortConsent : public ABrowserCall {
    void configure(MediaConfig& config) const override { config.consent_timeout = 2s; }
};

TEST_F(AShortConsent, EndsWithoutChecksAndLastsWithThem) {
    Browser page;
    connect_page(page);
    const auto begin = std::chrono::steady_clock::now();
    auto next = begin;
    ASSERT_TRUE(switch_.run_until([&] {
        if (std::chrono::steady_clock::now() > next) page.check(), next += 500ms;
        return std::chrono::steady_clock::now() - begin > 3500ms;
    }));
    EXPECT_TRUE(events_.down.empty());
    EXPECT_TRUE(switch_.run_until([&] { return events_.down == std::vector<LegId>{agent_}; }));
}

}  // namespace
}  // namespace hotline::media
