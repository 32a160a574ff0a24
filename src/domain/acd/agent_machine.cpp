#include "domain/acd/agent_machine.hpp"

#include <algorithm>
#include <array>

#include "base/enum_set.hpp"
#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum Work;
using table::in;
using On = AgentSignal;
using Why = AwayReason;

struct Rule {
    Work from;
    AgentSignal on;
    Work to;
    std::optional<AwayReason> reason{};  ///< of the new away; absent: the one asked for
    EnumSet<AwayReason> only_if{};       ///< the rule holds only for these present reasons; empty: for all
};

constexpr std::array kRules{
    Rule{away, On::get_ready, ready},
    Rule{away, On::go_away, away},
    Rule{away, On::sign_out, away, Why::just_signed_in},
    Rule{away, On::rested, ready, {}, {Why::not_answering, Why::refusing}},
    Rule{away, On::line_back, ready, {}, {Why::line_lost}},

    Rule{ready, On::get_ready, ready},
    Rule{ready, On::go_away, away},
    Rule{ready, On::sign_out, away, Why::just_signed_in},
    Rule{ready, On::reserve, reserved},
    Rule{ready, On::line_given_up, away, Why::line_lost},

    Rule{reserved, On::release, ready},
    Rule{reserved, On::miss, away},
    Rule{reserved, On::connect, talking},

    Rule{talking, On::hold, holding},
    Rule{talking, On::call_over, wrap_up},
    Rule{talking, On::line_given_up, away, Why::line_lost},
    Rule{holding, On::retrieve, talking},
    Rule{holding, On::call_over, wrap_up},
    Rule{holding, On::line_given_up, away, Why::line_lost},

    Rule{wrap_up, On::wrapped_up, ready},
    Rule{wrap_up, On::get_ready, ready},
    Rule{wrap_up, On::go_away, away},
    Rule{wrap_up, On::sign_out, away, Why::just_signed_in},

    Rule{away, On::dial, talking},
    Rule{ready, On::dial, talking},
    Rule{wrap_up, On::dial, talking},

    Rule{away, On::supervise, supervising},
    Rule{ready, On::supervise, supervising},
    Rule{wrap_up, On::supervise, supervising},
    Rule{supervising, On::connect, talking},  // he takes the call over
    Rule{supervising, On::call_over, away},
};

constexpr std::array kRest{
    table::Meaningless{On::get_ready, in(reserved, talking, holding, supervising)},
    table::Meaningless{On::go_away, in(reserved, talking, holding, supervising)},
    table::Meaningless{On::sign_out, in(reserved, talking, holding, supervising)},
    table::Meaningless{On::reserve, in(away, reserved, talking, holding, wrap_up, supervising)},
    table::Meaningless{On::release, in(away, ready, talking, holding, wrap_up, supervising)},
    table::Meaningless{On::miss, in(away, ready, talking, holding, wrap_up, supervising)},
    table::Meaningless{On::connect, in(away, ready, talking, holding, wrap_up)},
    table::Meaningless{On::hold, in(away, ready, reserved, holding, wrap_up, supervising)},
    table::Meaningless{On::retrieve, in(away, ready, reserved, talking, wrap_up, supervising)},
    table::Meaningless{On::call_over, in(away, ready, reserved, wrap_up)},
    table::Meaningless{On::wrapped_up, in(away, ready, reserved, talking, holding, supervising)},
    table::Meaningless{On::rested, in(ready, reserved, talking, holding, wrap_up, supervising)},
    table::Meaningless{On::line_given_up, in(away, reserved, wrap_up, supervising)},
    table::Meaningless{On::line_back, in(ready, reserved, talking, holding, wrap_up, supervising)},
    table::Meaningless{On::supervise, in(reserved, talking, holding, supervising)},
    table::Meaningless{On::dial, in(reserved, talking, holding, supervising)},
};
static_assert(table::covers_each_pair_once<Work, AgentSignal>(kRules, kRest, 7, 16));

/// From every state some chain of signals leads back to ready.
consteval bool nobody_is_stuck() {
    unsigned back = in(ready);
    for (int round = 0; round < 6; ++round)
        for (const Rule& rule : kRules)
            if ((back & in(rule.to)) != 0) back |= in(rule.from);
    return back == in(away, ready, reserved, talking, holding, wrap_up, supervising);
}
static_assert(nobody_is_stuck());

}  // namespace

std::optional<AgentState> advance(const AgentState& from, AgentSignal on, Instant at, AwayReason asked) {
    if (from.presence == Presence::signed_out) return std::nullopt;
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from.work && r.on == on; });
    if (rule == kRules.end() || (!rule->only_if.empty() && !rule->only_if.has(from.reason))) return std::nullopt;
    AgentState after = from;
    after.work = rule->to;
    if (rule->to == away) after.reason = rule->reason.value_or(asked);
    if (on == On::sign_out) after.presence = Presence::signed_out;
    if (!(after == from)) after.since = at;
    return after;
}

std::optional<AgentState> sign_in(const AgentState& from, SeatKind seat, Instant at) {
    if (from.presence == Presence::signed_in && from.seat == seat) return from;
    if (from.presence == Presence::signed_in && has_live_call(from.work)) return std::nullopt;
    return AgentState{Presence::signed_in, away, Why::just_signed_in, seat, at};
}

AgentState after_restart(const AgentState& last) {
    AgentState now = last;
    if (last.work == supervising)
        now.work = away;  // he was taking no calls
    else if (has_live_call(last.work) || last.work == wrap_up)
        now.work = ready;
    return now;
}

Line line_of(const AgentState& state, bool usable) {
    if (!usable) return Line::down;
    if (state.work == reserved) return Line::ringing;
    return has_live_call(state.work) ? Line::busy : Line::idle;
}

std::optional<Unfit> why_unfit(const AgentState& state, bool line_usable, bool at_rest) {
    if (state.presence == Presence::signed_out) return Unfit::signed_out;
    switch (state.work) {
        case away: return Unfit::away;
        case reserved: return Unfit::offered;
        case talking:
        case holding:
        case supervising: return Unfit::on_call;
        case wrap_up: return Unfit::wrap_up;
        case ready: break;
    }
    if (line_of(state, line_usable) != Line::idle) return Unfit::line_down;
    return at_rest ? std::optional{Unfit::at_rest} : std::nullopt;
}

bool has_live_call(Work work) { return work == reserved || work == talking || work == holding || work == supervising; }

bool talks(Work work) { return work == talking || work == holding; }

}  // namespace hotline
