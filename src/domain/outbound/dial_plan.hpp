#pragma once
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/calendar/calendar.hpp"
#include "domain/outbound/trunk.hpp"
#include "domain/security/role.hpp"

namespace hotline {

/// What kind of number somebody wants to call; which numbers are of a class is the city's data.
BOOST_DEFINE_ENUM_CLASS(NumberClass, local, long_distance, mobile, service, emergency, international, premium)

/// Numbers that begin with one of the prefixes and have so many digits (a leading + is none) are of this class. Of several
/// prefixes that fit the longest decides.
struct NumberRange {
    NumberClass number_class{};
    std::vector<std::string> prefixes;
    int least_digits{1};
    int most_digits{20};
};

/// Allows calls; what no rule allows is denied.
struct DialRule {
    std::vector<Role> roles;     ///< of the person for whom the call is made
    bool hotline_itself{false};  ///< also calls that nobody asks for at that moment: forwards by night, automatic calls
    std::vector<NumberClass> classes;
    CalendarCode hours;  ///< empty: always
    TrunkGroup group;    ///< that carries these calls
};

/// A line of 110, 119, 120 or a utility that a caller can be connected with by one key.
struct EmergencyLine {
    std::string code;
    std::string name_zh;
    std::string name_en;
    std::string number;
};

struct DialPlan {
    std::vector<NumberRange> numbers;
    std::vector<DialRule> rules;
    std::vector<EmergencyLine> emergency_lines;
};

/// no_number: not dialled digits at all. unknown_number: of no class, e.g. a mobile number with a digit too few.
BOOST_DEFINE_ENUM_CLASS(DialDenied, no_number, unknown_number, not_for_your_role, outside_hours)

/// What may be dialled, and how.
struct DialPermit {
    OutsideNumber to;
    NumberClass number_class{};
};

/// The class of a normalised number (domain/contact/phone); nothing when no range has it.
[[nodiscard]] std::optional<NumberClass> class_of(const DialPlan& plan, std::string_view number);

/// Judges a number as somebody typed it. `role`: for whom; nothing: for the hotline itself. A calendar that is not known is never
/// open.
[[nodiscard]] Result<DialPermit, DialDenied> may_dial(const DialPlan& plan, std::string_view typed, std::optional<Role> role,
                                                      const std::map<CalendarCode, Calendar>& calendars, Instant now);

}  // namespace hotline
