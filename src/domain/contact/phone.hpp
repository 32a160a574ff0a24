#pragma once
#include <map>
#include <string>
#include <string_view>

namespace hotline {

/// A telephone number in its one spelling: digits as dialled within the country (mobile 13812341234, land line 01088881234),
/// others as +country. Takes off +86/0086, spaces, hyphens, brackets, and the trunk 0 before a mobile number; full-width
/// digits become narrow. Text that is no number (a SIP name, "anonymous") comes back trimmed, otherwise unchanged.
[[nodiscard]] std::string normalise_phone(std::string_view number);

/// Whether a normalised text can be dialled: 3 to 20 digits, perhaps after a +.
[[nodiscard]] bool is_phone(std::string_view number);

/// For showing: the four digits before the last four are hidden, 138****1234. Up to six digits (service numbers,
/// extensions) and texts that are no number stay.
[[nodiscard]] std::string mask_phone(std::string_view number);

/// The name of the longest prefix that the (normalised) number begins with; empty when none does.
[[nodiscard]] std::string_view area_of(std::string_view number, const std::map<std::string, std::string>& areas);

}  // namespace hotline
