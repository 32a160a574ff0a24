#pragma once
#include <gtest/gtest.h>

#include "app/ports/database.hpp"
#include "support/store_calls.hpp"

/// What every implementation of app::OutboxStore and app::LetterStore must do. A backend gives app::Database& database().
namespace hotline::test {

template <class Backend>
class MessageContract : public testing::Test {
protected:
    static Instant at(int second) { return Instant{std::chrono::seconds{second}}; }
    static Message message(int id, MessageState state = MessageState::waiting, int not_before = 0) {
        return {.id = MessageId{id},
                .key = "key-" + std::to_string(id),
                .gateway = {"city"},
                .channel = WrittenChannel::sms,
                .purpose = MessagePurpose::notice,
                .to = "13800000001",
                .text = "您好",
                .about = CaseId{5},
                .answers = LetterId{6},
                .by = UserId{7},
                .written_at = at(id),
                .state = state,
                .not_before = at(not_before),
                .expires_at = at(1000)};
    }
    static Letter letter(int id, int received) {
        return {.id = LetterId{id},
                .key = "city:" + std::to_string(id),
                .gateway = {"city"},
                .channel = WrittenChannel::sms,
                .sender = "13800000001",
                .sent_to = "12345",
                .text = "路灯不亮",
                .received_at = at(received),
                .due_at = at(received + 180)};
    }
    template <class Do>
    void change(Do change) {
        write_now(database_, [&](app::UnitOfWork& work) { change(work); });
    }
    template <class Look>
    auto look(Look look) {
        return read_now(database_, [&](app::UnitOfWork& work) { return look(work); });
    }
    void put(const Message& one) {
        change([&](app::UnitOfWork& work) { work.outbox.insert(one); });
    }
    void put(const Letter& one) {
        change([&](app::UnitOfWork& work) { work.letters.insert(one); });
    }
    template <class Rows>
    static std::vector<std::int64_t> ids(const Rows& rows) {
        std::vector<std::int64_t> found;
        for (const auto& row : rows) found.push_back(row.id.value);
        return found;
    }

