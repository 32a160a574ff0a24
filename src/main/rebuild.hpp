#pragma once
#include "main/config.hpp"

namespace hotline {

/// Rebuilds the case rows from their events and says how many differed. Not while the server runs on the same data.
int rebuild_cases(const Config& config);
/// Makes the words that the knowledge is searched by anew.
int reindex_knowledge(const Config& config);

}  // namespace hotline
