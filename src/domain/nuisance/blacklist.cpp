#include "domain/nuisance/blacklist.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hotline {

Blacklist::Blacklist(std::vector<Bar> bars) : bars_(std::move(bars)) {
    for (const Bar& bar : bars_) {
        if (bar.what.kind == BarKind::number)
            numbers_.emplace(bar.what.number, &bar);
        else
            others_.push_back(&bar);
    }
    const auto rank = [](const Bar* bar) { return std::tuple{bar->what.kind, -std::ssize(bar->what.number), bar->id}; };
    std::ranges::sort(others_, {}, rank);
}

const Bar* Blacklist::find(std::string_view number, Instant now) const {
    if (number.empty()) return nullptr;
    const auto [first, last] = numbers_.equal_range(std::string{number});
    for (auto each = first; each != last; ++each)
        if (is_in_force(*each->second, now)) return each->second;
    for (const Bar* bar : others_)
        if (is_in_force(*bar, now) && speaks_of(bar->what.kind, bar->what.number, number)) return bar;
    return nullptr;
}

}  // namespace hotline
