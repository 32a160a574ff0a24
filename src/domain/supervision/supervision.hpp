#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

#include "domain/acd/queue.hpp"
#include "domain/call/call_machine.hpp"

namespace hotline {

/// What a supervisor can do to an agent's call: 监听, 耳语, 强插, 拦截, 强拆.
BOOST_DEFINE_ENUM_CLASS(SupervisionAct, listen, whisper, barge, intercept, release)

BOOST_DEFINE_ENUM_CLASS(SupervisionRefusal, own_call, not_your_team, no_call, no_ear, you_have_a_call, already_intercepted,
                        somebody_helps)

struct SupervisorStand {
    const AgentProfile* profile{nullptr};  ///< none: he has no seat at all
    bool has_ear{false};                   ///< signed in, and his line carries sound
    bool in_other_call{false};
};

struct SupervisedCall {
    const AgentProfile* agent{nullptr};
    QueueCode queue;  ///< that the citizen came through
    CallState state{CallState::ended};
    std::optional<UserId> interceptor;  ///< who has taken the call over, or is about to
    std::optional<UserId> helper;       ///< who whispers or barges in
};

/// Whose calls he may supervise: agents who serve a queue of his, and calls that came through one.
[[nodiscard]] bool is_of_team(const AgentProfile& supervisor, const AgentProfile& agent, const QueueCode& queue);

/// Why he may not; nothing when he may. Each look at a call or hand on it is open to one team only, one helper at a time, and
/// never two who take it over.
[[nodiscard]] std::optional<SupervisionRefusal> refusal(SupervisionAct act, const SupervisorStand& who,
                                                        const SupervisedCall& call);

}  // namespace hotline
