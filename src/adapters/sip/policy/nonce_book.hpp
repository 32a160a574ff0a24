#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hotline::sip {

enum class NonceCheck { good, stale, forged };

/// Nonces for digest challenges. A nonce carries its own time and a keyed hash, so challenging a stranger stores nothing;
/// only nonces that someone answered rightly are remembered, with the highest count seen (RFC 7616 section 3.4.6).
class NonceBook {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Key = std::array<std::uint8_t, 32>;
    static constexpr std::size_t kMostRemembered = 100'000;

    NonceBook(Key key, std::chrono::seconds lifetime) : key_(key), lifetime_(lifetime) {}

    [[nodiscard]] std::string issue(Time now);
    /// Whether a nonce is ours and fresh and its count was not used before. Count 0 (client without qop) is good once.
    [[nodiscard]] NonceCheck check(std::string_view nonce, std::uint32_t count, Time now) const;
    /// After the response was right: counts up to this one are used up.
    void use(std::string_view nonce, std::uint32_t count, Time now);

private:
    [[nodiscard]] std::string sign(std::string_view body) const;
    void forget_old(Time now);

    Key key_;
    std::chrono::seconds lifetime_;
    std::uint64_t issued_{0};
    std::unordered_map<std::string, std::uint32_t> used_;
    std::deque<std::pair<Time, std::string>> by_age_;
};

}  // namespace hotline::sip
