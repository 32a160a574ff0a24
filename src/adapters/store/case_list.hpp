#pragma once
#include <string>

#include "adapters/store/where.hpp"
#include "app/ports/stores.hpp"

namespace hotline::store {

/// The ids of a page and one more, newest first: a SELECT of one column `id`, whose values are in `values`. Empty when nothing
/// can match. Its cost is that of the page, not of all that match: it merges walks along indexes, and full text is read from
/// its newest hit backwards.
[[nodiscard]] std::string newest_cases(const app::CaseFilter& filter, Instant now, Where& values);

}  // namespace hotline::store
