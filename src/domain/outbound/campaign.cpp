#include "domain/outbound/campaign.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum CampaignState;
using table::in;
using On = CampaignAction;

struct Rule {
    CampaignState from;
    CampaignAction on;
    CampaignState to;
};

constexpr std::array kRules{
    Rule{draft, On::start, running},     Rule{running, On::pause, paused}, Rule{paused, On::resume, running},
    Rule{running, On::finish, finished}, Rule{draft, On::stop, stopped},   Rule{running, On::stop, stopped},
    Rule{paused, On::stop, stopped},
};

constexpr std::array kRest{
    table::Meaningless{On::start, in(running, paused, finished, stopped)},
    table::Meaningless{On::pause, in(draft, paused, finished, stopped)},
    table::Meaningless{On::resume, in(draft, running, finished, stopped)},
    table::Meaningless{On::finish, in(draft, paused, finished, stopped)},
    table::Meaningless{On::stop, in(finished, stopped)},
};
static_assert(table::covers_each_pair_once<CampaignState, CampaignAction>(kRules, kRest, 5, 5));

/// Whether a later try may do better.
bool is_worth_a_try(TargetResult result) {
    return result == TargetResult::no_answer || result == TargetResult::busy || result == TargetResult::failed;
}

}  // namespace

std::optional<CampaignState> advance(CampaignState from, CampaignAction on) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from && r.on == on; });
    if (rule == kRules.end()) return std::nullopt;
    return rule->to;
}

std::optional<CampaignTarget> begin_call(const CampaignTarget& target, Instant now) {
    if (target.state != TargetState::waiting || now < target.next_at) return std::nullopt;
    CampaignTarget calling = target;
    calling.state = TargetState::calling;
    ++calling.tries;
    return calling;
}

CampaignTarget after_call(CampaignTarget target, const TargetCall& call, const RetryRule& retries, Instant now) {
    target.result = call.result;
    target.answer = call.answer;
    if (call.call) target.last_call = call.call;
    const bool again = is_worth_a_try(call.result) && target.tries < retries.tries;
    target.state = again ? TargetState::waiting : TargetState::done;
    if (again) target.next_at = now + retries.delay;
    return target;
}

int Pacer::take(int live, Instant now) {
    const double per_second = pace_.calls_a_minute / 60.0;
    const double most = std::max(1.0, per_second);  // a second's worth: no burst after a pause
    const double passed = std::chrono::duration<double>(now - filled_at_).count();
    filled_at_ = std::max(filled_at_, now);
    tokens_ = std::min(most, tokens_ + std::max(0.0, passed) * per_second);
    const int room = std::max(0, pace_.calls_at_once - live);
    const int begun = std::min(room, static_cast<int>(tokens_));
    tokens_ -= begun;
    return begun;
}

}  // namespace hotline
