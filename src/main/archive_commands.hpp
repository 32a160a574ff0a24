#pragma once
#include "main/config.hpp"

namespace hotline {

/// Compares calls, index and files and prints what does not fit, one line each: fault, recording, call, path. Gives 0 when
/// everything fits, 3 when not. May run beside the server.
int reconcile_recordings(const Config& config, bool read_all);

/// Prints what the next erasure would take away; takes nothing.
int print_overdue_recordings(const Config& config);

}  // namespace hotline
