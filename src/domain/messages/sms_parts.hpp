#pragma once
#include <boost/describe/enum.hpp>
#include <string_view>

namespace hotline {

/// How a text travels: in seven bits when all its characters are in GSM's default alphabet (3GPP TS 23.038), else in UCS-2.
BOOST_DEFINE_ENUM_CLASS(SmsAlphabet, gsm7, ucs2)

struct SmsSize {
    SmsAlphabet alphabet{};
    int units{};  ///< septets or UTF-16 code units
    int parts{};  ///< what the operator counts; 0 for no text
    bool operator==(const SmsSize&) const = default;
};

/// One part holds 160 or 70 units, of a longer text 153 or 67 each. No character is cut in two.
[[nodiscard]] SmsSize sms_size(std::string_view text);

/// Ten parts in Chinese; what is longer does not belong into a short message.
inline constexpr int kMostSmsParts = 10;

}  // namespace hotline
