#include "domain/call/call_machine.hpp"

#include <algorithm>
#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum CallState;
using enum CallOutcome;
using table::in;
using Do = CallAction;
using On = CallSignal;

struct Rule {
    CallState from;
    CallSignal on;
    CallState to;
    CallAction then;
    std::optional<CallOutcome> outcome{};
};

constexpr std::array kRules{
    Rule{arriving, On::answered, in_flow, Do::start_flow},
    Rule{in_flow, On::wants_person, queued, Do::join_queue},
    Rule{queued, On::offered, ringing, Do::nothing},
    Rule{ringing, On::offer_over, queued, Do::nothing},
    Rule{ringing, On::connected, talking, Do::connect},
    Rule{talking, On::hold, held, Do::play_hold_music},
    Rule{held, On::retrieve, talking, Do::end_hold},
    Rule{talking, On::line_lost, agent_lost, Do::ask_for_patience},
    Rule{agent_lost, On::line_back, talking, Do::connect_again},
    Rule{talking, On::agent_given_up, queued, Do::rejoin_in_front},
    Rule{held, On::agent_given_up, queued, Do::rejoin_in_front},
    Rule{agent_lost, On::agent_given_up, queued, Do::rejoin_in_front},

    // The agent deals with somebody else, then comes back alone, brings him in, or leaves the citizen to him.
    Rule{talking, On::consult, consulting, Do::put_aside},
    Rule{held, On::consult, consulting, Do::put_aside},
    Rule{consulting, On::consult_over, talking, Do::take_back},
    Rule{consulting, On::joined, conference, Do::confer},
    Rule{consulting, On::agent_gone, transferred, Do::leave_to_others},
    Rule{consulting, On::agent_given_up, queued, Do::rejoin_in_front},

    // More people: who was asked in has answered, or the last of them is gone.
    Rule{talking, On::joined, conference, Do::confer},
    Rule{held, On::joined, conference, Do::confer},
    Rule{agent_lost, On::joined, conference, Do::confer},
    Rule{conference, On::others_gone, talking, Do::take_back},
    Rule{conference, On::agent_gone, transferred, Do::leave_to_others},
    Rule{conference, On::agent_given_up, transferred, Do::leave_to_others},

    // Nobody of ours leads; whoever answers has the citizen.
    Rule{transferred, On::joined, transferred, Do::confer},
    Rule{transferred, On::agent_changes, talking, Do::change_agent},
    Rule{transferred, On::agent_given_up, queued, Do::rejoin_in_front},
    Rule{transferred, On::others_gone, ended, Do::end, completed},

    Rule{talking, On::agent_changes, talking, Do::change_agent},
    Rule{held, On::agent_changes, talking, Do::change_agent},
    Rule{agent_lost, On::agent_changes, talking, Do::change_agent},
    Rule{consulting, On::agent_changes, talking, Do::change_agent},
    Rule{conference, On::agent_changes, conference, Do::change_agent},

    Rule{talking, On::sent_to_queue, queued, Do::change_queue},
    Rule{held, On::sent_to_queue, queued, Do::change_queue},

    Rule{talking, On::agent_ends, ended, Do::end, completed},
    Rule{held, On::agent_ends, ended, Do::end, completed},
    Rule{agent_lost, On::agent_ends, ended, Do::end, completed},
    Rule{conference, On::agent_ends, ended, Do::end, completed},

    // The agent hangs up first, and the flow has something to ask of the citizen.
    Rule{talking, On::after_talk, in_flow, Do::go_on_in_flow},
    Rule{held, On::after_talk, in_flow, Do::go_on_in_flow},
    Rule{agent_lost, On::after_talk, in_flow, Do::go_on_in_flow},

    Rule{talking, On::agent_gone, ended, Do::end, completed},
    Rule{held, On::agent_gone, ended, Do::end, completed},
    Rule{agent_lost, On::agent_gone, ended, Do::end, completed},

    Rule{arriving, On::caller_gone, ended, Do::end, abandoned_ivr},
    Rule{in_flow, On::caller_gone, ended, Do::end, abandoned_ivr},
    Rule{queued, On::caller_gone, ended, Do::end, abandoned_queue},
    Rule{ringing, On::caller_gone, ended, Do::end, abandoned_ringing},
    Rule{talking, On::caller_gone, ended, Do::end, completed},
    Rule{held, On::caller_gone, ended, Do::end, completed},
    Rule{agent_lost, On::caller_gone, ended, Do::end, completed},
    Rule{consulting, On::caller_gone, ended, Do::end, completed},
    Rule{conference, On::caller_gone, ended, Do::end, completed},
    Rule{transferred, On::caller_gone, ended, Do::end, completed},

    // We end it: the flow is over, or the hotline stops. The caller who still waited is owed a call back, so he counts as having
    // given up.
    Rule{arriving, On::closed_by_us, ended, Do::end, abandoned_ivr},
    Rule{in_flow, On::closed_by_us, ended, Do::end, abandoned_ivr},
    Rule{queued, On::closed_by_us, ended, Do::end, abandoned_queue},
    Rule{ringing, On::closed_by_us, ended, Do::end, abandoned_ringing},
    Rule{talking, On::closed_by_us, ended, Do::end, completed},
    Rule{held, On::closed_by_us, ended, Do::end, completed},
    Rule{agent_lost, On::closed_by_us, ended, Do::end, completed},
    Rule{consulting, On::closed_by_us, ended, Do::end, completed},
    Rule{conference, On::closed_by_us, ended, Do::end, completed},
    Rule{transferred, On::closed_by_us, ended, Do::end, completed},

    // Nobody for him: the outcome is settled by what came of it, see outcome_of().
    Rule{queued, On::wants_person, queued, Do::join_queue},
    Rule{in_flow, On::to_mailbox, in_mailbox, Do::open_mailbox},
    Rule{queued, On::to_mailbox, in_mailbox, Do::open_mailbox},
    Rule{in_flow, On::to_message, told, Do::say_message},
    Rule{queued, On::to_message, told, Do::say_message},
    Rule{in_flow, On::to_outside, forwarding, Do::ring_outside},
    Rule{queued, On::to_outside, forwarding, Do::ring_outside},
    Rule{forwarding, On::to_outside, forwarding, Do::ring_outside},
    Rule{forwarding, On::to_mailbox, in_mailbox, Do::open_mailbox},
    Rule{forwarding, On::to_message, told, Do::say_message},
    Rule{forwarding, On::wants_person, queued, Do::join_queue},
    Rule{forwarding, On::joined, transferred, Do::confer},
    Rule{forwarding, On::caller_gone, ended, Do::end, abandoned_ringing},
    Rule{forwarding, On::closed_by_us, ended, Do::end, abandoned_ringing},
    Rule{in_mailbox, On::caller_gone, ended, Do::end, mailbox},
    Rule{in_mailbox, On::closed_by_us, ended, Do::end, mailbox},
    Rule{told, On::caller_gone, ended, Do::end, overflowed},
    Rule{told, On::closed_by_us, ended, Do::end, overflowed},

    // Calls that we begin.
    Rule{calling_seat, On::seat_answered, dialling, Do::dial_out},
    Rule{ringing, On::seat_answered, dialling, Do::dial_out},  // a kept place: the agent is there, the citizen is rung
    Rule{calling_seat, On::agent_gone, ended, Do::end, cancelled},
    Rule{calling_seat, On::agent_ends, ended, Do::end, cancelled},
    Rule{calling_seat, On::agent_given_up, ended, Do::end, cancelled},
    Rule{calling_seat, On::closed_by_us, ended, Do::end, cancelled},
    Rule{calling_seat, On::broken, ended, Do::end, failed},
    Rule{dialling, On::reached, talking, Do::connect_dialled},
    Rule{dialling, On::answered, in_flow, Do::start_flow},
    Rule{dialling, On::far_end_silent, ended, Do::end, no_answer},
    Rule{dialling, On::far_end_busy, ended, Do::end, busy},
    Rule{dialling, On::far_end_unknown, ended, Do::end, invalid_number},
    Rule{dialling, On::far_end_refused, ended, Do::end, refused},
    Rule{dialling, On::broken, ended, Do::end, failed},
    Rule{dialling, On::agent_gone, ended, Do::end, cancelled},
    Rule{dialling, On::agent_ends, ended, Do::end, cancelled},
    Rule{dialling, On::agent_given_up, ended, Do::end, cancelled},
    Rule{dialling, On::closed_by_us, ended, Do::end, cancelled},

    Rule{arriving, On::blocked, ended, Do::end, blocked},
    Rule{arriving, On::broken, ended, Do::end, failed},
    Rule{in_flow, On::broken, ended, Do::end, failed},
};

