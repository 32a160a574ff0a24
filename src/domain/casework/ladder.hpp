#pragma once
#include <boost/describe/enum.hpp>
#include <vector>

#include "domain/calendar/time_limit.hpp"
#include "domain/casework/case_words.hpp"

namespace hotline {

/// due_soon: so much before handling is due; overdue: so much after; rehandled: sent back or reopened that often.
BOOST_DEFINE_ENUM_CLASS(LadderTrigger, due_soon, overdue, rehandled)

/// One rung: what raises supervision of a case to which level.
struct LadderRule {
    LadderTrigger when{};
    int amount{0};
    LimitUnit unit{LimitUnit::working_day};
    SupervisionLevel level{SupervisionLevel::reminded};
    bool operator==(const LadderRule&) const = default;
};

/// What the clock does beside signing for late units.
struct SupervisionPolicy {
    std::vector<LadderRule> ladder;
    int archive_after_days{30};  ///< of a closed case
};

}  // namespace hotline
