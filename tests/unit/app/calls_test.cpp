#include "app/callbacks.hpp"
#include "app/contact_history.hpp"
#include "app/read_calls.hpp"
#include "app/recordings/hear_recording.hpp"
#include "app/voicemail.hpp"
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
    const CallId latest = city.abandoned_call("13800000001");
    const auto open = list_callbacks(city.work, agent(), {.closed = false}, city.now());
    ASSERT_EQ(open.rows.size(), 1U);
    EXPECT_EQ(open.unfinished, 1);
    EXPECT_EQ(open.rows[0].missed, 2);
    EXPECT_EQ(open.rows[0].call, latest);
    EXPECT_EQ(open.rows[0].number, "13800000001") << "it has to be dialled";

    const CallbackId id = open.rows[0].id;
    const auto act = [&](CallbackAction action, std::string note = "", std::optional<AttemptOutcome> outcome = {}) {
        return act_on_callback(city.work, agent(), id, {action, outcome, std::move(note)}, city.now());
    };
    EXPECT_EQ(act(CallbackAction::give_up).error(), CallbackRefusal::note_needed);
    EXPECT_EQ(act(CallbackAction::give_up, std::string(501, 'x')).error(), CallbackRefusal::note_too_long);
    EXPECT_TRUE(act(CallbackAction::take));
    EXPECT_EQ(act_on_callback(city.work, supervisor(), id, {CallbackAction::take, {}, {}}, city.now()).error(),
              CallbackRefusal::taken_by_other);
    EXPECT_EQ(act(CallbackAction::attempted, "", AttemptOutcome::no_answer)->task.retry_at, city.now() + 15min);
    EXPECT_TRUE(act(CallbackAction::take));
    EXPECT_TRUE(act(CallbackAction::attempted, " 已回电 ", AttemptOutcome::reached));
    EXPECT_EQ(act(CallbackAction::take).error(), CallbackRefusal::not_possible_now);

    const auto closed = list_callbacks(city.work, agent(), {.closed = true}, city.now());
    ASSERT_EQ(closed.rows.size(), 1U);
    EXPECT_EQ(closed.rows[0].number, "138****0001");
    EXPECT_EQ(closed.rows[0].note, "已回电");
    EXPECT_EQ(closed.rows[0].closed_as, CallbackClose::reached);
    const auto view = read_callback(city.work, agent(), id, city.now());
    ASSERT_EQ(view->history.size(), 6U) << "two missed calls, twice taken, two attempts";
    EXPECT_EQ(view->history.back().by_name, "某agent");
    const auto figures = callback_figures(city.work, city.now() - 24h, city.now() + 24h, city.now());
    EXPECT_EQ(figures.missed, 1) << "numbers, not calls";
    EXPECT_EQ(figures.dialled, 1);
    EXPECT_EQ(figures.reached, 1);
}

TEST_F(Calls, AMissedOneIsClosedWhenTheCallerGotThroughLater) {
    city.abandoned_call("13800000001");
    city.talking_call("13800000001", agent().user);
    EXPECT_TRUE(list_callbacks(city.work, agent(), {.closed = false}, city.now()).rows.empty());
    EXPECT_EQ(list_callbacks(city.work, agent(), {.closed = true}, city.now()).rows.at(0).closed_as, CallbackClose::got_through);
}

TEST_F(Calls, AnAgentsOwnCallIsTheAttemptToRingBack) {
    city.abandoned_call("13800000001");
    const auto dials = [&](CallFact how_it_goes_on) {
        const auto call = city.ids.next<CallId>();
        city.work.calls.append(CallEvent{call, city.now(), call_event::Dialled{"13800000001", agent().user, {}}});
        city.work.calls.append(CallEvent{call, city.now() + 5s, std::move(how_it_goes_on)});
    };
    const auto task = [&] { return city.work.callbacks.list({}).tasks.at(0); };
    dials(call_event::Ended{CallOutcome::no_answer, CallParty::system, 19});
    EXPECT_EQ(task().state, CallbackState::open);
    EXPECT_EQ(task().attempts, 1);
    EXPECT_EQ(task().retry_at, city.now() + 5s + 15min);
    dials(call_event::AgentConnected{agent().user});
    EXPECT_EQ(task().closed_as, CallbackClose::reached);
    EXPECT_EQ(task().attempts, 2);
    dials(call_event::AgentConnected{agent().user});
    EXPECT_EQ(task().attempts, 2) << "nothing is owed any more";
}

