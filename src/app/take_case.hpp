#pragma once
#include "app/case_change.hpp"
#include "app/case_deps.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

/// Records what a citizen said on the telephone, or wrote (seed S16). The answer holds the progress code, which is stored nowhere
/// in clear. The same idempotency key (16 to 64 characters, made at random by the page) gives the same case and code again.
[[nodiscard]] Result<CaseDone, CaseRefused> take_case(UnitOfWork& work, const Actor& actor, const NewCase& wanted, Instant now,
                                                      CaseDeps& deps, CaseChannel channel = CaseChannel::phone);

}  // namespace hotline::app
