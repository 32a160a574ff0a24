#pragma once
#include <boost/describe/enum.hpp>
#include <map>
#include <string>
#include <vector>

#include "domain/calendar/calendar.hpp"

namespace hotline {

/// Why a queue gives its caller no person.
BOOST_DEFINE_ENUM_CLASS(Unserved, closed, holiday, waited_too_long, full)

/// Where the caller goes instead. `queue` waits there, `mailbox` leaves a message, `contact` rings the people on duty, `forward`
/// rings a number, `message` is told something and the call ends, `call_back` is told that he will be rung.
BOOST_DEFINE_ENUM_CLASS(DestinationKind, queue, mailbox, contact, forward, message, call_back)

struct Destination {
    DestinationKind kind{DestinationKind::message};
    std::string target;  ///< a queue's, mailbox's or contact's code, a telephone number, or the prompt that is said

    bool operator==(const Destination&) const = default;
};

/// One line of a queue's plan for callers it cannot serve.
struct Fallback {
    Unserved when{Unserved::closed};
    CalendarCode during;          ///< holds only while this calendar is open; empty: always
    std::vector<Destination> to;  ///< tried in order: what is not answered leads to the next

    bool operator==(const Fallback&) const = default;
};

/// The line that holds now: the first that fits. A holiday without a line of its own is an ordinary closed hour.
[[nodiscard]] const Fallback* fallback_for(const std::vector<Fallback>& plan, Unserved why,
                                           const std::map<CalendarCode, Calendar>& calendars, Instant now);

/// Why a queue with these hours is closed at this moment: a holiday of its calendar, or merely the hour.
[[nodiscard]] Unserved why_closed(const Calendar& hours, Instant now);

/// Whether it can turn out that nobody answers there, so that something must follow in the list.
[[nodiscard]] constexpr bool may_fail(DestinationKind kind) {
    return kind == DestinationKind::contact || kind == DestinationKind::forward;
}

}  // namespace hotline
