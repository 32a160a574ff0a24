#include "domain/call/call_machine.hpp"

#include <algorithm>
#include <array>

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

    // We end it: the flow is over, or the hotline stops. The caller who still waited is owed a call back, so he counts as having
    // given up.
    Rule{arriving, On::closed_by_us, ended, Do::end, abandoned_ivr},
    Rule{in_flow, On::closed_by_us, ended, Do::end, abandoned_ivr},
    Rule{queued, On::closed_by_us, ended, Do::end, abandoned_queue},
    Rule{ringing, On::closed_by_us, ended, Do::end, abandoned_ringing},
    Rule{talking, On::closed_by_us, ended, Do::end, completed},
    Rule{held, On::closed_by_us, ended, Do::end, completed},
    Rule{agent_lost, On::closed_by_us, ended, Do::end, completed},

    // Nobody for him: the outcome is settled by what came of it, see outcome_of().
    Rule{queued, On::wants_person, queued, Do::join_queue},
    Rule{in_flow, On::to_mailbox, in_mailbox, Do::open_mailbox},
    Rule{queued, On::to_mailbox, in_mailbox, Do::open_mailbox},
    Rule{in_flow, On::to_message, told, Do::say_message},
    Rule{queued, On::to_message, told, Do::say_message},
    Rule{in_mailbox, On::caller_gone, ended, Do::end, mailbox},
    Rule{in_mailbox, On::closed_by_us, ended, Do::end, mailbox},
    Rule{told, On::caller_gone, ended, Do::end, overflowed},
    Rule{told, On::closed_by_us, ended, Do::end, overflowed},

    Rule{arriving, On::blocked, ended, Do::end, blocked},
    Rule{arriving, On::broken, ended, Do::end, failed},
    Rule{in_flow, On::broken, ended, Do::end, failed},
};

constexpr std::array kRest{
    table::Meaningless{On::answered, in(in_flow, queued, ringing, talking, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::wants_person, in(arriving, ringing, talking, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::offered, in(arriving, in_flow, ringing, talking, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::offer_over, in(arriving, in_flow, queued, talking, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::connected, in(arriving, in_flow, queued, talking, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::hold, in(arriving, in_flow, queued, ringing, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::retrieve, in(arriving, in_flow, queued, ringing, talking, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::line_lost, in(arriving, in_flow, queued, ringing, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::line_back, in(arriving, in_flow, queued, ringing, talking, held, in_mailbox, told, ended)},
    table::Meaningless{On::agent_given_up, in(arriving, in_flow, queued, ringing, in_mailbox, told, ended)},
    table::Meaningless{On::agent_gone, in(arriving, in_flow, queued, ringing, in_mailbox, told, ended)},
    table::Meaningless{On::to_mailbox, in(arriving, ringing, talking, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::to_message, in(arriving, ringing, talking, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::caller_gone, in(ended)},
    table::Meaningless{On::closed_by_us, in(ended)},
    table::Meaningless{On::blocked, in(in_flow, queued, ringing, talking, held, agent_lost, in_mailbox, told, ended)},
    table::Meaningless{On::broken, in(queued, ringing, talking, held, agent_lost, in_mailbox, told, ended)},
};
static_assert(table::covers_each_pair_once<CallState, CallSignal>(kRules, kRest, 10, 17));

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
    const bool ended_unserved = by_rule == mailbox || by_rule == overflowed || by_rule == abandoned_ivr;
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
