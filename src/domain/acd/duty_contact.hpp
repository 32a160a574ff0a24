#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/calendar/calendar.hpp"

namespace hotline {

/// A telephone of somebody on duty.
struct DutyNumber {
    std::string number;
    CalendarCode during;  ///< rung only while this calendar is open; empty: always
};

/// Who answers when a queue cannot: a duty officer's mobile by night, another line on holidays.
struct DutyContact {
    ContactCode code;
    std::string name_zh;
    std::string name_en;
    std::vector<DutyNumber> numbers;  ///< rung one after the other
    int ring_s{25};                   ///< the longest ringing of each
    int confirm_s{10};  ///< who picks up must press the key within this time, so that a mobile's own mailbox does not count
};

/// The numbers to ring at this moment, in order.
[[nodiscard]] std::vector<std::string> numbers_on_duty(const DutyContact& contact,
                                                       const std::map<CalendarCode, Calendar>& calendars, Instant now);

}  // namespace hotline
