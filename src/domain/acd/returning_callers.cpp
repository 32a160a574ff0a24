#include "domain/acd/returning_callers.hpp"

#include <algorithm>

namespace hotline {

bool keeps_place(CallOutcome outcome, bool cut_off) {
    switch (outcome) {
        case CallOutcome::abandoned_queue:
        case CallOutcome::abandoned_ringing:
        case CallOutcome::overflowed:
        case CallOutcome::failed: return true;
        case CallOutcome::completed: return cut_off;
        case CallOutcome::abandoned_ivr:
        case CallOutcome::self_served:
        case CallOutcome::mailbox:
        case CallOutcome::after_hours:
        case CallOutcome::callback_requested:
        case CallOutcome::blocked:
        case CallOutcome::no_answer:
        case CallOutcome::busy:
        case CallOutcome::invalid_number:
        case CallOutcome::refused:
        case CallOutcome::cancelled: return false;
    }
    return false;
}

void ReturningCallers::left(const std::string& number, const QueueCode& queue, Instant waits_since, Instant at) {
    if (number.empty() || queue.empty()) return;
    places_.insert_or_assign(number, Place{queue, waits_since, at});
    if (places_.size() < sweep_at_) return;
    std::erase_if(places_, [at](const auto& each) { return at - each.second.left_at > kLongestKeptPlace; });
    sweep_at_ = std::max<std::size_t>(1024, 2 * places_.size());
}

std::optional<Instant> ReturningCallers::take_place(const std::string& number, const QueueCode& queue, Instant now,
                                                    Duration kept) {
    const auto found = places_.find(number);
    if (found == places_.end() || found->second.queue != queue) return std::nullopt;
    const Place place = found->second;
    places_.erase(found);
    return now - place.left_at <= std::min(kept, kLongestKeptPlace) ? std::optional{place.waits_since} : std::nullopt;
}

}  // namespace hotline
