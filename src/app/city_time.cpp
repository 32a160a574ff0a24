#include "app/city_time.hpp"

#include <stdexcept>

namespace hotline::app {

TimeRules city_time(UnitOfWork& work) {
    TimeLimitPolicy policy = work.city.time_limits();
    auto calendar = work.city.calendar(policy.calendar);
    if (!calendar)
        throw std::runtime_error("the time limits name the calendar '" + policy.calendar.value + "', which does not exist");
    return {std::move(policy), std::move(*calendar), work.city.supervision(), work.city.judgement()};
}

std::optional<Calendar> city_calendar(UnitOfWork& work) { return work.city.calendar(work.city.time_limits().calendar); }

std::string local_minute(Instant at, std::chrono::minutes utc_offset) {
    constexpr std::size_t kToTheMinute = 16;
    std::string text = to_rfc3339(at + utc_offset).substr(0, kToTheMinute);
    text.replace(text.find('T'), 1, " ");
    return text;
}

}  // namespace hotline::app
