#pragma once
#include <absl/container/btree_set.h>

#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>
#include <ext/pb_ds/assoc_container.hpp>
#include <ext/pb_ds/tree_policy.hpp>

#include "domain/acd/decision.hpp"
#include "domain/acd/skill_need.hpp"
#include "domain/acd/strategies/strategies.hpp"
#include "domain/acd/waiting_call.hpp"

namespace hotline {

/// One queue: who waits in it, and what its agents are doing; all in order, so that a decision looks at heads only. Callers and
/// free agents stand apart by need step: a caller at step 2 may have an agent whose first step is 2 or less.
class WaitingLine {
public:
    struct ByStrategy {
        Better better{strategies::longest_idle};
        bool operator()(const Candidate& a, const Candidate& b) const { return better(a, b); }
    };
    using Pool = absl::btree_set<Candidate, ByStrategy>;
    using Turns = absl::btree_set<Turn>;
    using Agents = absl::btree_set<UserId>;
    static constexpr std::size_t kUnfits = boost::mp11::mp_size<boost::describe::describe_enumerators<Unfit>>::value;

    /// Also empties the line of all agents: they are entered again.
    void configure(const Queue& queue);
    [[nodiscard]] const Queue& queue() const { return queue_; }

    // --- callers
    /// Everybody who waits, with his place; callers who want one agent only are in nobody's way and not among them.
    void join(const Turn& turn) { all_.insert(turn); }
    void leave(const Turn& turn) { all_.erase(turn); }
    /// Counting from 1.
    [[nodiscard]] int place_of(const Turn& turn) const { return static_cast<int>(all_.order_of_key(turn)) + 1; }
    /// May be offered, at this step of the need.
    void open(const Turn& turn, int step) { open_[at(step)].insert(turn); }
    void close(const Turn& turn, int step) { open_[at(step)].erase(turn); }
    [[nodiscard]] const Turns& open_at(int step) const { return open_[at(step)]; }
    /// Those who joined this very queue, wherever else they wait too.
    void count_in(Instant joined, CallId call) { home_.emplace(joined, call); }
    void count_out(Instant joined, CallId call) { home_.erase({joined, call}); }
    [[nodiscard]] int waiting() const { return static_cast<int>(home_.size()); }
    [[nodiscard]] std::optional<Instant> oldest() const;

    // --- agents
    void enter(const Candidate& free, int step) { pools_[at(step)].insert(free); }
    void withdraw(const Candidate& free, int step) { pools_[at(step)].erase(free); }
    [[nodiscard]] const Pool& pool_at(int step) const { return pools_[at(step)]; }
    void enter(UserId agent, Unfit why) { unfit_[static_cast<std::size_t>(why)].insert(agent); }
    void withdraw(UserId agent, Unfit why) { unfit_[static_cast<std::size_t>(why)].erase(agent); }
    [[nodiscard]] const Agents& unfit(Unfit why) const { return unfit_[static_cast<std::size_t>(why)]; }
    [[nodiscard]] int free_agents() const;
    [[nodiscard]] int count(Unfit why) const { return static_cast<int>(unfit(why).size()); }
    [[nodiscard]] bool is_better(const Candidate& a, const Candidate& b) const { return order_.better(a, b); }

    /// kNeedSteps: nobody is free.
    [[nodiscard]] int first_step_with_agents() const;

    /// Some caller and some free agent are near enough to each other; only refusals may still keep them apart.
    [[nodiscard]] bool may_match() const;
    [[nodiscard]] bool is_empty() const { return all_.empty() && home_.empty(); }

private:
    using Places = __gnu_pbds::tree<Turn, __gnu_pbds::null_type, std::less<>, __gnu_pbds::rb_tree_tag,
                                    __gnu_pbds::tree_order_statistics_node_update>;
    static std::size_t at(int step) { return static_cast<std::size_t>(step); }

    Queue queue_;
    ByStrategy order_;
    Places all_;
    absl::btree_set<std::pair<Instant, CallId>> home_;
    std::array<Turns, kNeedSteps> open_;
    std::array<Pool, kNeedSteps> pools_;
    std::array<Agents, kUnfits> unfit_;
};

}  // namespace hotline