constexpr unsigned kBefore = in(arriving, in_flow, queued, ringing);  // nobody talks with the citizen yet
constexpr unsigned kMore = in(consulting, conference, transferred);   // more than citizen and agent
constexpr unsigned kOneAgent = in(talking, held, agent_lost);
constexpr unsigned kUnserved = in(in_mailbox, told);  // nobody could be given to him
constexpr unsigned kForward = in(forwarding);
constexpr unsigned kOver = in(ended);
constexpr unsigned kOurs = in(calling_seat, dialling);

constexpr std::array kRest{
    table::Meaningless{On::answered,
                       in(in_flow, queued, ringing) | kOneAgent | kMore | kOver | kUnserved | kForward | in(calling_seat)},
    table::Meaningless{On::wants_person, in(arriving, ringing) | kOneAgent | kMore | kOver | kUnserved | kOurs},
    table::Meaningless{On::offered, in(arriving, in_flow, ringing) | kOneAgent | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::offer_over, in(arriving, in_flow, queued) | kOneAgent | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::connected, in(arriving, in_flow, queued) | kOneAgent | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::hold, kBefore | in(held, agent_lost) | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::retrieve, kBefore | in(talking, agent_lost) | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::line_lost, kBefore | in(held, agent_lost) | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::line_back, kBefore | in(talking, held) | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::agent_given_up, kBefore | kOver | kUnserved | kForward},
    table::Meaningless{On::consult, kBefore | in(agent_lost) | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::consult_over,
                       kBefore | kOneAgent | in(conference, transferred) | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::joined, kBefore | in(conference) | kOver | kUnserved | kOurs},
    table::Meaningless{On::others_gone, kBefore | kOneAgent | in(consulting) | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::agent_changes, kBefore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::sent_to_queue, kBefore | in(agent_lost) | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::agent_ends, kBefore | in(consulting, transferred) | kOver | kUnserved | kForward},
    table::Meaningless{On::agent_gone, kBefore | in(transferred) | kOver | kUnserved | kForward},
    table::Meaningless{On::to_mailbox, in(arriving, ringing) | kOneAgent | kMore | kOver | kUnserved | kOurs},
    table::Meaningless{On::to_message, in(arriving, ringing) | kOneAgent | kMore | kOver | kUnserved | kOurs},
    table::Meaningless{On::to_outside, in(arriving, ringing) | kOneAgent | kMore | kOver | kUnserved | kOurs},
    table::Meaningless{On::caller_gone, kOver | kOurs},
    table::Meaningless{On::closed_by_us, kOver},
    table::Meaningless{On::blocked, in(in_flow, queued, ringing) | kOneAgent | kMore | kOver | kUnserved | kForward | kOurs},
    table::Meaningless{On::broken, in(queued, ringing) | kOneAgent | kMore | kOver | kUnserved | kForward},
    table::Meaningless{On::seat_answered,
                       in(arriving, in_flow, queued) | kOneAgent | kMore | kUnserved | kForward | kOver | in(dialling)},
    table::Meaningless{On::reached, kBefore | kOneAgent | kMore | kUnserved | kForward | kOver | in(calling_seat)},
    table::Meaningless{On::far_end_silent, kBefore | kOneAgent | kMore | kUnserved | kForward | kOver | in(calling_seat)},
    table::Meaningless{On::far_end_busy, kBefore | kOneAgent | kMore | kUnserved | kForward | kOver | in(calling_seat)},
    table::Meaningless{On::far_end_unknown, kBefore | kOneAgent | kMore | kUnserved | kForward | kOver | in(calling_seat)},
    table::Meaningless{On::far_end_refused, kBefore | kOneAgent | kMore | kUnserved | kForward | kOver | in(calling_seat)},
    table::Meaningless{On::after_talk, kBefore | kMore | kUnserved | kForward | kOver | kOurs},
};
template <class Enum>
constexpr std::size_t kCount = boost::mp11::mp_size<boost::describe::describe_enumerators<Enum>>::value;
static_assert(table::covers_each_pair_once<CallState, CallSignal>(kRules, kRest, kCount<CallState>, kCount<CallSignal>));

