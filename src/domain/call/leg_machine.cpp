#include "domain/call/leg_machine.hpp"

#include <algorithm>
#include <array>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum LegState;
using table::in;
using Do = LegAction;
using On = LegSignal;

struct Rule {
    LegState from;
    LegSignal on;
    LegState to;
    LegAction then;
};

constexpr std::array kRules{
    Rule{offered, On::accept, connected, Do::send_answer},     Rule{offered, On::hang_up, releasing, Do::send_release},
    Rule{offered, On::released, released, Do::report_release}, Rule{invited, On::ringing, alerting, Do::report_ringing},
    Rule{invited, On::answered, connected, Do::report_answer}, Rule{invited, On::hang_up, releasing, Do::send_release},
    Rule{invited, On::released, released, Do::report_release}, Rule{alerting, On::answered, connected, Do::report_answer},
    Rule{alerting, On::hang_up, releasing, Do::send_release},  Rule{alerting, On::released, released, Do::report_release},
    Rule{connected, On::answered, connected, Do::use_media},  // the answer to our offer in a 200 (an INVITE without SDP)
    Rule{connected, On::hang_up, releasing, Do::send_release}, Rule{connected, On::released, released, Do::report_release},
    Rule{releasing, On::released, released, Do::nothing},
};

constexpr std::array kRest{
    table::Meaningless{On::accept, in(invited, alerting, connected, releasing, released)},
    table::Meaningless{On::ringing, in(offered, alerting, connected, releasing, released)},
    table::Meaningless{On::answered, in(offered, releasing, released)},
    table::Meaningless{On::hang_up, in(releasing, released)},
    table::Meaningless{On::released, in(released)},
};
static_assert(table::covers_each_pair_once<LegState, LegSignal>(kRules, kRest, 6, 5));

}  // namespace

std::optional<LegStep> advance(LegState from, LegSignal on) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from && r.on == on; });
    if (rule == kRules.end()) return std::nullopt;
    return LegStep{rule->to, rule->then};
}

}  // namespace hotline
