#include "domain/security/try_limit.hpp"

namespace hotline {

std::optional<std::chrono::seconds> TryLimit::wait(const std::string& key, Instant now) const {
    const auto found = keys_.find(key);
    if (found == keys_.end() || std::ssize(found->second.wrong) < rule_.tries) return std::nullopt;
    const Instant free_at = found->second.wrong.back() + rule_.pause;
    if (now >= free_at) return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(free_at - now);
}

void TryLimit::count_wrong(const std::string& key, Instant now) {
    auto [found, is_new] = keys_.try_emplace(key);
    Entry& entry = found->second;
    if (is_new)
        entry.place = by_quiet_.insert(by_quiet_.end(), key);
    else
        by_quiet_.splice(by_quiet_.end(), by_quiet_, entry.place);
    // After a served pause counting begins anew, as it does when the tries are old.
    if (std::ssize(entry.wrong) >= rule_.tries && now >= entry.wrong.back() + rule_.pause) entry.wrong.clear();
    while (!entry.wrong.empty() && now - entry.wrong.front() >= rule_.window) entry.wrong.pop_front();
    if (std::ssize(entry.wrong) < rule_.tries) entry.wrong.push_back(now);
    if (keys_.size() > max_keys_) forgive(std::string{by_quiet_.front()});
}

void TryLimit::forgive(const std::string& key) {
    const auto found = keys_.find(key);
    if (found == keys_.end()) return;
    by_quiet_.erase(found->second.place);
    keys_.erase(found);
}

}  // namespace hotline
