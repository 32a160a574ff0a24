#pragma once
#include <chrono>
#include <cstddef>
#include <list>
#include <unordered_map>

#include "adapters/sip/policy/address.hpp"

namespace hotline::sip {

using SteadyTime = std::chrono::steady_clock::time_point;

struct SourceLimits {
    double per_second{20};                ///< sustained requests without valid credentials
    double burst{40};                     ///< at once, after a pause
    std::chrono::seconds silence{300};    ///< how long an address that went over it hears nothing
    std::size_t most_addresses{100'000};  ///< remembered; the longest quiet is forgotten first
};

/// How many requests that prove nothing an address may send: a token bucket each, then silence.
class SourceLimiter {
public:
    explicit SourceLimiter(SourceLimits limits) : limits_(limits) {}

    /// Counts one request; false: it must not be answered.
    [[nodiscard]] bool admit(const IpAddress& source, SteadyTime now);
    [[nodiscard]] bool is_silenced(const IpAddress& source, SteadyTime now) const;
    /// A request proved its sender: its first, unauthenticated try does not count (many phones behind one address).
    void forgive(const IpAddress& source);
    [[nodiscard]] std::size_t size() const { return buckets_.size(); }

private:
    struct Bucket {
        IpAddress source;
        double tokens;
        SteadyTime filled_at;
        SteadyTime silent_until;
    };
    using Buckets = std::list<Bucket>;
    Bucket& bucket_of(const IpAddress& source, SteadyTime now);

    SourceLimits limits_;
    Buckets buckets_;  // most recently used first
    std::unordered_map<IpAddress, Buckets::iterator> by_source_;
};

}  // namespace hotline::sip
