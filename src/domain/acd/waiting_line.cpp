#include "domain/acd/waiting_line.hpp"

#include <algorithm>

namespace hotline {

void WaitingLine::configure(const Queue& queue) {
    queue_ = queue;
    order_ = ByStrategy{strategies::order_of(queue.strategy)};
    for (Pool& pool : pools_) pool = Pool(order_);
    for (auto& group : unfit_) group.clear();
}

std::optional<Instant> WaitingLine::oldest() const { return home_.empty() ? std::nullopt : std::optional{home_.begin()->first}; }

int WaitingLine::free_agents() const {
    std::size_t count = 0;
    for (const Pool& pool : pools_) count += pool.size();
    return static_cast<int>(count);
}

int WaitingLine::first_step_with_agents() const {
    const auto first = std::ranges::find_if(pools_, [](const Pool& pool) { return !pool.empty(); });
    return static_cast<int>(first - pools_.begin());
}

bool WaitingLine::may_match() const {
    for (int step = first_step_with_agents(); step < kNeedSteps; ++step)
        if (!open_[at(step)].empty()) return true;
    return false;
}

}  // namespace hotline
