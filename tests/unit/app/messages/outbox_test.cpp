#include "app/messages/outbox.hpp"

#include <deque>

#include "message_fixture.hpp"
#include "support/memory/memory_database.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;
using Outcome = GatewayOutcome;

/// Answers what it was told to, and yes when it was told nothing.
class ScriptedGateway final : public MessageGateway {
public:
    GatewayAnswer submit(const Message& message) override {
        texts.push_back(message.text);
        states.push_back(message.state);
        if (answers.empty()) return {.outcome = Outcome::accepted, .text = "ok", .reference = {}};
        const Outcome outcome = answers.front();
        answers.pop_front();
        return {.outcome = outcome, .text = "scripted", .reference = {}};
    }
    std::deque<Outcome> answers;
    std::vector<std::string> texts;
    std::vector<MessageState> states;
};

class HeardLive final : public LiveEvents {
public:
    void publish(Audience /*to*/, std::string_view type, std::string data) override {
        if (type == "alarm.raised") alarms.push_back(std::move(data));
    }
    std::vector<std::string> alarms;
};

/// Fails when it is told to, as a full disk does.
class ShakyDatabase final : public Database {
public:
    explicit ShakyDatabase(Database& real) : real_(real) {}
    void write(Work work, Done done) override {
        if (good_writes-- == 0) return done(std::make_exception_ptr(StoreUnavailable("full")));
        real_.write(std::move(work), std::move(done));
    }
    void read(Work work, Done done) override { real_.read(std::move(work), std::move(done)); }
    int good_writes{1'000'000};

private:
    Database& real_;
};

class TheOutbox : public MessageFixture {
protected:
    std::unique_ptr<Outbox> started() {
        auto outbox = std::make_unique<Outbox>(Outbox::Parts{database, live, city.clock},
                                               std::vector<Outbox::Way>{{sms(), gateway}, {platform(), other}});
        outbox->recover();
        return outbox;
    }
    /// Runs as its thread does, until nothing is to be done before then.
    void run_for(Outbox& outbox, Duration time) {
        const Instant end = city.now() + time;
        for (auto next = outbox.look(); next && *next <= end; next = outbox.look())
            city.clock.at = std::max(city.clock.at, *next);
        city.clock.at = end;
    }

    test::MemoryDatabase real{city.stores};
    ShakyDatabase database{real};
    HeardLive live;
    ScriptedGateway gateway;
    ScriptedGateway other;
};

TEST_F(TheOutbox, SendsInOrderAndSaysSo) {
    const Message first = written("a");
    const Message second = written("b");
    const auto outbox = started();
    run_for(*outbox, 1s);
    EXPECT_EQ(gateway.texts, (std::vector<std::string>{"您好 a", "您好 b"}));
    EXPECT_EQ(gateway.states.front(), MessageState::sending) << "that was durable before the gateway got it";
    EXPECT_EQ(stored(first.id).state, MessageState::sent);
    EXPECT_EQ(stored(second.id).answer, "ok");
    EXPECT_EQ(outbox->states()->front().health, GatewayHealth::works);
    EXPECT_FALSE(outbox->look());
}

TEST_F(TheOutbox, KeepsTheOrderWhileTheGatewayIsDownAndDoesNotFloodItAfterwards) {
    std::vector<std::string> expected;
    for (int count = 0; count < 50; ++count) {
        written(std::to_string(count));
        expected.push_back("您好 " + std::to_string(count));
    }
    gateway.answers.assign(12, Outcome::not_reached);
    const auto outbox = started();
    const Instant begin = city.now();
    run_for(*outbox, 10min);
    EXPECT_EQ(gateway.answers.size(), 0U);
    EXPECT_GT(city.now() - begin, 9min);
    gateway.texts.erase(gateway.texts.begin(), gateway.texts.begin() + 12);
    ASSERT_EQ(live.alarms.size(), 2U);
    EXPECT_TRUE(live.alarms[0].contains("gateway_down"));
    EXPECT_TRUE(live.alarms[1].contains("gateway_back"));
    EXPECT_EQ(gateway.texts, expected);
    EXPECT_EQ(city.work.outbox.unfinished({"city"}, 1).size(), 0U);
}

