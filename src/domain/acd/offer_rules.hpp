#pragma once
#include <array>
#include <boost/describe/class.hpp>

#include "base/time.hpp"
#include "domain/acd/agent_state.hpp"
#include "domain/call/call_event.hpp"

namespace hotline {

/// What follows when an agent does not take an offered call: each reason has its own delays and its own limit.
struct OfferRule {
    OfferRefusal why{};
    int memory_s{0};  ///< the same call is not offered to him again for so long
    int rest_s{0};    ///< no call at all is offered to him for so long
    int limit{0};     ///< after so many in a row he is set away for a while; 0: never
    bool operator==(const OfferRule&) const = default;
};

/// One row for each reason, in the order of the enum.
using OfferRules = std::array<OfferRule, 5>;

/// A seat that rang out is empty, and each further try costs a citizen the whole ring time: the first already counts. A device
/// that refuses by itself would refuse the next call as fast.
inline constexpr OfferRules kOfferRules{{
    //                          memory  rest  limit
    {OfferRefusal::rejected, 30, 3, 5},
    {OfferRefusal::no_answer, 30, 0, 1},
    {OfferRefusal::busy, 15, 15, 5},
    {OfferRefusal::line_lost, 5, 5, 0},
    {OfferRefusal::caller_gone, 5, 0, 0},
}};

[[nodiscard]] inline const OfferRule& rule_for(const OfferRules& rules, OfferRefusal why) {
    return rules.at(static_cast<std::size_t>(why));
}

/// The reason shown of an agent who reached the limit.
[[nodiscard]] constexpr AwayReason away_reason_of(OfferRefusal why) {
    return why == OfferRefusal::no_answer ? AwayReason::not_answering : AwayReason::refusing;
}

/// How long he is left alone when he has reached the limit for the `time`-th time in a row: one minute, doubled each time, at
/// most ten.
[[nodiscard]] Duration pause_after_limit(int time);

}  // namespace hotline
