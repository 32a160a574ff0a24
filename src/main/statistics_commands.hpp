#pragma once
#include <string>

#include "main/config.hpp"

namespace hotline {

/// Counts the days `from` to `to` (ISO dates of the city, both included; empty: yesterday) anew from the events, and prints what
/// differs from the reports, one line each: what, where, counted, expected. Gives 0 when all agrees, 3 when not, 2 for bad dates.
/// May run beside the server.
int verify_statistics(const Config& config, const std::string& from, const std::string& to);

/// Prints the catalogue of measures: docs/statistics.md.
void print_catalogue();

}  // namespace hotline