TEST_F(TheOutbox, IsNoFasterThanTheGatewayTakesThem) {
    for (int count = 0; count < 50; ++count) written(std::to_string(count));
    const auto outbox = started();
    run_for(*outbox, 2s - 1ms);
    EXPECT_EQ(gateway.texts.size(), 20U) << "ten a second";
}

TEST_F(TheOutbox, DoesNotLetOneGatewayHoldUpAnother) {
    written("a");
    written("b", MessagePurpose::notice, "wechat");
    gateway.answers.assign(100, Outcome::not_reached);
    const auto outbox = started();
    run_for(*outbox, 1s);
    EXPECT_EQ(other.texts.size(), 1U);
}

TEST_F(TheOutbox, WaitsForAReportBeforeItSendsAgainWhatWasBeingSentWhenTheProgramDied) {
    Message half = written("a");
    half.state = MessageState::sending;
    half.attempts = 1;
    city.work.outbox.save(half);
    const auto outbox = started();
    run_for(*outbox, 4min);
    EXPECT_TRUE(gateway.texts.empty());
    EXPECT_EQ(stored(half.id).state, MessageState::unsure);
    run_for(*outbox, 2min);
    EXPECT_EQ(gateway.texts.size(), 1U);
    EXPECT_EQ(stored(half.id).state, MessageState::sent);
}

TEST_F(TheOutbox, DoesNotSendAgainWhatWasReportedMeanwhile) {
    Message half = written("a");
    half.state = MessageState::sending;
    city.work.outbox.save(half);
    const auto outbox = started();
    ASSERT_TRUE(take_report(city.work, sms(), {.message = half.id, .state = ReportKind::arrived, .detail = {}}, city.now()));
    run_for(*outbox, 1h);
    EXPECT_TRUE(gateway.texts.empty());
    EXPECT_EQ(stored(half.id).state, MessageState::delivered);
}

TEST_F(TheOutbox, RemembersTheGatewaysAnswerWhileItCannotBeWritten) {
    const Message message = written("a");
    const auto outbox = started();
    database.good_writes = 1;  // the claim
    EXPECT_THROW((void)outbox->look(), StoreUnavailable);
    EXPECT_EQ(stored(message.id).state, MessageState::sending);
    database.good_writes = 0;
    EXPECT_THROW((void)outbox->look(), StoreUnavailable);
    database.good_writes = 1'000'000;
    run_for(*outbox, 1h);
    EXPECT_EQ(stored(message.id).state, MessageState::sent);
    EXPECT_EQ(gateway.texts.size(), 1U) << "not twice";
}

TEST_F(TheOutbox, WaitsForTheEndOfTheQuietHours) {
    city.clock.at += 12h;  // 22:00
    const Message notice = written("a");
    const Message answer = written("b", MessagePurpose::answer);
    const auto outbox = started();
    run_for(*outbox, 9h);
    EXPECT_EQ(gateway.texts, (std::vector<std::string>{"您好 b"}));
    EXPECT_EQ(stored(notice.id).not_before, city.now() + 1h);
    run_for(*outbox, 61min);
    EXPECT_EQ(gateway.texts.size(), 2U);
    EXPECT_EQ(stored(answer.id).attempts, 1);
}

TEST_F(TheOutbox, GivesUpWhatIsOfNoUseAnyMore) {
    const Message message = written("a");
    gateway.answers.assign(100'000, Outcome::not_reached);
    const auto outbox = started();
    run_for(*outbox, 24h + 2min);
    EXPECT_EQ(stored(message.id).state, MessageState::given_up);
}

TEST_F(TheOutbox, TakesARefusalAsFinal) {
    const Message message = written("a");
    gateway.answers = {Outcome::refused};
    const auto outbox = started();
    run_for(*outbox, 1h);
    EXPECT_EQ(stored(message.id).state, MessageState::failed);
    EXPECT_EQ(stored(message.id).answer, "scripted");
    EXPECT_EQ(gateway.texts.size(), 1U);
}

}  // namespace
}  // namespace hotline::app
