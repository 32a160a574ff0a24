#pragma once
#include <gtest/gtest.h>

#include <chrono>

#include "app/ports/database.hpp"
#include "support/store_calls.hpp"

/// What every implementation of app::CampaignStore must do. A backend gives app::Database& database().
namespace hotline::test {

template <class Backend>
class CampaignContract : public testing::Test {
protected:
    static constexpr Instant kNoon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{4}};
    static constexpr CampaignId kId{1};

    Backend backend_;
    app::Database& database_ = backend_.database();

    static app::CampaignRecord a_campaign(CampaignId id = kId) {
        return {.id = id,
                .plan = {.name = "停水通知",
                         .prompt = {"campaign_1"},
                         .answers = {{"1", "已知晓"}, {"2", "需要送水"}},
                         .opt_out_key = "9",
                         .pace = {.calls_at_once = 3, .calls_a_minute = 60},
                         .retries = {.tries = 2, .delay = std::chrono::minutes{20}},
                         .hours = {"office"}},
                .made_by = UserId{5},
                .made_by_name = "演示-班长",
                .made_at = kNoon};
    }
    static CampaignTarget target(int id, std::string number) {
        return {.id = TargetId{id}, .campaign = kId, .number = std::move(number), .note = "演示", .next_at = kNoon};
    }
    template <class Work>
    auto write(Work work) {
        return write_now(database_, work);
    }
    template <class Work>
    auto read(Work work) {
        return read_now(database_, work);
    }
    void begin(int numbers) {
        std::vector<CampaignTarget> list;
        for (int i = 1; i <= numbers; ++i) list.push_back(target(i, "1381234000" + std::to_string(i)));
        write([&](app::UnitOfWork& work) {
            work.campaigns.insert(a_campaign());
            work.campaigns.replace_targets(kId, list);
        });
        set(CampaignState::running, CampaignAction::start);
    }
    void set(CampaignState state, CampaignAction action) {
        write([&](app::UnitOfWork& work) { work.campaigns.set_state(kId, state, action, std::nullopt, kNoon); });
    }
    std::vector<CampaignTarget> take(int most, Instant now = kNoon) {
        std::vector<CampaignTarget> taken;
        write([&](app::UnitOfWork& work) { taken = work.campaigns.take_due(kId, most, now); });
        return taken;
    }
    void ends(const CampaignTarget& called, TargetResult result, std::string answer = {}) {
        const auto after = after_call(called, {CallId{77}, result, std::move(answer)}, a_campaign().plan.retries, kNoon);
        write([&](app::UnitOfWork& work) { work.campaigns.put_result(after, kNoon); });
    }
    app::CampaignCount count() {
        return read([](app::UnitOfWork& work) { return work.campaigns.count(kId); });
    }
};

TYPED_TEST_SUITE_P(CampaignContract);

TYPED_TEST_P(CampaignContract, GivesACampaignBackAsItWasWritten) {
    this->write([this](app::UnitOfWork& work) { work.campaigns.insert(this->a_campaign()); });
    const auto found = this->read([](app::UnitOfWork& work) { return work.campaigns.find(CampaignId{1}); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->plan.name, "停水通知");
    EXPECT_EQ(found->plan.answers, this->a_campaign().plan.answers);
    EXPECT_EQ(found->plan.opt_out_key, "9");
    EXPECT_EQ(found->plan.pace.calls_a_minute, 60);
    EXPECT_EQ(found->plan.retries.delay, std::chrono::minutes{20});
    EXPECT_EQ(found->plan.hours, CalendarCode{"office"});
    EXPECT_EQ(found->state, CampaignState::draft);
    EXPECT_EQ(found->made_by_name, "演示-班长");
    EXPECT_FALSE(found->started_at);
    EXPECT_FALSE(found->has_prompt);
    this->write([](app::UnitOfWork& work) { work.campaigns.prompt_is_there(CampaignId{1}); });
    EXPECT_TRUE(this->read([](app::UnitOfWork& work) { return work.campaigns.find(CampaignId{1}); })->has_prompt);
}

TYPED_TEST_P(CampaignContract, TakesEachNumberOnce) {
    this->begin(3);
    const auto first = this->take(2);
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[0].number, "13812340001");
    EXPECT_EQ(first[0].tries, 1);
    ASSERT_EQ(this->take(2).size(), 1U);
    EXPECT_TRUE(this->take(2).empty());
    EXPECT_EQ(this->count().calling, 3);
}

TYPED_TEST_P(CampaignContract, TakesNothingWhileItDoesNotRun) {
    this->begin(1);
    this->set(CampaignState::paused, CampaignAction::pause);
    EXPECT_TRUE(this->take(1).empty());
    this->set(CampaignState::running, CampaignAction::resume);
    EXPECT_EQ(this->take(1).size(), 1U);
}

