#pragma once
#include <boost/describe/enum.hpp>

#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// What a fork looks at: a variable, the caller's number, the day of the week (1 is Monday), the hour (0-23), how many wait in a
/// queue, or how many agents are signed in for it.
BOOST_DEFINE_ENUM_CLASS(BranchOn, variable, caller, weekday, hour, waiting, staffed)
/// between takes two values, both included, compared as whole numbers.
BOOST_DEFINE_ENUM_CLASS(BranchMatch, equals, begins_with, between)

struct BranchCase {
    BranchMatch match{};
    std::vector<std::string> values;
    std::string next;
};

/// A silent fork: the first case that fits.
struct Branch {
    BranchOn on{};
    std::string variable;  ///< of `variable`
    QueueCode queue;       ///< of `waiting` and `staffed`
    std::vector<BranchCase> cases;
    std::string otherwise;
};

[[nodiscard]] std::vector<Edge> ways(const Branch& node);
[[nodiscard]] std::vector<std::string> reads(const Branch& node);
void check(const Branch& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Branch& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
