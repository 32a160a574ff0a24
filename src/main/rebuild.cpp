#include "main/rebuild.hpp"

#include <fmt/format.h>

#include "main/storage.hpp"

namespace hotline {

int rebuild_cases(const Config& config) {
    const Storage storage(config);
    int differed = 0;
    storage.write([&](app::UnitOfWork& work) { differed = work.cases.rebuild(); });
    fmt::print("{} rows differed from their events\n", differed);
    return 0;
}

int reindex_knowledge(const Config& config) {
    const Storage storage(config);
    int items = 0;
    storage.write([&](app::UnitOfWork& work) { items = work.knowledge.reindex(); });
    fmt::print("{} items indexed\n", items);
    return 0;
}

}  // namespace hotline