consteval bool every_end_is_classified() {
    return std::ranges::all_of(
        kRules, [](const Rule& r) { return (r.to == ended) == r.outcome.has_value() && (r.to == ended) == (r.then == Do::end); });
}
static_assert(every_end_is_classified());

CallOutcome turned_away(Unserved why) { return why == Unserved::closed || why == Unserved::holiday ? after_hours : overflowed; }

/// The rule's outcome, unless the caller's way says more: who asked for a person in vain did not merely leave the flow, and who
/// was asked for a message has not left one by that.
CallOutcome outcome_of(CallOutcome by_rule, const CallSoFar& so_far) {
    if (by_rule == mailbox && so_far.message_left) return mailbox;
    if (by_rule == overflowed && so_far.callback_requested) return callback_requested;
    const bool ended_unserved = by_rule == mailbox || by_rule == overflowed || by_rule == abandoned_ivr;
    if (ended_unserved && so_far.talked) return completed;
    if (ended_unserved && so_far.unserved) return turned_away(*so_far.unserved);
    if (by_rule == mailbox || by_rule == overflowed) return abandoned_ivr;  // chose the box himself and left nothing
    return by_rule == abandoned_ivr && so_far.self_served ? self_served : by_rule;
}

}  // namespace

std::optional<CallStep> advance(CallState from, CallSignal on, const CallSoFar& so_far) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from && r.on == on; });
    if (rule == kRules.end()) return std::nullopt;
    return CallStep{rule->to, rule->then, rule->outcome ? std::optional{outcome_of(*rule->outcome, so_far)} : std::nullopt};
}

}  // namespace hotline
