#pragma once
#include <optional>

#include "app/case_change.hpp"
#include "app/case_deps.hpp"
#include "app/formats/citizen.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

struct CitizenRequestDone {
    CitizenReceipt receipt;
    std::optional<CaseChange> change;  ///< absent when the same request came twice
};

/// Records a request written on the public page; the actor is the citizen (user 0).
[[nodiscard]] Result<CitizenRequestDone, CaseRefused> citizen_request(UnitOfWork& work, const CitizenRequest& wanted, Instant now,
                                                                      CaseDeps& deps);

}  // namespace hotline::app
