#pragma once
#include "main/config.hpp"

namespace hotline {

/// Runs until SIGINT or SIGTERM; the second signal ends at once. Gives the exit code.
int serve(const Config& config);

}  // namespace hotline
