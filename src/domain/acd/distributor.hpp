#pragma once
#include <absl/container/btree_set.h>

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "domain/acd/candidate.hpp"
#include "domain/acd/decision.hpp"
#include "domain/acd/queue.hpp"
#include "domain/acd/waiting_line.hpp"

namespace hotline {

/// A reservation: this call rings at this agent until then, and nowhere else.
struct Offer {
    CallId call;
    UserId agent;
    QueueCode queue;  ///< whose agent he is: the one the call joined, or one it overflowed into
    Instant until;
    int eligible{0};  ///< how many agents of that queue could have taken it

    bool operator==(const Offer&) const = default;
};

/// What the agents do who serve a queue at all.
struct QueueStaff {
    int free{0};
    int offered{0};  ///< a call rings at them
    int on_call{0};
    int pausing{0};  ///< wrap-up, or at rest after a refusal
    int away{0};     ///< or their line is down
    [[nodiscard]] int at_work() const { return free + offered + on_call + pausing; }
    [[nodiscard]] int signed_in() const { return at_work() + away; }
};

/// Who gets what, now? The longest waiting time first (head starts added); of the agents who may, the one the queue's strategy
/// prefers.
///
/// Between two events no free agent and waiting call match, so a decision looks at the heads of those lines only in which an
/// event has brought both together. What time alone changes (needs that fall, refusals forgotten, wishes given up, overflow)
/// stands in an agenda. Pure: no clock, no thread; it knows nothing of lines or legs.
///   - a call has at most one offer, an agent at most one offer
///   - an agent is free only between free() and the offer or withdraw() that follows
///   - a call that was refused keeps its place; one that waits in several queues has one place
class Distributor {
public:
    /// Takes over new queues and skills; those who wait keep their place, also in a queue that is no more.
    void configure(const std::map<QueueCode, Queue>& queues, const std::map<UserId, AgentProfile>& agents);

    /// The agent may be offered a call from now on. Level and seat are filled in here.
    void free(const Candidate& agent);
    /// The agent may not, whatever he was; an offer he has stays until it is refused or taken.
    void withdraw(UserId agent, Unfit why);

    void join(const WaitingCall& call);
    /// The call is gone from its queues, an offer of it too. The agent it rang at is not free until somebody says so.
    void leave(CallId call);

    /// Reserves and returns the next match; call it until there is none.
    [[nodiscard]] std::optional<Offer> next_offer(Instant now);
    /// The offer failed: the call waits again, and is not offered to this agent before `forget_at`. A wish that has an end ends
    /// now.
    void refuse(CallId call, Instant forget_at);
    /// The agent took it: the call leaves the queue.
    void take(CallId call) { leave(call); }

    /// The next moment at which something changes by itself: call next_offer() then.
    [[nodiscard]] std::optional<Instant> next_moment() const;
    /// All decisions since the last asking, in order: each offer, and each call whose turn came up in vain.
    [[nodiscard]] std::vector<Decision> take_decisions() { return std::exchange(decisions_, {}); }

    [[nodiscard]] const Offer* offer_of(CallId call) const;
    /// In the queue it joined, counting from 1; nothing when the call does not wait.
    [[nodiscard]] std::optional<int> place_of(CallId call) const;
    /// Of callers who joined this queue.
    [[nodiscard]] int waiting_in(const QueueCode& queue) const;
    /// When the call that has waited longest joined.
    [[nodiscard]] std::optional<Instant> oldest_in(const QueueCode& queue) const;
    [[nodiscard]] QueueStaff staff_of(const QueueCode& queue) const;

    [[nodiscard]] std::size_t free_agents() const { return free_; }
    [[nodiscard]] std::size_t waiting_calls() const { return calls_.size(); }
    [[nodiscard]] std::size_t offers() const { return offers_.size(); }

private:
    struct Membership {
        WaitingLine* line;
        std::optional<int> first_step;
        int level;
    };
    struct Agent {
        std::optional<Unfit> unfit{Unfit::signed_out};  ///< nothing: free
        Candidate candidate;
        int seat{0};
        std::vector<Membership> lines;
    };
    struct Place {
        WaitingLine* line;
        int step;
        bool open{false};  ///< may be offered here
    };
    using Agenda = absl::btree_set<std::pair<Instant, CallId>>;
    struct Refusal {
        UserId agent;
        Instant until;
    };
    struct Waiting {
        WaitingCall call;
        Turn turn;
        std::vector<Place> places;  ///< the queue it joined first
        std::vector<Refusal> refused_by;
        bool wants_one{false};
        bool rings{false};
        std::optional<Instant> due{};              ///< stands in the agenda then
        std::optional<DecisionCause> undecided{};  ///< why its turn has come up
    };

    // --- distributor_agents.cpp
    void enter(Agent& agent);
    void take_out(Agent& agent);
    void enrol(const AgentProfile& profile);
    void drop_strangers(const std::map<UserId, AgentProfile>& agents);
    [[nodiscard]] bool renew_lines(const std::map<QueueCode, Queue>& queues);
    void note(WaitingLine& line);
    void note_wishes(UserId agent);
    [[nodiscard]] bool is_free(UserId agent) const;

    // --- distributor_calls.cpp
    WaitingLine& line_of(const QueueCode& queue);
    [[nodiscard]] static bool waits_in(const Waiting& waiting, const WaitingLine& line);
    void open(Waiting& waiting);
    void open(const Waiting& waiting, Place& place);
    void close(Waiting& waiting);
    void add_place(Waiting& waiting, const QueueCode& queue);
    void remove_places(Waiting& waiting);
    void give_up_wish(Waiting& waiting);
    void come_up(Waiting& waiting, DecisionCause cause);
    void schedule(Waiting& waiting);
    void unschedule(Waiting& waiting);
    [[nodiscard]] std::optional<Instant> next_change(const Waiting& waiting) const;
    void settle(Instant now);
    void settle(Waiting& waiting, Instant now);
    void overflow(Waiting& waiting, Instant now);
    void lower_needs(Waiting& waiting, Instant now);

    // --- distributor.cpp
    [[nodiscard]] static bool has_refused(const Waiting& waiting, UserId agent, Instant now);
    [[nodiscard]] static const Candidate* best_agent(const Waiting& waiting, const Place& place, Instant now);
    [[nodiscard]] std::optional<Turn> first_turn(const WaitingLine& line, Instant now) const;
    [[nodiscard]] std::optional<Turn> first_wish(UserId agent, Instant now) const;
    [[nodiscard]] Offer reserve(Waiting& waiting, Instant now);

    // --- distributor_reasons.cpp
    [[nodiscard]] Decision explain(const Waiting& waiting, const Place& place, Instant now) const;
    void explain_pools(Decision& decision, const Waiting& waiting, const Place& place, Instant now) const;
    void explain_wish(Decision& decision, const Waiting& waiting) const;
    void explain_in_vain(Instant now);

    std::map<QueueCode, WaitingLine> lines_;  // node-based: places and memberships point into it
    std::map<UserId, AgentProfile> profiles_;
    std::unordered_map<UserId, Agent> agents_;
    std::unordered_map<CallId, Waiting> calls_;
    std::unordered_map<CallId, Offer> offers_;
    std::unordered_map<UserId, std::set<Turn>> wanted_;  ///< callers who want this agent only
    std::unordered_set<WaitingLine*> lively_;            ///< lines in which a match is possible
    std::set<UserId> sought_;                            ///< free agents whom somebody wants
    Agenda agenda_;
    std::vector<CallId> undecided_;
    std::vector<Decision> decisions_;
    std::size_t free_{0};
};

}  // namespace hotline
