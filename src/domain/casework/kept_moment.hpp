#pragma once
#include "base/time.hpp"

namespace hotline {

/// To the millisecond, as stored documents keep it: a case must be what its stored events make of it again.
[[nodiscard]] inline Instant kept_moment(Instant at) { return std::chrono::floor<std::chrono::milliseconds>(at); }

}  // namespace hotline
