#include "domain/supervision/supervision.hpp"

#include <algorithm>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum CallState;

constexpr unsigned kWithAgent = table::in(talking, held, agent_lost, consulting, conference);

bool needs_ear(SupervisionAct act) { return act != SupervisionAct::release; }
bool is_heard(SupervisionAct act) { return act == SupervisionAct::whisper || act == SupervisionAct::barge; }
bool takes_over(SupervisionAct act) { return act == SupervisionAct::intercept || act == SupervisionAct::release; }

}  // namespace

bool is_of_team(const AgentProfile& supervisor, const AgentProfile& agent, const QueueCode& queue) {
    return std::ranges::any_of(supervisor.queues, [&](const QueueCode& mine) {
        return mine == queue || std::ranges::find(agent.queues, mine) != agent.queues.end();
    });
}

std::optional<SupervisionRefusal> refusal(SupervisionAct act, const SupervisorStand& who, const SupervisedCall& call) {
    using enum SupervisionRefusal;
    if (who.profile == nullptr) return needs_ear(act) ? no_ear : not_your_team;
    if (call.agent == nullptr || (table::in(call.state) & kWithAgent) == 0) return no_call;
    if (who.profile->id == call.agent->id) return own_call;
    if (!is_of_team(*who.profile, *call.agent, call.queue)) return not_your_team;
    if (takes_over(act) && call.interceptor && call.interceptor != who.profile->id) return already_intercepted;
    if (!needs_ear(act)) return std::nullopt;
    if (who.in_other_call) return you_have_a_call;
    if (!who.has_ear) return no_ear;
    if (is_heard(act) && call.helper && call.helper != who.profile->id) return somebody_helps;
    return std::nullopt;
}

}  // namespace hotline
