#include "domain/recording/recent_uses.hpp"

namespace hotline {

bool RecentUses::is_recent(const std::string& key, Instant now) const {
    const auto found = last_.find(key);
    return found != last_.end() && now - found->second < lasts_;
}

void RecentUses::note(const std::string& key, Instant now) {
    if (last_.size() >= forget_at_) forget_old(now);
    last_.insert_or_assign(key, now);
}

void RecentUses::forget_old(Instant now) {
    std::erase_if(last_, [&](const auto& entry) { return now - entry.second >= lasts_; });
    forget_at_ = last_.size() + kForgetEvery;
}

}  // namespace hotline
