#pragma once
#include <boost/describe/enum.hpp>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/ivr/language.hpp"

namespace hotline::ivr {

/// How a value is read aloud: digit by digit ("幺" for one, as telephone numbers are), as a number, an ISO date, a time of day
/// ("08:30"), a case number, or an amount of yuan ("12.50").
BOOST_DEFINE_ENUM_CLASS(SpokenAs, digits, number, date, time, case_number, amount)

/// The recorded pieces that say it, in order. A text that is not of its kind is read digit by digit; what is no digit is left
/// out. English is read digit by digit throughout.
[[nodiscard]] std::vector<PromptName> spoken(SpokenAs as, std::string_view text, Language language);

/// Every piece that spoken() may use.
[[nodiscard]] std::vector<PromptName> pieces_of(SpokenAs as);

}  // namespace hotline::ivr
