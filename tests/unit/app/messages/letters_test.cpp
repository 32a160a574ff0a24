#include "app/messages/letters.hpp"

#include "app/messages/time_line.hpp"
#include "message_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class Letters : public MessageFixture {
protected:
    static ActOnLetter reply_with(const std::string& text, const std::string& key = "key-of-the-reply-1") {
        return {.action = LetterAction::reply, .text = text, .case_number = {}, .key = key};
    }
    static ActOnLetter just(LetterAction action) { return {.action = action, .text = {}, .case_number = {}, .key = {}}; }
    /// A case that was worked on to its end.
    CaseId approved() {
        const CaseId id = replied().id;
        EXPECT_TRUE(act(city.person(Role::reviewer), id, CaseAction::approve, "属实"));
        return id;
    }
    void ask(CaseId id) {
        Message asked = ask_evaluation(city.work, messages, city.person(Role::agent), id, city.now()).value();
        asked.state = MessageState::sent;
        city.work.outbox.save(asked);
    }
    std::optional<Satisfaction> level_of(CaseId id) {
        const auto at = city.work.cases.find(id);
        const auto* round = last_round(*at);
        return round->evaluation ? std::optional{round->evaluation->level} : std::nullopt;
    }
};

TEST_F(Letters, ComeOnceWithTheClockOfTheirChannel) {
    const Letter first = letter("路灯不亮", "77");
    EXPECT_EQ(first.sender, "13800000001");
    EXPECT_EQ(first.due_at, city.now() + 3min);
    letter("路灯不亮", "77");
    EXPECT_FALSE(last.is_new);
    EXPECT_EQ(city.stores.state.letters.size(), 1U);
}

TEST_F(Letters, AreAnsweredThroughTheOutboxOnce) {
    const LetterId id = letter("路灯不亮").id;
    ASSERT_TRUE(act_on(Role::agent, id, just(LetterAction::take)));
    const auto done = act_on(Role::agent, id, reply_with("已派人去修"));
    ASSERT_TRUE(done);
    ASSERT_EQ(done->messages.size(), 1U);
    EXPECT_EQ(done->messages[0].state, MessageState::waiting);
    EXPECT_EQ(done->messages[0].purpose, MessagePurpose::answer);
    EXPECT_EQ(done->letter.state, LetterState::done);
    EXPECT_EQ(done->letter.sender, "138****0001");
    ASSERT_TRUE(act_on(Role::agent, id, reply_with("已派人去修")));
    EXPECT_EQ(city.stores.state.messages.size(), 1U) << "the page asked twice";
    EXPECT_EQ(city.work.letters.history(id).size(), 3U) << "received, taken, replied";
}

TEST_F(Letters, StayUnansweredWhenTheAnswerIsNone) {
    const LetterId id = letter("路灯不亮").id;
    ASSERT_TRUE(act_on(Role::agent, id, just(LetterAction::take)));
    EXPECT_EQ(std::get<MessageRefusal>(act_on(Role::agent, id, reply_with(" ")).error()), MessageRefusal::empty);
    std::string novel;
    for (int count = 0; count < 700; ++count) novel += "灯";
    EXPECT_EQ(std::get<MessageRefusal>(act_on(Role::agent, id, reply_with(novel)).error()), MessageRefusal::too_long);
    EXPECT_EQ(city.work.letters.find(id)->state, LetterState::in_progress);
}

TEST_F(Letters, BecomeCasesOfTheirChannel) {
    const LetterId id = letter("路灯不亮").id;
    ASSERT_TRUE(act_on(Role::agent, id, just(LetterAction::take)));
    const auto filed =
        file_letter(city.work, city.person(Role::agent), id, {lamp_complaint(), {}, "case-of-the-letter-1"}, city.now(), deps);
    ASSERT_TRUE(filed);
    EXPECT_EQ(city.work.cases.find(filed->view.id)->channel, CaseChannel::sms);
    const auto after = city.work.letters.find(id);
    EXPECT_EQ(after->about, filed->view.id);
    EXPECT_EQ(after->result, LetterResult::case_made);
}

TEST_F(Letters, AreLinkedWithACaseByItsNumber) {
    const CaseView at = take();
    const LetterId id = letter("修好了吗").id;
    ASSERT_TRUE(act_on(Role::agent, id, just(LetterAction::take)));
    ActOnLetter to{.action = LetterAction::link, .text = {}, .case_number = "none", .key = {}};
    EXPECT_EQ(std::get<LetterRefusal>(act_on(Role::agent, id, to).error()), LetterRefusal::no_such_case);
    to.case_number = at.number;
    EXPECT_EQ(act_on(Role::agent, id, to)->letter.case_number, at.number);
}

