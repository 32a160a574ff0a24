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

}  // namespace hotline
