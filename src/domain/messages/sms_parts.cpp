#include "domain/messages/sms_parts.hpp"

#include <vector>

#include "base/utf8.hpp"

namespace hotline {
namespace {

constexpr std::u32string_view kDefaultAlphabet =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    U"abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u32string_view kBehindEscape = U"\f^{}\\[~]|€";

/// Septets of the character; 0 when the alphabet lacks it.
int septets(char32_t code) {
    if (kDefaultAlphabet.contains(code)) return 1;
    return kBehindEscape.contains(code) ? 2 : 0;
}

int code_units(char32_t code) { return code > 0xffff ? 2 : 1; }

SmsSize packed(SmsAlphabet alphabet, const std::vector<int>& sizes, int alone, int each) {
    SmsSize size{.alphabet = alphabet, .parts = sizes.empty() ? 0 : 1};
    for (const int one : sizes) size.units += one;
    if (size.units <= alone) return size;
    int filled = 0;
    for (const int one : sizes) {
        if (filled + one > each) {
            ++size.parts;
            filled = 0;
        }
        filled += one;
    }
    return size;
}

}  // namespace

SmsSize sms_size(std::string_view text) {
    std::vector<int> narrow;
    std::vector<int> wide;
    bool fits = true;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char each = utf8_at(text, at);
        at = each.end;
        const int small = septets(each.code);
        fits = fits && small > 0;
        narrow.push_back(small);
        wide.push_back(code_units(each.code));
    }
    return fits ? packed(SmsAlphabet::gsm7, narrow, 160, 153) : packed(SmsAlphabet::ucs2, wide, 70, 67);
}

}  // namespace hotline
