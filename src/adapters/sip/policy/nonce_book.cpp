#include "adapters/sip/policy/nonce_book.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "adapters/sip/policy/digest.hpp"
#include "adapters/sip/policy/hex.hpp"

namespace hotline::sip {
namespace {

constexpr std::size_t kTimeDigits = 16;
constexpr std::size_t kBodyDigits = 32;  // time and serial number
constexpr std::size_t kSignatureBytes = 16;
constexpr std::size_t kNonceDigits = kBodyDigits + 2 * kSignatureBytes;

std::uint64_t milliseconds(NonceBook::Time at) {
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count());
}

}  // namespace

std::string NonceBook::sign(std::string_view body) const {
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    const auto* text = reinterpret_cast<const unsigned char*>(body.data());
    HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()), text, body.size(), mac, &length);
    return to_hex({mac, kSignatureBytes});
}

std::string NonceBook::issue(Time now) {
    char body[kBodyDigits + 1];
    std::snprintf(body, sizeof body, "%016llx%016llx", static_cast<unsigned long long>(milliseconds(now)),
                  static_cast<unsigned long long>(++issued_));
    return std::string(body) + sign(body);
}

NonceCheck NonceBook::check(std::string_view nonce, std::uint32_t count, Time now) const {
    if (nonce.size() != kNonceDigits) return NonceCheck::forged;
    const auto body = nonce.substr(0, kBodyDigits);
    if (!equal_secrets(sign(body), nonce.substr(kBodyDigits))) return NonceCheck::forged;
    std::uint64_t issued_at = 0;
    const auto time = body.substr(0, kTimeDigits);
    std::from_chars(time.begin(), time.end(), issued_at, 16);
    const auto lifetime = static_cast<std::uint64_t>(std::chrono::milliseconds(lifetime_).count());
    if (milliseconds(now) > issued_at + lifetime) return NonceCheck::stale;
    const auto known = used_.find(std::string(nonce));
    return known == used_.end() || count > known->second ? NonceCheck::good : NonceCheck::stale;
}

void NonceBook::use(std::string_view nonce, std::uint32_t count, Time now) {
    forget_old(now);
    const auto [entry, is_new] = used_.try_emplace(std::string(nonce), count);
    if (is_new) {
        by_age_.emplace_back(now, std::string(nonce));
    } else {
        entry->second = std::max(entry->second, count);
    }
}

void NonceBook::forget_old(Time now) {
    // First use comes after issue, so an entry this old belongs to a nonce that its own time already refuses.
    while (!by_age_.empty() && (by_age_.front().first + lifetime_ < now || by_age_.size() >= kMostRemembered)) {
        used_.erase(by_age_.front().second);
        by_age_.pop_front();
    }
}

}  // namespace hotline::sip
