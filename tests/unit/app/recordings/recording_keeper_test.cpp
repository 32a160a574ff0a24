#include "app/recordings/recording_keeper.hpp"

#include "unit/app/recordings/archive_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

/// Runs what is posted when the test says so.
class HeldThread final : public Executor {
public:
    void post(Task task) override { tasks.push_back(std::move(task)); }
    [[nodiscard]] bool is_mine() const override { return true; }
    void run() {
        while (!tasks.empty()) {
            Task task = std::move(tasks.front());
            tasks.erase(tasks.begin());
            task();
        }
    }
    std::vector<Task> tasks;
};

class HeardLive final : public LiveEvents {
public:
    void publish(Audience, std::string_view type, std::string data) override {
        types.emplace_back(type);
        all.push_back(std::move(data));
    }
    std::vector<std::string> types;
    std::vector<std::string> all;
};

class TheKeeper : public ArchiveFixture {
protected:
    HeldThread thread;
    HeardLive live;
    RecordingKeeper keeper{{database, files, live, city.clock, thread}, {.hour = 3h}};
};

TEST_F(TheKeeper, SealsWhatIsFinishedAndStored) {
    const RecordingEntry made = recorded();
    const std::vector<CallEvent> events{{made.call, city.now(), call_event::RecordingFinished{made.id, 2000, 5}}};
    keeper.stored(events);
    EXPECT_EQ(entry(made.id).sha256, "") << "not on the database's thread";
    thread.run();
    EXPECT_EQ(entry(made.id).sha256, "sum of sound");
}

TEST_F(TheKeeper, TakesDiscardedMessagesAway) {
    const RecordingEntry made = recorded();
    const std::vector<CallEvent> events{{made.call, city.now(), call_event::MessageDiscarded{made.id}}};
    keeper.stored(events);
    thread.run();
    EXPECT_TRUE(files.files.empty());
    EXPECT_EQ(entry(made.id).erased_why, "message_discarded");
}

TEST_F(TheKeeper, DoesTheDaysWorkOnceADay) {
    recorded();
    keeper.each_minute();
    EXPECT_EQ(city.stores.state.reconciliations.size(), 1U) << "it was never done";
    keeper.each_minute();
    EXPECT_EQ(city.stores.state.reconciliations.size(), 1U);
    city.clock.at += 24h;
    keeper.each_minute();
    EXPECT_EQ(city.stores.state.reconciliations.size(), 2U);
    EXPECT_EQ(live.types, (std::vector<std::string>{"recordings.reconciled", "recordings.reconciled"})) << "and no alarm";
}

TEST_F(TheKeeper, RaisesAnAlarmForWhatDoesNotFit) {
    recorded();
    files.files.clear();
    keeper.each_minute();
    ASSERT_EQ(live.types.back(), "alarm.raised");
    EXPECT_NE(live.all.back().find("recordings_do_not_fit"), std::string::npos);
}

TEST_F(TheKeeper, RaisesOneAlarmWhileSpaceIsLow) {
    keeper.each_minute();
    live.types.clear();
    files.disk.free = 49;
    keeper.each_minute();
    keeper.each_minute();
    EXPECT_EQ(live.types, std::vector<std::string>{"alarm.raised"});
    files.disk.free = 500;
    keeper.each_minute();
    files.disk.free = 1;
    keeper.each_minute();
    EXPECT_EQ(live.types.size(), 2U) << "it had been well in between";
}

TEST_F(TheKeeper, BeginsTheWorkOnDemandUnlessItIsUnderWay) {
    EXPECT_TRUE(keeper.start_reconciliation());
    EXPECT_TRUE(keeper.reconciles());
    EXPECT_FALSE(keeper.start_reconciliation());
    thread.run();
    EXPECT_FALSE(keeper.reconciles());
    EXPECT_EQ(city.stores.state.reconciliations.size(), 1U);
}

TEST_F(TheKeeper, EndsEarlyWhenTheProgramDoes) {
    recorded();
    keeper.stop();
    keeper.each_minute();
    EXPECT_TRUE(city.stores.state.reconciliations.empty());
    EXPECT_FALSE(keeper.reconciles());
}

TEST_F(TheKeeper, AnswersPages) {
    const RecordingEntry made = recorded();
    std::optional<std::string> waveform;
    std::optional<RecordingCheck> check;
    std::optional<bool> erased;
    keeper.waveform(made.path, [&](auto found) { waveform = std::move(found); });
    keeper.check(made.id, [&](auto found) { check = found; });
    keeper.erase(made.id, "by_hand:误录", [&](auto found) { erased = found; });
    thread.run();
    EXPECT_TRUE(waveform);
    EXPECT_FALSE(check.value().fault);
    EXPECT_EQ(erased, true);
    keeper.waveform(made.path, [&](auto found) { waveform = std::move(found); });
    thread.run();
    EXPECT_FALSE(waveform) << "it is gone";
}

}  // namespace
}  // namespace hotline::app
