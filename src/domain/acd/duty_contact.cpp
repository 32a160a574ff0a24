#include "domain/acd/duty_contact.hpp"

namespace hotline {

std::vector<std::string> numbers_on_duty(const DutyContact& contact, const std::map<CalendarCode, Calendar>& calendars,
                                         Instant now) {
    std::vector<std::string> numbers;
    for (const DutyNumber& one : contact.numbers) {
        const auto calendar = calendars.find(one.during);
        const bool on_duty = one.during.empty() || (calendar != calendars.end() && is_open(calendar->second, now));
        if (on_duty) numbers.push_back(one.number);
    }
    return numbers;
}

}  // namespace hotline