    Backend backend_;
    app::Database& database_ = backend_.database();
};
TYPED_TEST_SUITE_P(MessageContract);

TYPED_TEST_P(MessageContract, KeepsEveryFieldOfAMessage) {
    this->put(this->message(3));
    Message changed = this->message(3, MessageState::delivered);
    changed.attempts = 2;
    changed.not_before = this->at(9);
    changed.sent_at = this->at(10);
    changed.ended_at = this->at(11);
    changed.reference = "r";
    changed.answer = "0: Accepted";
    this->change([&](app::UnitOfWork& work) { work.outbox.save(changed); });
    const auto found = this->look([](app::UnitOfWork& work) { return work.outbox.find_by_key("key-3"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, MessageId{3});
    EXPECT_EQ(found->gateway, GatewayName{"city"});
    EXPECT_EQ(found->purpose, MessagePurpose::notice);
    EXPECT_EQ(found->to, "13800000001");
    EXPECT_EQ(found->text, "您好");
    EXPECT_EQ(found->by, UserId{7});
    EXPECT_EQ(found->state, MessageState::delivered);
    EXPECT_EQ(found->attempts, 2);
    EXPECT_EQ(found->expires_at, this->at(1000));
    EXPECT_EQ(found->sent_at, this->at(10));
    EXPECT_EQ(found->ended_at, this->at(11));
    EXPECT_EQ(found->reference, "r");
    EXPECT_EQ(found->answer, "0: Accepted");
    EXPECT_EQ(this->ids(this->look([](app::UnitOfWork& work) { return work.outbox.of_case(CaseId{5}); })),
              (std::vector<std::int64_t>{3}));
    EXPECT_EQ(this->ids(this->look([](app::UnitOfWork& work) { return work.outbox.of_letter(LetterId{6}); })),
              (std::vector<std::int64_t>{3}));
    EXPECT_TRUE(this->look([](app::UnitOfWork& work) { return work.outbox.of_case(CaseId{}); }).empty());
}

TYPED_TEST_P(MessageContract, TakesAKeyOnce) {
    this->put(this->message(3));
    Message again = this->message(4);
    again.key = "key-3";
    bool inserted = true;
    this->change([&](app::UnitOfWork& work) { inserted = work.outbox.insert(again); });
    EXPECT_FALSE(inserted);
    EXPECT_FALSE(this->look([](app::UnitOfWork& work) { return work.outbox.find(MessageId{4}); }));
}

TYPED_TEST_P(MessageContract, SendsInTheOrderOfWriting) {
    this->put(this->message(2, MessageState::sent));
    this->put(this->message(3, MessageState::waiting, 50));
    this->put(this->message(4));
    this->put(this->message(5));
    const auto next = [&](int now) {
        const auto found =
            this->look([&](app::UnitOfWork& work) { return work.outbox.next_to_send(GatewayName{"city"}, this->at(now)); });
        return found ? found->id.value : 0;
    };
    EXPECT_EQ(next(10), 4);
    EXPECT_EQ(next(50), 3);
    EXPECT_EQ(next(1000), 0) << "too late";
    EXPECT_FALSE(this->look([&](app::UnitOfWork& work) { return work.outbox.next_to_send(GatewayName{"other"}, this->at(50)); }));
    EXPECT_EQ(this->ids(this->look([](app::UnitOfWork& work) { return work.outbox.unfinished(GatewayName{"city"}, 2); })),
              (std::vector<std::int64_t>{3, 4}));
}

TYPED_TEST_P(MessageContract, KnowsWhenThereIsSomethingToDo) {
    const auto moment = [&] {
        return this->look([&](app::UnitOfWork& work) { return work.outbox.next_moment(GatewayName{"city"}, this->at(20)); });
    };
    EXPECT_FALSE(moment());
    this->put(this->message(1, MessageState::sending));
    EXPECT_FALSE(moment());
    this->put(this->message(2, MessageState::unsure, 70));
    EXPECT_EQ(moment(), this->at(70));
    this->put(this->message(3, MessageState::waiting, 60));
    EXPECT_EQ(moment(), this->at(60));
    this->put(this->message(4));
    EXPECT_EQ(moment(), this->at(20)) << "not in the past";
    const auto overdue = [&](int now) {
        return this->ids(
            this->look([&](app::UnitOfWork& work) { return work.outbox.overdue(GatewayName{"city"}, this->at(now), 10); }));
    };
    EXPECT_EQ(overdue(69), (std::vector<std::int64_t>{}));
    EXPECT_EQ(overdue(70), (std::vector<std::int64_t>{2}));
    EXPECT_EQ(overdue(1000), (std::vector<std::int64_t>{2, 3, 4}));
    EXPECT_EQ(this->ids(this->look([](app::UnitOfWork& work) { return work.outbox.interrupted(); })),
              (std::vector<std::int64_t>{1}));
}

TYPED_TEST_P(MessageContract, CountsWhatIsToBeSent) {
    this->put(this->message(2, MessageState::sent));
    this->put(this->message(3));
    this->put(this->message(4, MessageState::unsure));
    const auto counts = this->look([](app::UnitOfWork& work) { return work.outbox.counts(); });
    ASSERT_EQ(counts.size(), 1U);
    EXPECT_EQ(counts[0].gateway, GatewayName{"city"});
    EXPECT_EQ(counts[0].waiting, 2);
    EXPECT_EQ(counts[0].oldest, this->at(3));
    EXPECT_EQ(this->ids(this->look([](app::UnitOfWork& work) { return work.outbox.to_address("13800000001", 2); })),
              (std::vector<std::int64_t>{4, 3}));
}

TYPED_TEST_P(MessageContract, RemembersWhoWantsNoNotices) {
    const auto is_out = [&](const std::string& address) {
        return this->look([&](app::UnitOfWork& work) { return work.outbox.is_opted_out(WrittenChannel::sms, address); });
    };
    const auto set = [&](bool out) {
        this->change([&](app::UnitOfWork& work) { work.outbox.set_opted_out(WrittenChannel::sms, "1", out, this->at(1)); });
    };
    set(true);
    set(true);
    EXPECT_TRUE(is_out("1"));
    EXPECT_FALSE(is_out("2"));
    set(false);
    EXPECT_FALSE(is_out("1"));
}

TYPED_TEST_P(MessageContract, KeepsEveryFieldOfALetter) {
    this->put(this->letter(3, 10));
    Letter changed = this->letter(3, 10);
    changed.state = LetterState::done;
    changed.owner = UserId{7};
    changed.lease_until = this->at(20);
    changed.responded_at = this->at(21);
    changed.result = LetterResult::case_made;
    changed.note = "登记";
    changed.about = CaseId{5};
    changed.reported_at = this->at(22);
    changed.done_at = this->at(23);
    this->change([&](app::UnitOfWork& work) {
        work.letters.save(changed, {.at = this->at(23), .what = LetterStep::filed, .by = UserId{7}, .note = "n"});
    });
    const auto found = this->look([](app::UnitOfWork& work) { return work.letters.find(LetterId{3}); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text, "路灯不亮");
    EXPECT_EQ(found->sent_to, "12345");
    EXPECT_EQ(found->due_at, this->at(190));
    EXPECT_EQ(found->state, LetterState::done);
    EXPECT_EQ(found->owner, UserId{7});
    EXPECT_EQ(found->lease_until, this->at(20));
    EXPECT_EQ(found->responded_at, this->at(21));
    EXPECT_EQ(found->result, LetterResult::case_made);
    EXPECT_EQ(found->note, "登记");
    EXPECT_EQ(found->about, CaseId{5});
    EXPECT_EQ(found->reported_at, this->at(22));
    EXPECT_EQ(found->done_at, this->at(23));
    const auto history = this->look([](app::UnitOfWork& work) { return work.letters.history(LetterId{3}); });
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].what, LetterStep::received);
    EXPECT_EQ(history[1].what, LetterStep::filed);
    EXPECT_EQ(history[1].by, UserId{7});
}

TYPED_TEST_P(MessageContract, TakesALetterOnce) {
    this->put(this->letter(3, 10));
    Letter again = this->letter(4, 11);
    again.key = "city:3";
    bool inserted = true;
    this->change([&](app::UnitOfWork& work) { inserted = work.letters.insert(again); });
    EXPECT_FALSE(inserted);
    EXPECT_EQ(this->look([](app::UnitOfWork& work) { return work.letters.count(LetterState::open); }), 1);
}

TYPED_TEST_P(MessageContract, ListsTheOldestWorkFirst) {
    Letter done = this->letter(1, 5);
    done.state = LetterState::done;
    done.responded_at = this->at(6);
    this->put(done);
    this->put(this->letter(2, 30));
    this->put(this->letter(3, 20));
    const auto list = [&](const app::LetterFilter& filter) {
        return this->ids(this->look([&](app::UnitOfWork& work) { return work.letters.list(filter); }));
    };
    EXPECT_EQ(list({}), (std::vector<std::int64_t>{3, 2, 1}));
    EXPECT_EQ(list({.state = LetterState::open, .limit = 1}), (std::vector<std::int64_t>{3}));
    EXPECT_EQ(list({.sender = "13800000001", .newest_first = true}), (std::vector<std::int64_t>{2, 3, 1}));
    EXPECT_EQ(list({.channel = WrittenChannel::platform}), (std::vector<std::int64_t>{}));
    EXPECT_EQ(list({.owner = UserId{7}}), (std::vector<std::int64_t>{}));
}

TYPED_TEST_P(MessageContract, FindsWhatTheClockHasToDo) {
    this->put(this->letter(1, 0));
    Letter held = this->letter(2, 1000);
    held.state = LetterState::in_progress;
    held.lease_until = this->at(100);
    this->put(held);
    Letter told = this->letter(3, 0);
    told.reported_at = this->at(180);
    this->put(told);
    const auto due = [&](int now) {
        return this->ids(this->look([&](app::UnitOfWork& work) { return work.letters.awaiting_clock(this->at(now)); }));
    };
    EXPECT_EQ(due(99), (std::vector<std::int64_t>{}));
    EXPECT_EQ(due(100), (std::vector<std::int64_t>{2}));
    EXPECT_EQ(due(180), (std::vector<std::int64_t>{1, 2}));
}

REGISTER_TYPED_TEST_SUITE_P(MessageContract, KeepsEveryFieldOfAMessage, TakesAKeyOnce, SendsInTheOrderOfWriting,
                            KnowsWhenThereIsSomethingToDo, CountsWhatIsToBeSent, RemembersWhoWantsNoNotices,
                            KeepsEveryFieldOfALetter, TakesALetterOnce, ListsTheOldestWorkFirst, FindsWhatTheClockHasToDo);

}  // namespace hotline::test
