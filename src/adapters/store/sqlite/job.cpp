#include "adapters/store/sqlite/job.hpp"

#include <spdlog/spdlog.h>

namespace hotline::store::sqlite {

void finish(Job& job) noexcept {
    try {
        if (job.done) job.done(job.error);
    } catch (const std::exception& error) {
        spdlog::error("store: a completion threw: {}", error.what());
    } catch (...) {
        spdlog::error("store: a completion threw");
    }
}

}  // namespace hotline::store::sqlite
