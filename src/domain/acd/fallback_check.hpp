#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/acd/queue.hpp"

namespace hotline {

/// What makes a queue's plan unfit: an hour without a destination, a list whose last place may not answer, a ring of queues that
/// send callers to each other, a name that nobody has, a number that cannot be dialled.
BOOST_DEFINE_ENUM_CLASS(FallbackFault, no_destination, nothing_after_it, circle, unknown_target, bad_number)

struct FallbackFinding {
    FallbackFault fault{};
    QueueCode queue;
    Unserved when{};
    std::optional<Date> day;  ///< a holiday or make-up day; absent: every `weekday`
    int weekday{0};           ///< 0 is Monday
    TimeSpan span;            ///< of no_destination, in local minutes of that day
    std::string what;         ///< the target
};

/// What destinations may name beside queues.
struct DestinationNames {
    std::set<std::string> mailboxes;
    std::set<std::string> contacts;
    std::set<std::string> prompts;  ///< empty: not known here, not checked
};

/// Everything wrong with the plans of all queues. Each hour of the week and of every holiday is looked at, so that no caller
/// finds out at midnight.
[[nodiscard]] std::vector<FallbackFinding> check_fallbacks(const std::map<QueueCode, Queue>& queues,
                                                           const std::map<CalendarCode, Calendar>& calendars,
                                                           const DestinationNames& names);

/// "general: closed, Tuesday 12:00-13:30", for the person who wrote the file.
[[nodiscard]] std::string in_words(const FallbackFinding& finding);

}  // namespace hotline
