#include "adapters/sip/policy/source_limiter.hpp"

#include <algorithm>

namespace hotline::sip {

SourceLimiter::Bucket& SourceLimiter::bucket_of(const IpAddress& source, SteadyTime now) {
    if (const auto known = by_source_.find(source); known != by_source_.end()) {
        buckets_.splice(buckets_.begin(), buckets_, known->second);
        return buckets_.front();
    }
    if (buckets_.size() >= limits_.most_addresses && !buckets_.empty()) {
        by_source_.erase(buckets_.back().source);
        buckets_.pop_back();
    }
    buckets_.push_front({source, limits_.burst, now, SteadyTime::min()});
    by_source_.emplace(source, buckets_.begin());
    return buckets_.front();
}

bool SourceLimiter::admit(const IpAddress& source, SteadyTime now) {
    auto& bucket = bucket_of(source, now);
    if (now < bucket.silent_until) return false;
    const auto elapsed = std::chrono::duration<double>(now - bucket.filled_at).count();
    bucket.tokens = std::min(limits_.burst, bucket.tokens + elapsed * limits_.per_second);
    bucket.filled_at = now;
    if (bucket.tokens < 1) {
        bucket.silent_until = now + limits_.silence;
        return false;
    }
    bucket.tokens -= 1;
    return true;
}

bool SourceLimiter::is_silenced(const IpAddress& source, SteadyTime now) const {
    const auto known = by_source_.find(source);
    return known != by_source_.end() && now < known->second->silent_until;
}

void SourceLimiter::forgive(const IpAddress& source) {
    const auto known = by_source_.find(source);
    constexpr double kChallengedAndProved = 2;  // the try without credentials, and the one with them
    if (known == by_source_.end()) return;
    known->second->tokens = std::min(limits_.burst, known->second->tokens + kChallengedAndProved);
}

}  // namespace hotline::sip
