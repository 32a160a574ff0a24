#include "domain/outbound/dial_plan.hpp"

#include <algorithm>

#include "domain/calendar/calendar.hpp"
#include "domain/contact/phone.hpp"

namespace hotline {
namespace {

bool has_length(const NumberRange& range, std::string_view number) {
    const auto digits = static_cast<int>(number.size()) - (number.starts_with('+') ? 1 : 0);
    return digits >= range.least_digits && digits <= range.most_digits;
}

template <class T>
bool has(const std::vector<T>& list, const T& one) {
    return std::ranges::find(list, one) != list.end();
}

bool is_now(const CalendarCode& hours, const std::map<CalendarCode, Calendar>& calendars, Instant now) {
    if (hours.empty()) return true;
    const auto calendar = calendars.find(hours);
    return calendar != calendars.end() && is_open(calendar->second, now);
}

}  // namespace

std::optional<NumberClass> class_of(const DialPlan& plan, std::string_view number) {
    const NumberRange* best = nullptr;
    std::size_t longest = 0;
    for (const NumberRange& range : plan.numbers)
        for (const std::string& prefix : range.prefixes)
            if (prefix.size() > longest && number.starts_with(prefix)) {
                best = &range;
                longest = prefix.size();
            }
    if (best == nullptr || !has_length(*best, number)) return std::nullopt;
    return best->number_class;
}

Result<DialPermit, DialDenied> may_dial(const DialPlan& plan, std::string_view typed, std::optional<Role> role,
                                        const std::map<CalendarCode, Calendar>& calendars, Instant now) {
    const std::string number = normalise_phone(typed);
    if (!is_phone(number)) return refuse(DialDenied::no_number);
    const auto number_class = class_of(plan, number);
    if (!number_class) return refuse(DialDenied::unknown_number);
    DialDenied why = DialDenied::not_for_your_role;
    for (const DialRule& rule : plan.rules) {
        const bool is_for_him = role ? has(rule.roles, *role) : rule.hotline_itself;
        if (!is_for_him || !has(rule.classes, *number_class)) continue;
        if (is_now(rule.hours, calendars, now)) return DialPermit{{number, rule.group, {}}, *number_class};
        why = DialDenied::outside_hours;
    }
    return refuse(why);
}

}  // namespace hotline
