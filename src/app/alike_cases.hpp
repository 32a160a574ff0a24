#pragma once
#include <optional>

#include "app/formats/case_advice.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// Cases of the last months that are likely about the matter that somebody is writing down, the likeliest first, and how similar
/// ones were classified. What the reader must not know of a confidential case is no ground for showing it. `of`: the case that
/// has these facts already, left out.
[[nodiscard]] CaseAdvice advise_case(UnitOfWork& work, const Actor& actor, const CaseFacts& typed, std::optional<CaseId> of,
                                     Instant now);
/// The same for a case that stands already; nothing when there is none for this person.
[[nodiscard]] std::optional<CaseAdvice> alike_cases(UnitOfWork& work, const Actor& actor, CaseId id, Instant now);

}  // namespace hotline::app
