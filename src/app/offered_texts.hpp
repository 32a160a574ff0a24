#pragma once
#include "app/ports/stores.hpp"

namespace hotline::app {

/// Open prepared texts of a kind, filled with the case's number, title, department and due time. Nothing when there is no such
/// case for this person.
[[nodiscard]] std::optional<OfferedTexts> offered_texts(UnitOfWork& work, const Actor& actor, CaseId id, TextKind kind,
                                                        Instant now);

}  // namespace hotline::app
