#include "domain/call/forward_machine.hpp"

#include <algorithm>
#include <array>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum ForwardState;
using table::in;
using Do = ForwardAction;
using On = ForwardSignal;

struct Rule {
    ForwardState from;
    ForwardSignal on;
    ForwardState to;
    ForwardAction then;
};

constexpr std::array kRules{
    Rule{ringing, On::picked_up, asked, Do::ask},       Rule{asked, On::confirmed, taken, Do::connect},
    Rule{ringing, On::gone, failed, Do::try_next},      Rule{asked, On::gone, failed, Do::try_next},
    Rule{ringing, On::time_over, failed, Do::try_next}, Rule{asked, On::time_over, failed, Do::try_next},
};

constexpr std::array kRest{
    table::Meaningless{On::picked_up, in(asked, taken, failed)},
    table::Meaningless{On::confirmed, in(ringing, taken, failed)},
    table::Meaningless{On::gone, in(taken, failed)},  // who has taken the call is its party, see call_machine
    table::Meaningless{On::time_over, in(taken, failed)},
};
static_assert(table::covers_each_pair_once<ForwardState, ForwardSignal>(kRules, kRest, 4, 4));

}  // namespace

std::optional<ForwardStep> advance(ForwardState from, ForwardSignal on) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from && r.on == on; });
    return rule == kRules.end() ? std::nullopt : std::optional{ForwardStep{rule->to, rule->then}};
}

}  // namespace hotline
