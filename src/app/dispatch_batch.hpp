#pragma once
#include <vector>

#include "app/case_change.hpp"
#include "app/formats/catalogue.hpp"
#include "app/ports/stores.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

/// One case of a batch after its dispatch, or why it was not sent.
struct BatchStep {
    CaseId id;
    std::string number;
    DepartmentCode department;
    std::optional<CaseRefusal> refusal;
};
struct BatchDone {
    std::vector<BatchStep> steps;
    std::vector<CaseChange> changes;
};

/// Sends each case where the catalogue says; those that cannot go stay where they are and say why.
[[nodiscard]] BatchDone dispatch_batch(UnitOfWork& work, const Actor& actor, const DispatchBatch& wanted, Instant now);

}  // namespace hotline::app
