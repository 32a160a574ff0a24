#pragma once
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "domain/acd/candidate.hpp"
#include "domain/acd/queue.hpp"

namespace hotline {

struct WaitingCall {
    CallId id;
    QueueCode queue;
    int priority{0};  ///< higher goes first
    Instant joined;
};

/// A reservation: this call rings at this agent until then, and nowhere else.
struct Offer {
    CallId call;
    UserId agent;
    QueueCode queue;
    Instant until;
    int eligible{0};  ///< how many agents could have taken it

    bool operator==(const Offer&) const = default;
};

/// Who gets what, now? Highest priority first, then longest wait; of the agents who may, the one the queue's strategy prefers.
///
/// Between two events no free agent and waiting call match, so a decision looks only at the head of each queue and the agents
/// free for it. Pure: no clock, no thread; it knows nothing of lines or legs.
///   - a call has at most one offer, an agent at most one offer
///   - an agent is free only between free() and the offer, withdraw() or drop() that follows
///   - a call that was refused keeps its place
class Distributor {
public:
    /// Takes over new queues and skills; those who wait keep their place, also in a queue that is no more.
    void configure(const std::map<QueueCode, Queue>& queues, const std::map<UserId, AgentProfile>& agents);

    /// The agent may be offered a call from now on.
    void free(const Candidate& agent);
    /// The agent may not, whatever he was; an offer he has stays until it is refused or taken.
    void withdraw(UserId agent);

    void join(const WaitingCall& call);
    /// The call is gone from its queue, an offer of it too. The agent it rang at is not free until somebody says so.
    void leave(CallId call);

    /// Reserves and returns the next match; call it until there is none.
    [[nodiscard]] std::optional<Offer> next_offer(Instant now);
    /// The offer failed: the call waits again, and is not offered to this agent before `forget_at`.
    void refuse(CallId call, Instant forget_at);
    /// The agent took it: the call leaves the queue.
    void take(CallId call) { leave(call); }

    [[nodiscard]] const Offer* offer_of(CallId call) const;
    /// Counting from 1; nothing when the call does not wait.
    [[nodiscard]] std::optional<int> place_of(CallId call) const;
    [[nodiscard]] int waiting_in(const QueueCode& queue) const;
    /// When the call that has waited longest joined.
    [[nodiscard]] std::optional<Instant> oldest_in(const QueueCode& queue) const;
    /// The next moment at which a refusal is forgotten, so that a match may appear without any event.
    [[nodiscard]] std::optional<Instant> next_forgetting(Instant now) const;

    [[nodiscard]] std::size_t free_agents() const { return free_.size(); }
    [[nodiscard]] std::size_t waiting_calls() const { return calls_.size(); }
    [[nodiscard]] std::size_t offers() const { return offers_.size(); }

private:
    /// Sorts as callers are served.
    struct Turn {
        int behind;  ///< the priority, negated
        Instant joined;
        CallId call;
        auto operator<=>(const Turn&) const = default;
    };
    struct Line {
        Queue queue;
        std::set<Turn> turns;
        std::vector<const Candidate*> pool;  ///< free agents who may serve this queue
    };
    struct Waiting {
        WaitingCall call;
        std::vector<std::pair<UserId, Instant>> refused_by;
    };
    struct Match {
        Turn turn;
        const Candidate* agent;
        int eligible;
    };

    [[nodiscard]] std::optional<Match> first_match(const Line& line, Instant now) const;
    [[nodiscard]] std::optional<Match> match(const Waiting& waiting, const Line& line, Instant now) const;
    void enter_pools(const Candidate& agent);
    static Turn turn_of(const WaitingCall& call) { return {-call.priority, call.joined, call.id}; }

    std::map<QueueCode, Line> lines_;
    std::map<UserId, AgentProfile> profiles_;
    std::unordered_map<CallId, Waiting> calls_;
    std::unordered_map<UserId, Candidate> free_;  // node-based: pools point into it
    std::unordered_map<CallId, Offer> offers_;
};

/// Whether the agent serves this queue at all: listed for it and skilled enough.
[[nodiscard]] bool serves(const AgentProfile& agent, const Queue& queue);

}  // namespace hotline
