#pragma once
#include "main/config.hpp"

namespace hotline {

/// Rebuilds the case rows from their events and says how many differed. Not while the server runs on the same data.
int rebuild_cases(const Config& config);

}  // namespace hotline
