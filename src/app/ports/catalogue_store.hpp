#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/formats/catalogue.hpp"

namespace hotline::app {

/// A case with the unit that handled it in the end.
struct DispatchedCase {
    CaseId id;
    std::string number;
    CaseFacts facts;  ///< kind, title, category and district
    DepartmentCode lead;
    Instant dispatched_at;
};

/// The dispatch catalogue: versions that never change.
class CatalogueStore {
public:
    virtual ~CatalogueStore() = default;
    [[nodiscard]] virtual CatalogueView latest() = 0;
    /// Gives the new version's number.
    virtual int publish(const CatalogueFile& catalogue, UserId by, Instant at) = 0;
    /// Cases sent to a unit since then, the latest first.
    [[nodiscard]] virtual std::vector<DispatchedCase> dispatched_since(Instant since, int limit) = 0;
};

}  // namespace hotline::app
