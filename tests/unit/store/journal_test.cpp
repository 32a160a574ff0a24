#include "adapters/store/journal.hpp"

#include <gtest/gtest.h>

#include "adapters/store/call_facts.hpp"
#include "domain/call/call_record.hpp"
#include "store_fixture.hpp"

namespace hotline::store::test {
namespace {

using namespace std::chrono_literals;

/// A database that cannot be used until it is mended.
class BrokenDatabase final : public app::Database {
public:
    void write(Work, Done done) override { done(std::make_exception_ptr(app::StoreUnavailable("locked"))); }
    void read(Work, Done done) override { done(std::make_exception_ptr(app::StoreUnavailable("locked"))); }
};

TEST(AJournal, CountsWhatItMustDrop) {
    BrokenDatabase broken;
    StoreJournal journal(broken, {}, {.most_waiting = 10, .batch = 1, .retry_every = 1h});
    for (int i = 1; i <= 100; ++i) journal.append(offered(i));
    EXPECT_GE(journal.lost(), 89U);
    EXPECT_LE(journal.waiting(), 11U);
}

TEST(AJournal, WritesCallsAndAgentsInOrderAndFlushesAtItsEnd) {
    TempFolder folder;
    TestDatabase store(folder.file("db"));
    const UserId agent = store.add_user("agent01", "a");
    {
        StoreJournal journal(store.database, {});
        for (int i = 1; i <= 300; ++i) journal.append(offered(i));
        journal.append(AgentEvent{agent, Instant{}, Presence::signed_in, Work::ready, AwayReason::other, SeatKind::phone});
    }
    EXPECT_EQ(store.count("call_events"), 300);
    EXPECT_EQ(store.count("agent_state_events"), 1);
}

TEST(AJournal, OneEventThatCannotBeStoredDoesNotHarmTheOthers) {
    TempFolder folder;
    TestDatabase store(folder.file("db"));
    store.database.run([](Connection& connection) {
        connection.script(
            "CREATE TRIGGER refuse BEFORE INSERT ON call_events WHEN NEW.call_id = 7 BEGIN SELECT RAISE(ABORT, 'no'); END");
    });
    StoreJournal journal(store.database, {});
    for (int i = 1; i <= 20; ++i) journal.append(offered(i));
    ASSERT_TRUE(journal.flush(20s));
    EXPECT_EQ(store.count("call_events"), 19);
    EXPECT_EQ(journal.lost(), 1U);
}

TEST(CallFacts, EveryFactComesBackAsItWas) {
    const std::vector<CallFact> facts{call_event::Offered{"0999 \"x\"", "12345", CallChannel::browser},
                                      call_event::Dialled{"13800000001", UserId{7}, CaseId{3}},
                                      call_event::Barred{BarId{4}},
                                      call_event::Answered{},
                                      call_event::FlowEntered{{"default"}, 3},
                                      call_event::NodeEntered{"menu"},
                                      call_event::KeyPressed{'#'},
                                      call_event::ChoiceMade{"人工"},
                                      call_event::QueueJoined{{"general"}, 4},
                                      call_event::AgentOffered{UserId{7}, 3},
                                      call_event::OfferRefused{UserId{7}, OfferRefusal::no_answer},
                                      call_event::AgentConnected{UserId{7}},
                                      call_event::Held{},
                                      call_event::Retrieved{},
                                      call_event::AgentLineLost{UserId{7}},
                                      call_event::AgentLineBack{UserId{7}},
                                      call_event::PartyCalled{PartyRole::consulted, UserId{8}, "8002", "座席"},
                                      call_event::PartyJoined{PartyRole::member, UserId{}, "110"},
                                      call_event::PartyLeft{PartyRole::target, UserId{8}, "8002", PartyEnd::no_answer},
                                      call_event::Alternated{true},
                                      call_event::TakenBack{},
                                      call_event::Conferred{},
                                      call_event::HandedOver{UserId{7}},
                                      call_event::SentToQueue{UserId{7}, {"general"}},
                                      call_event::Muted{UserId{7}},
                                      call_event::Unmuted{UserId{7}},
                                      call_event::KeysSent{UserId{7}, 3},
                                      call_event::HelpAsked{UserId{7}},
                                      call_event::HelpOver{UserId{7}},
                                      call_event::Supervised{UserId{9}, UserId{7}, SupervisionMode::whisper},
                                      call_event::SupervisionOver{UserId{9}},
                                      call_event::Intercepted{UserId{9}, UserId{7}},
                                      call_event::ForcedRelease{UserId{9}, "理由"},
                                      call_event::RecordingStarted{RecordingId{8}, "a/b.wav"},
                                      call_event::RecordingFinished{RecordingId{8}, 1000, 16044},
                                      call_event::RecordingFailed{RecordingId{8}, "disk full"},
                                      call_event::QueueUnserved{{"general"}, Unserved::holiday},
                                      call_event::MailboxEntered{{"general"}},
                                      call_event::MessageStarted{RecordingId{9}, "a/c.wav"},
                                      call_event::MessageLeft{RecordingId{9}, {"general"}, 5000, Unserved::full},
                                      call_event::MessageDiscarded{RecordingId{9}},
                                      call_event::CallbackRequested{{"general"}, "13800000001"},
                                      call_event::RecordingSealed{RecordingId{8}, 1000, 16058, "ab12"},
                                      call_event::RecordingHeld{RecordingId{8}, "某班长", "投诉复核"},
                                      call_event::RecordingHoldEnded{RecordingId{8}, "某班长", "完毕"},
                                      call_event::RecordingErased{RecordingId{8}, "retention:talk"},
                                      call_event::TalkEnded{UserId{7}},
                                      call_event::Judged{Satisfaction::dissatisfied},
                                      call_event::Ended{CallOutcome::completed, CallParty::agent, 16}};
    ASSERT_EQ(facts.size(), std::variant_size_v<CallFact>);
    for (const CallFact& fact : facts) {
        const CallFact back = decode_fact(type_of(fact), encode_fact(fact));
        EXPECT_EQ(back.index(), fact.index());
        EXPECT_EQ(encode_fact(back), encode_fact(fact));
    }
    EXPECT_THROW((void)decode_fact("teleported", "{}"), StoreError);
    EXPECT_THROW((void)decode_fact("ended", "{"), StoreError);
}

}  // namespace
}  // namespace hotline::store::test
