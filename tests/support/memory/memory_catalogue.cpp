#include <algorithm>

#include "support/memory/memory_stores.hpp"

namespace hotline::test {

app::CatalogueView MemoryCatalogueStore::latest() {
    return state_.catalogues.empty() ? app::CatalogueView{} : state_.catalogues.back();
}

int MemoryCatalogueStore::publish(const app::CatalogueFile& catalogue, UserId by, Instant at) {
    const auto person = state_.users.find(by);
    const int version = static_cast<int>(state_.catalogues.size()) + 1;
    state_.catalogues.push_back({.version = version,
                                 .source = catalogue.source,
                                 .published_by = person == state_.users.end() ? std::string{} : person->second.user.name,
                                 .published_at = at,
                                 .entries = catalogue.entries,
                                 .fallbacks = catalogue.fallbacks});
    return version;
}

std::vector<app::DispatchedCase> MemoryCatalogueStore::dispatched_since(Instant since, int limit) {
    std::vector<app::DispatchedCase> found;
    for (const auto& [id, stored] : state_.cases) {
        const Case& at = stored.at;
        if (at.dispatched_at && *at.dispatched_at >= since)
            found.push_back({.id = id,
                             .number = at.number,
                             .facts = {.kind = at.facts.kind,
                                       .title = at.facts.title,
                                       .category = at.facts.category,
                                       .district = at.facts.district},
                             .lead = at.lead,
                             .dispatched_at = *at.dispatched_at});
    }
    std::ranges::sort(
        found, [](const auto& a, const auto& b) { return std::pair{b.dispatched_at, b.id} < std::pair{a.dispatched_at, a.id}; });
    if (std::ssize(found) > limit) found.resize(static_cast<std::size_t>(limit));
    return found;
}

}  // namespace hotline::test
