#pragma once
#include <optional>

#include "app/formats/casework.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// One case as this person may see it; nothing when it does not exist or is not his to know of (http: 404).
[[nodiscard]] std::optional<CaseView> read_case(UnitOfWork& work, const Actor& actor, CaseId id, Instant now);

}  // namespace hotline::app