TEST_F(Letters, ReturnWhenTheirHolderDoesNothing) {
    const LetterId id = letter("路灯不亮").id;
    ASSERT_TRUE(act_on(Role::agent, id, just(LetterAction::take)));
    city.clock.at += 3min;
    const auto late = take_letter_clock(city.work, city.now());
    ASSERT_EQ(late.size(), 1U);
    EXPECT_TRUE(late[0].overdue);
    EXPECT_TRUE(take_letter_clock(city.work, city.now()).empty()) << "told once";
    city.clock.at += 12min;
    const auto back = take_letter_clock(city.work, city.now());
    ASSERT_EQ(back.size(), 1U);
    EXPECT_EQ(back[0].state, LetterState::open);
    EXPECT_EQ(city.work.letters.history(id).back().what, LetterStep::lapsed);
}

TEST_F(Letters, OfOneDigitJudgeTheCaseThatWasAskedAbout) {
    const CaseId id = approved();
    letter("2", "before we asked");
    EXPECT_FALSE(level_of(id));
    ask(id);
    const Letter answer = letter("２", "after");
    EXPECT_EQ(answer.state, LetterState::done);
    EXPECT_EQ(answer.result, LetterResult::evaluated);
    EXPECT_EQ(answer.about, id);
    EXPECT_EQ(level_of(id), Satisfaction::satisfied);
    EXPECT_EQ(last_round(*city.work.cases.find(id))->evaluation->channel, EvaluationChannel::message);
    EXPECT_TRUE(last.evaluated);
}

TEST_F(Letters, OfOneDigitFromSomebodyElseWaitForAPerson) {
    ask(approved());
    EXPECT_EQ(letter("1", "x", "13900000002").state, LetterState::open);
}

TEST_F(Letters, AskForAnEvaluationOnceARound) {
    const CaseId id = approved();
    const Actor agent = city.person(Role::agent);
    EXPECT_TRUE(messages_of_case(city.work, messages, agent, id, city.now())->may_ask);
    ask(id);
    ask(id);
    EXPECT_EQ(city.stores.state.messages.size(), 1U);
    const auto list = messages_of_case(city.work, messages, agent, id, city.now());
    EXPECT_FALSE(list->may_ask);
    EXPECT_EQ(list->messages.size(), 1U);
    EXPECT_EQ(list->messages[0].to, "138****0001");
    const CaseId fresh = take().id;
    EXPECT_EQ(ask_evaluation(city.work, messages, agent, fresh, city.now()).error(), MessageRefusal::not_found);
}

TEST_F(Letters, OfOneWordEndNotices) {
    EXPECT_EQ(letter("td", "1").result, LetterResult::unsubscribed);
    const MessageWish notice{
        .key = "n", .gateway = {"city"}, .purpose = MessagePurpose::notice, .to = "13800000001", .text = "您好"};
    EXPECT_EQ(write_message(city.work, messages, notice, city.now()).error(), MessageRefusal::opted_out);
    EXPECT_EQ(written("a", MessagePurpose::answer).state, MessageState::waiting);
    EXPECT_EQ(letter("恢复", "2").result, LetterResult::resubscribed);
    EXPECT_TRUE(write_message(city.work, messages, notice, city.now()));
}

TEST_F(Letters, StandInOneLineWithEverythingElse) {
    const CaseView at = take();
    city.clock.at += 1min;
    letter("修好了吗");
    city.clock.at += 1min;
    written("a", MessagePurpose::answer);
    const TimeLine line = time_line(city.work, city.person(Role::agent), "+86 138 0000 0001", city.now());
    ASSERT_EQ(line.entries.size(), 3U);
    EXPECT_EQ(line.number, "138****0001");
    EXPECT_EQ(line.entries[0].kind, TimeLineKind::message);
    EXPECT_TRUE(line.entries[0].outgoing);
    EXPECT_EQ(line.entries[1].text, "修好了吗");
    EXPECT_EQ(line.entries[2].text, at.number + " 路灯不亮");
}

TEST_F(Letters, NeedAGatewayToBeAnswered) {
    const LetterId id = letter("路灯不亮").id;
    ASSERT_TRUE(act_on(Role::agent, id, just(LetterAction::take)));
    rules.gateways.clear();
    EXPECT_FALSE(read_letter(city.work, {city.person(Role::agent), rules, city.now()}, id)->can_answer);
    EXPECT_EQ(std::get<MessageRefusal>(act_on(Role::agent, id, reply_with("好")).error()), MessageRefusal::no_gateway);
}

}  // namespace
}  // namespace hotline::app