TYPED_TEST_P(CampaignContract, CountsResultsAndAnswers) {
    this->begin(4);
    const auto taken = this->take(4);
    this->ends(taken[0], TargetResult::answered, "1");
    this->ends(taken[1], TargetResult::answered, "1");
    this->ends(taken[2], TargetResult::heard);
    this->ends(taken[3], TargetResult::busy);
    const auto sum = this->count();
    EXPECT_EQ(sum.done, 3);
    EXPECT_EQ(sum.waiting, 1);
    EXPECT_EQ(sum.calling, 0);
    EXPECT_EQ(sum.results.at(TargetResult::answered), 2);
    EXPECT_EQ(sum.results.at(TargetResult::heard), 1);
    EXPECT_EQ(sum.answers.at("1"), 2);
}

TYPED_TEST_P(CampaignContract, CallsAgainOnlyWhenItIsTime) {
    this->begin(1);
    this->ends(this->take(1).at(0), TargetResult::busy);
    EXPECT_TRUE(this->take(1).empty());
    EXPECT_EQ(this->read([](app::UnitOfWork& work) { return work.campaigns.next_due(CampaignId{1}); }),
              this->kNoon + std::chrono::minutes{20});
    EXPECT_EQ(this->take(1, this->kNoon + std::chrono::minutes{20}).size(), 1U);
}

TYPED_TEST_P(CampaignContract, HonoursWhoWantsNoMoreCalls) {
    this->begin(2);
    this->ends(this->take(1).at(0), TargetResult::opted_out, "9");
    EXPECT_FALSE(this->read([](app::UnitOfWork& work) { return work.campaigns.may_call("13812340001"); }));
    this->write([this](app::UnitOfWork& work) {
        work.campaigns.insert(this->a_campaign(CampaignId{2}));
        auto again = this->target(11, "13812340001");
        auto other = this->target(12, "13812349999");
        again.campaign = other.campaign = CampaignId{2};
        work.campaigns.replace_targets(CampaignId{2}, {again, other});
        work.campaigns.set_state(CampaignId{2}, CampaignState::running, CampaignAction::start, std::nullopt, this->kNoon);
    });
    std::vector<CampaignTarget> taken;
    this->write([&](app::UnitOfWork& work) { taken = work.campaigns.take_due(CampaignId{2}, 1, this->kNoon); });
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].number, "13812349999");
    const auto sum = this->read([](app::UnitOfWork& work) { return work.campaigns.count(CampaignId{2}); });
    EXPECT_EQ(sum.results.at(TargetResult::do_not_call), 1);
}

TYPED_TEST_P(CampaignContract, NeverCallsAgainWhoWasBeingCalledWhenItDied) {
    this->begin(2);
    EXPECT_EQ(this->take(1).size(), 1U);
    int closed = 0;
    this->write([&](app::UnitOfWork& work) { closed = work.campaigns.close_interrupted(this->kNoon); });
    EXPECT_EQ(closed, 1);
    EXPECT_EQ(this->count().results.at(TargetResult::interrupted), 1);
    ASSERT_EQ(this->take(5).size(), 1U);
    EXPECT_TRUE(this->take(5).empty());
}

TYPED_TEST_P(CampaignContract, SaysOfTheRestThatItWasNotCalledWhenItIsStopped) {
    this->begin(3);
    EXPECT_EQ(this->take(1).size(), 1U);
    this->set(CampaignState::stopped, CampaignAction::stop);
    const auto sum = this->count();
    EXPECT_EQ(sum.results.at(TargetResult::not_called), 2);
    EXPECT_EQ(sum.calling, 1);
    EXPECT_TRUE(this->read([](app::UnitOfWork& work) { return work.campaigns.find(CampaignId{1}); })->ended_at);
}

TYPED_TEST_P(CampaignContract, ListsNumbersInTheirOrder) {
    this->begin(3);
    const auto rows = this->read([](app::UnitOfWork& work) { return work.campaigns.targets(CampaignId{1}, 1, 5); });
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].target.number, "13812340002");
    EXPECT_EQ(rows[0].target.note, "演示");
    EXPECT_FALSE(rows[0].last_at);
}

REGISTER_TYPED_TEST_SUITE_P(CampaignContract, GivesACampaignBackAsItWasWritten, TakesEachNumberOnce,
                            TakesNothingWhileItDoesNotRun, CountsResultsAndAnswers, CallsAgainOnlyWhenItIsTime,
                            HonoursWhoWantsNoMoreCalls, NeverCallsAgainWhoWasBeingCalledWhenItDied,
                            SaysOfTheRestThatItWasNotCalledWhenItIsStopped, ListsNumbersInTheirOrder);

}  // namespace hotline::test
