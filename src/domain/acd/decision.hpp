#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "domain/acd/queue.hpp"

namespace hotline {

/// Why an agent of a queue was not to be had.
BOOST_DEFINE_ENUM_CLASS(Unfit, signed_out, away, offered, on_call, wrap_up, at_rest, line_down, skill_too_low, refused_recently,
                        other_agent_wanted)

/// What made a call's turn come up.
BOOST_DEFINE_ENUM_CLASS(DecisionCause, joined, agent_free, refused, refusal_forgotten, need_fell, wish_given_up, overflowed,
                        reconfigured)

/// One decision about one call: to whom it was offered, or that nobody was to be had, and why. Groups give their size and the
/// first few of their members, so that a decision among ten thousand agents is as short as one among ten.
struct Decision {
    struct Choice {
        UserId agent;
        std::int64_t measure;  ///< what the strategy compares: calls, seconds talked, seconds idle, level or seat number
        bool operator==(const Choice&) const = default;
    };
    struct Group {
        Unfit why;
        int count{0};
        std::vector<UserId> first;
        bool operator==(const Group&) const = default;
    };

    CallId call;
    Instant at;
    DecisionCause cause{DecisionCause::joined};
    QueueCode queue;  ///< where he was found; of nobody: the queue the call joined
    Strategy strategy{Strategy::least_talk_time};
    int waited_s{0};
    int need_fell_by{0};           ///< steps
    std::optional<UserId> chosen;  ///< absent: nobody was to be had
    int eligible{0};
    std::vector<Choice> best;  ///< of the eligible, in the strategy's order
    std::vector<Group> unfit;  ///< only groups that have somebody

    bool operator==(const Decision&) const = default;
};

/// How many members of each group a decision names.
inline constexpr std::size_t kNamedInDecision = 5;

}  // namespace hotline
