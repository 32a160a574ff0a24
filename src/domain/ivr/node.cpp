#include "domain/ivr/node.hpp"

namespace hotline::ivr {

Outcome speak(std::vector<PromptName> prompts, const std::string& next, Walk& walk, const Heard& heard) {
    if (entered(heard)) return command::Say{std::move(prompts), {}};
    if (silent(heard)) return GoTo{next};
    if (const char key = key_of(heard)) walk.session.ahead = key;
    return command::CarryOn{};
}

bool is_open_at(const std::map<CalendarCode, Calendar>& calendars, const CalendarCode& code, Instant now) {
    const auto calendar = calendars.find(code);
    return calendar != calendars.end() && is_open(calendar->second, now);
}

}  // namespace hotline::ivr
