#pragma once
#include "main/config.hpp"

namespace hotline {

/// Walks along the audit and says how far it is whole, and where it breaks. Gives 0 when it is whole, 1 when not. May run beside
/// the server.
int verify_audit(const Config& config);

}  // namespace hotline
