#pragma once
#include <gtest/gtest.h>

#include <chrono>

#include "app/ports/database.hpp"
#include "support/store_calls.hpp"

/// What every implementation of app::BlacklistStore must do. A backend gives app::Database& database().
namespace hotline::test {

template <class Backend>
class BlacklistContract : public testing::Test {
protected:
    static constexpr Instant kNoon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{4}};

    Backend backend_;
    app::Database& database_ = backend_.database();

    static Bar a_bar(int id, std::string number = "13812341234") {
        return {.id = BarId{id},
                .what = {.kind = BarKind::number,
                         .number = std::move(number),
                         .treatment = BarTreatment::last_in_line,
                         .reason = "多次辱骂 \"' OR 1=1 --",
                         .expires_at = kNoon + std::chrono::hours{24},
                         .evidence = {CallId{9}, CallId{8}}},
                .asked_by = UserId{5},
                .asked_at = kNoon + std::chrono::minutes{id},
                .version = 1};
    }
    static BarEvent event(const Bar& bar, int seq, BarAction action, UserId by) {
        return {bar.id, seq, kNoon + std::chrono::minutes{seq}, action, by, "演示-班长", "同意"};
    }
    void insert(const Bar& bar) {
        write_now(database_,
                  [&](app::UnitOfWork& work) { work.blacklist.insert(bar, event(bar, 1, BarAction::ask, bar.asked_by)); });
    }
    void take(Bar bar, int seq, BarAction action, UserId by = UserId{6}) {
        const auto next = event(bar, seq, action, by);
        const Bar after = evolve(std::move(bar), next);
        write_now(database_, [&](app::UnitOfWork& work) { work.blacklist.append(after, next); });
    }
    std::vector<int> ids(std::optional<BarState> state, int limit = 10) {
        return read_now(database_, [&](app::UnitOfWork& work) {
            std::vector<int> found;
            for (const Bar& bar : work.blacklist.list(state, limit)) found.push_back(static_cast<int>(bar.id.value));
            return found;
        });
    }
};

TYPED_TEST_SUITE_P(BlacklistContract);

TYPED_TEST_P(BlacklistContract, GivesAnEntryBackAsItWasWritten) {
    this->insert(this->a_bar(1));
    const auto bar = read_now(this->database_, [](app::UnitOfWork& work) { return work.blacklist.find(BarId{1}); });
    ASSERT_TRUE(bar);
    EXPECT_EQ(bar->what.number, "13812341234");
    EXPECT_EQ(bar->what.treatment, BarTreatment::last_in_line);
    EXPECT_EQ(bar->what.reason, "多次辱骂 \"' OR 1=1 --");
    EXPECT_EQ(bar->what.expires_at, this->kNoon + std::chrono::hours{24});
    EXPECT_EQ(bar->what.evidence, (std::vector{CallId{8}, CallId{9}}));
    EXPECT_EQ(bar->state, BarState::asked);
    EXPECT_EQ(bar->asked_by, UserId{5});
    EXPECT_FALSE(read_now(this->database_, [](app::UnitOfWork& work) { return work.blacklist.find(BarId{2}).has_value(); }));
}

TYPED_TEST_P(BlacklistContract, KeepsTheHistoryBesideTheState) {
    this->insert(this->a_bar(1));
    this->take(this->a_bar(1), 2, BarAction::approve);
    const auto bar = read_now(this->database_, [](app::UnitOfWork& work) { return work.blacklist.find(BarId{1}); });
    EXPECT_EQ(bar->state, BarState::active);
    EXPECT_EQ(bar->decided_by, UserId{6});
    EXPECT_EQ(bar->version, 2);
    const auto events = read_now(this->database_, [](app::UnitOfWork& work) { return work.blacklist.events(BarId{1}); });
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].action, BarAction::ask);
    EXPECT_EQ(events[1].action, BarAction::approve);
    EXPECT_EQ(events[1].by_name, "演示-班长");
    EXPECT_EQ(events[1].note, "同意");
}

TYPED_TEST_P(BlacklistContract, TakesNoEventTwice) {
    this->insert(this->a_bar(1));
    this->take(this->a_bar(1), 2, BarAction::approve);
    EXPECT_ANY_THROW(this->take(this->a_bar(1), 2, BarAction::refuse));
}

TYPED_TEST_P(BlacklistContract, ListsNewestFirstByState) {
    for (const int id : {1, 2, 3}) this->insert(this->a_bar(id, "1381234000" + std::to_string(id)));
    this->take(this->a_bar(2), 2, BarAction::approve);
    EXPECT_EQ(this->ids(std::nullopt), (std::vector{3, 2, 1}));
    EXPECT_EQ(this->ids(std::nullopt, 2), (std::vector{3, 2}));
    EXPECT_EQ(this->ids(BarState::asked), (std::vector{3, 1}));
    EXPECT_EQ(this->ids(BarState::lifted), std::vector<int>{});
}

TYPED_TEST_P(BlacklistContract, KnowsWhatIsInForce) {
    for (const int id : {1, 2, 3}) this->insert(this->a_bar(id, "1381234000" + std::to_string(id)));
    this->take(this->a_bar(1), 2, BarAction::approve);
    this->take(this->a_bar(3), 2, BarAction::refuse);
    const auto at = [this](Instant now) {
        return read_now(this->database_, [now](app::UnitOfWork& work) { return work.blacklist.in_force(now).size(); });
    };
    EXPECT_EQ(at(this->kNoon), 1U);
    EXPECT_EQ(at(this->kNoon + std::chrono::hours{24}), 0U);
}

REGISTER_TYPED_TEST_SUITE_P(BlacklistContract, GivesAnEntryBackAsItWasWritten, KeepsTheHistoryBesideTheState, TakesNoEventTwice,
                            ListsNewestFirstByState, KnowsWhatIsInForce);

}  // namespace hotline::test
