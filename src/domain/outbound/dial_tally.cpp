#include "domain/outbound/dial_tally.hpp"

#include <algorithm>

namespace hotline {
namespace {

constexpr std::chrono::hours kWindow{1};

}  // namespace

std::optional<DialExcess> DialTally::excess(UserId who, Instant now) const {
    const auto found = people_.find(who);
    if (found == people_.end()) return std::nullopt;
    if (found->second.live >= limits_.at_once) return DialExcess::too_many_at_once;
    const auto recent = std::ranges::count_if(found->second.begun, [now](Instant at) { return now - at < kWindow; });
    return recent >= limits_.an_hour ? std::optional{DialExcess::too_many_an_hour} : std::nullopt;
}

void DialTally::began(UserId who, Instant now) {
    Count& count = people_[who];
    ++count.live;
    while (!count.begun.empty() && now - count.begun.front() >= kWindow) count.begun.pop_front();
    count.begun.push_back(now);
}

void DialTally::ended(UserId who) {
    if (const auto found = people_.find(who); found != people_.end() && found->second.live > 0) --found->second.live;
}

}  // namespace hotline
