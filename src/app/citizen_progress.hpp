#pragma once
#include <optional>

#include "app/case_change.hpp"
#include "app/formats/citizen.hpp"
#include "app/ports/secrets.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

/// What a citizen may know of his case; nothing for a wrong number or a wrong code alike. Count the tries with
/// domain/security/try_limit.hpp (progress_tries).
[[nodiscard]] std::optional<Progress> citizen_progress(UnitOfWork& work, const ProgressQuery& query, Secrets& secrets,
                                                       Instant now);

/// The citizen says what he thinks of the work on his case (C34). Refused as not_found for a wrong number or code alike; tries
/// are counted as above.
[[nodiscard]] Result<CaseChange, CaseRefused> evaluate_case(UnitOfWork& work, const EvaluationRequest& wanted, Secrets& secrets,
                                                            Instant now);

}  // namespace hotline::app
