#include "app/contact_history.hpp"
#include "app/missed_calls.hpp"
#include "app/read_calls.hpp"
#include "app/recordings/hear_recording.hpp"
#include "case_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class Calls : public CaseFixture {
protected:
    Actor agent() const { return city.person(Role::agent); }
    Actor supervisor() const { return city.person(Role::supervisor); }
};

TEST_F(Calls, AreListedMaskedAndToAgentsOnlyTheirOwn) {
    const CallId own = city.talking_call("13800000001", agent().user);
    city.clock.at += 1min;
    const CallId others = city.talking_call("13800000002", {999});
    const CallPage his = list_calls(city.work, agent(), {.agent = UserId{999}}, city.now());
    ASSERT_EQ(his.rows.size(), 1U);
    EXPECT_EQ(his.rows[0].id, own);
    EXPECT_EQ(his.rows[0].number, "138****0001");
    const CallPage all = list_calls(city.work, supervisor(), {}, city.now());
    ASSERT_EQ(all.rows.size(), 2U);
    EXPECT_EQ(all.rows[0].id, others) << "newest first";
    EXPECT_FALSE(read_call(city.work, agent(), others, city.now()));
    EXPECT_TRUE(read_call(city.work, supervisor(), others, city.now()));
}

TEST_F(Calls, AreFoundByTheWholeNumberOrItsEnd) {
    city.talking_call("13800000001", agent().user);
    EXPECT_EQ(list_calls(city.work, supervisor(), {.number = sought_number("+86 138-0000-0001")}, city.now()).rows.size(), 1U);
    EXPECT_TRUE(list_calls(city.work, supervisor(), {.number = sought_number("1380000")}, city.now()).rows.empty());
    EXPECT_EQ(list_calls(city.work, supervisor(), {.number = sought_number("0001")}, city.now()).rows.size(), 1U);
}

TEST_F(Calls, ShowTheirEventsAndCases) {
    const CallId call = city.talking_call("13800000001", agent().user);
    const CaseView made = take(lamp_complaint(), call);
    const CallView seen = read_call(city.work, agent(), call, city.now()).value();
    ASSERT_EQ(seen.cases.size(), 1U);
    EXPECT_EQ(seen.cases[0].id, made.id);
    EXPECT_EQ(seen.events.back().type, "agent_connected");
    EXPECT_EQ(seen.events.back().detail, "某agent");
}

TEST_F(Calls, RecordingsArePlayedToThoseWhoMayHearThem) {
    const CallId call = city.talking_call("13800000001", agent().user);
    const RecordingId recording = city.work.recordings.of_call(call)->id;
    const auto plays = [&](Role role) {
        return recording_to_play(city.work, city.person(role), recording, city.now()).has_value();
    };
    EXPECT_TRUE(plays(Role::agent));
    EXPECT_TRUE(plays(Role::supervisor));
    EXPECT_FALSE(plays(Role::reviewer)) << "it has become no case";
    EXPECT_FALSE(plays(Role::leader));
    CaseFacts facts = lamp_complaint();
    const CaseId id = take(facts, call).id;
    EXPECT_TRUE(plays(Role::reviewer));
    facts.confidential = true;
    ASSERT_TRUE(act_on_case(city.work, agent(), id, {.action = CaseAction::amend, .version = 1, .facts = facts}, city.now()));
    EXPECT_TRUE(plays(Role::agent));
    EXPECT_FALSE(plays(Role::supervisor));
    EXPECT_FALSE(recording_to_play(city.work, supervisor(), {12345}, city.now()));
}

TEST_F(Calls, TheScreenPopShowsWhatIsKnownOfANumber) {
    const CallId before = city.talking_call("13800000001", {999});
    city.end_call(before);
    take();
    city.clock.at += 1h;
    const CallId now = city.talking_call("13800000001", agent().user);
    const ContactView contact = contact_history(city.work, agent(), "+8613800000001", city.now());
    EXPECT_EQ(contact.number, "13800000001") << "he is talking with this caller";
    EXPECT_EQ(contact.name, "张某某");
    EXPECT_EQ(contact.calls_total, 2);
    ASSERT_EQ(contact.calls.size(), 2U);
    EXPECT_EQ(contact.calls[0].id, now);
    EXPECT_FALSE(contact.calls[1].recording) << "another agent's";
    EXPECT_EQ(contact.cases.size(), 1U);
    city.end_call(now);
    EXPECT_EQ(contact_history(city.work, agent(), "13800000001", city.now()).number, "138****0001");
}

TEST_F(Calls, TheScreenPopHoldsConfidentialCasesBack) {
    CaseFacts facts = lamp_complaint();
    facts.confidential = true;
    take(facts);
    EXPECT_EQ(contact_history(city.work, agent(), "13800000001", city.now()).cases.size(), 1U) << "his own";
    const ContactView seen = contact_history(city.work, supervisor(), "13800000001", city.now());
    EXPECT_TRUE(seen.cases.empty());
    EXPECT_EQ(seen.name, "");
}

TEST_F(Calls, TheScreenPopOfAHiddenNumberIsEmpty) {
    city.abandoned_call("anonymous");
    const ContactView seen = contact_history(city.work, agent(), "anonymous", city.now());
    EXPECT_EQ(seen.number, "anonymous");
    EXPECT_TRUE(seen.calls.empty()) << "many people call without a number";
}

TEST_F(Calls, MissedOnesAreOneTaskANumberUntilSomebodyRangBack) {
    city.abandoned_call("13800000001");
    city.clock.at += 1min;
    city.abandoned_call("13800000001");
    const auto open = list_missed_calls(city.work, MissedCallState::open, city.now());
    ASSERT_EQ(open.rows.size(), 1U);
    EXPECT_EQ(open.rows[0].attempts, 2);
    EXPECT_EQ(open.rows[0].number, "13800000001") << "it has to be dialled";

    const MissedCallId id = open.rows[0].id;
    const auto close = [&](MissedCallState state, std::string note = "") {
        return close_missed_call(city.work, agent(), id, {state, std::move(note)}, city.now());
    };
    EXPECT_EQ(close(MissedCallState::open).error(), MissedCallRefusal::bad_state);
    EXPECT_EQ(close(MissedCallState::reached, std::string(501, 'x')).error(), MissedCallRefusal::note_too_long);
    EXPECT_TRUE(close(MissedCallState::reached, " 已回电 "));
    EXPECT_EQ(close(MissedCallState::unreachable).error(), MissedCallRefusal::not_found) << "closed already";
    const auto closed = list_missed_calls(city.work, MissedCallState::reached, city.now());
    ASSERT_EQ(closed.rows.size(), 1U);
    EXPECT_EQ(closed.rows[0].number, "138****0001");
    EXPECT_EQ(closed.rows[0].note, "已回电");
    EXPECT_EQ(closed.rows[0].closed_by_name, "某agent");
}

TEST_F(Calls, AMissedOneIsClosedWhenTheCallerGotThroughLater) {
    city.abandoned_call("13800000001");
    city.talking_call("13800000001", agent().user);
    EXPECT_TRUE(list_missed_calls(city.work, MissedCallState::open, city.now()).rows.empty());
}

}  // namespace
}  // namespace hotline::app
