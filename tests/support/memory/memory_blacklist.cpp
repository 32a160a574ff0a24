#include <algorithm>
#include <stdexcept>

#include "support/memory/memory_stores.hpp"

namespace hotline::test {

void MemoryBlacklistStore::insert(const Bar& bar, const BarEvent& asked) {
    Bar kept = bar;
    std::ranges::sort(kept.what.evidence);
    if (!state_.bars.try_emplace(bar.id, MemoryState::StoredBar{std::move(kept), {asked}}).second)
        throw std::logic_error("the entry is there already");
}

void MemoryBlacklistStore::append(const Bar& after, const BarEvent& event) {
    auto& stored = state_.bars.at(after.id);
    if (event.seq != std::ssize(stored.events) + 1) throw std::logic_error("the event number is taken");
    stored.events.push_back(event);
    stored.bar.state = after.state;
    stored.bar.decided_by = after.decided_by;
    stored.bar.version = after.version;
}

std::optional<Bar> MemoryBlacklistStore::find(BarId id) {
    const auto found = state_.bars.find(id);
    return found == state_.bars.end() ? std::nullopt : std::optional{found->second.bar};
}

std::vector<Bar> MemoryBlacklistStore::list(std::optional<BarState> state, int limit) {
    std::vector<Bar> all;
    for (const auto& [id, stored] : state_.bars)
        if (!state || stored.bar.state == *state) all.push_back(stored.bar);
    std::ranges::sort(all, std::greater{}, [](const Bar& bar) { return std::pair{bar.asked_at, bar.id}; });
    if (std::ssize(all) > limit) all.resize(static_cast<std::size_t>(std::max(limit, 0)));
    return all;
}

std::vector<Bar> MemoryBlacklistStore::in_force(Instant now) {
    std::vector<Bar> all;
    for (const auto& [id, stored] : state_.bars)
        if (is_in_force(stored.bar, now)) all.push_back(stored.bar);
    return all;
}

}  // namespace hotline::test
