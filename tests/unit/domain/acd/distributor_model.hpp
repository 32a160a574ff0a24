#pragma once
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "domain/acd/distributor.hpp"

namespace hotline::test {

/// The same lines as a Distributor's, kept in plain lists and searched from end to end: slow, and short enough to be believed.
class PlainLines {
public:
    PlainLines(std::map<QueueCode, Queue> queues, std::map<UserId, AgentProfile> agents)
        : queues_(std::move(queues)), agents_(std::move(agents)) {}

    void free(const Candidate& agent) { free_[agent.agent] = agent; }
    void withdraw(UserId agent) { free_.erase(agent); }
    void join(const WaitingCall& call);
    void leave(CallId call) { waiting_.erase(call); }
    void refuse(CallId call, Instant forget_at);
    /// What time has changed by now: wishes that ended, queues that help.
    void settle(Instant now);

    /// The offer that must be made now.
    [[nodiscard]] std::optional<Offer> next_offer(Instant now) const;
    void reserve(const Offer& offer);
    [[nodiscard]] int place_of(CallId call) const;

    struct Waiting {
        WaitingCall call;
        std::vector<QueueCode> queues;
        std::map<UserId, Instant> refused_by;
        std::optional<UserId> rings_at;
    };
    [[nodiscard]] const std::map<CallId, Waiting>& waiting() const { return waiting_; }
    [[nodiscard]] const std::map<UserId, Candidate>& free_agents() const { return free_; }
    [[nodiscard]] std::vector<CallId> ringing() const;

private:
    [[nodiscard]] bool may(const Candidate& agent, const Waiting& waiting, const Queue& queue, Instant now) const;
    [[nodiscard]] std::vector<Candidate> eligible(const Waiting& waiting, const Queue& queue, Instant now) const;
    [[nodiscard]] std::optional<Offer> offer_for(const Waiting& waiting, Instant now) const;

    std::map<QueueCode, Queue> queues_;
    std::map<UserId, AgentProfile> agents_;
    std::map<UserId, Candidate> free_;
    std::map<CallId, Waiting> waiting_;
};

}  // namespace hotline::test
