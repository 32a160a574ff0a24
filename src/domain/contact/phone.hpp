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

/// How a typed number is looked for. Part of a number finds only as its end, and from four digits on: who tries beginnings
/// could read off numbers that are not his to know.
struct NumberSought {
    std::string text;    ///< normalised
    bool is_end{false};  ///< numbers that end so, else this very number
    bool operator==(const NumberSought&) const = default;
};
/// Four to eight digits are an end (which a short service number also is), everything else a whole number.
[[nodiscard]] NumberSought sought_number(std::string_view typed);

/// Whether a (normalised) number is what was looked for.
[[nodiscard]] bool is_sought(std::string_view number, const NumberSought& sought);

/// The name of the longest prefix that the (normalised) number begins with; empty when none does.
[[nodiscard]] std::string_view area_of(std::string_view number, const std::map<std::string, std::string>& areas);

}  // namespace hotline
