#pragma once
#include "adapters/media/media_counters.hpp"
#include "adapters/store/journal.hpp"

namespace hotline {

/// Puts what media engine and journal counted into the metrics; called before /metrics is answered, on any thread.
void show_figures(const media::MediaCounters& media, const store::StoreJournal& journal);

}  // namespace hotline