TEST_F(Calls, AForwardedCallerIsServed) {
    city.abandoned_call("13800000001");
    const auto call = city.ids.next<CallId>();
    city.work.calls.append(CallEvent{call, city.now(), call_event::Offered{"13800000001", "12345", CallChannel::trunk}});
    city.work.calls.append(CallEvent{call, city.now(), call_event::PartyJoined{PartyRole::supervisor, agent().user, {}}});
    EXPECT_EQ(city.work.callbacks.list({}).tasks.at(0).state, CallbackState::open) << "who only listens serves nobody";
    city.work.calls.append(CallEvent{call, city.now(), call_event::PartyJoined{PartyRole::member, {}, "13900000002"}});
    EXPECT_EQ(city.work.callbacks.list({}).tasks.at(0).closed_as, CallbackClose::got_through);
}

TEST_F(Calls, AMessageIsHeardTakenAndBecomesACase) {
    const CallId call = city.message("13800000001");
    const auto page = list_voice_messages(city.work, agent(), {}, city.now());
    ASSERT_EQ(page.rows.size(), 1U);
    EXPECT_EQ(page.rows[0].reason, Unserved::closed);
    EXPECT_EQ(page.rows[0].number, "13800000001");
    EXPECT_TRUE(recording_to_play(city.work, agent(), page.rows[0].recording, city.now()))
        << "nobody talked, so it is everybody's";
    EXPECT_FALSE(recording_to_play(city.work, city.person(Role::leader), page.rows[0].recording, city.now()));

    const VoiceMessageId id = page.rows[0].id;
    EXPECT_TRUE(act_on_voice_message(city.work, agent(), id, {VoiceMessageAction::hear, {}, {}}, city.now()));
    EXPECT_EQ(act_on_voice_message(city.work, agent(), id, {VoiceMessageAction::file, {}, {}}, city.now()).error(),
              VoiceMessageRefusal::not_possible_now);
    const auto filed = file_voice_message(city.work, agent(), id, {lamp_complaint(), {}, "0123456789abcdef"}, city.now(), deps);
    ASSERT_TRUE(filed);
    EXPECT_EQ(filed->view.call, call);
    const auto done = read_voice_message(city.work, agent(), id, city.now());
    EXPECT_EQ(done->message.state, VoiceMessageState::done);
    EXPECT_EQ(done->message.case_number, filed->view.number);
    EXPECT_EQ(done->message.heard_by_name, "某agent");
    EXPECT_EQ(done->message.number, "138****0001");
    const auto again = file_voice_message(city.work, agent(), id, {lamp_complaint(), {}, "fedcba9876543210"}, city.now(), deps);
    EXPECT_EQ(std::get<VoiceMessageRefusal>(again.error()), VoiceMessageRefusal::not_possible_now);
}

TEST_F(Calls, AMessageThatWaitsIsToldOnceAndThenAlarms) {
    city.message("13800000001");
    EXPECT_TRUE(take_due_notices(city.work, city.now() + 29min).empty());
    ASSERT_EQ(take_due_notices(city.work, city.now() + 31min).size(), 1U);
    EXPECT_TRUE(take_due_notices(city.work, city.now() + 32min).empty());
    const auto alarm = take_due_notices(city.work, city.now() + 61min);
    ASSERT_EQ(alarm.size(), 1U);
    EXPECT_EQ(alarm[0].alarm, VoiceMessageAlarm::escalated);
    EXPECT_TRUE(take_due_notices(city.work, city.now() + 62min).empty());
}

}  // namespace
}  // namespace hotline::app
