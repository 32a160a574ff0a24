#pragma once
#include <optional>
#include <vector>

#include "app/ports/stores.hpp"

namespace hotline::app {

/// The units whose cases are asked for, each with those below it, as far as this person may know of them; empty: every unit.
/// Nothing when none is left.
[[nodiscard]] std::optional<std::vector<DepartmentCode>> units_in_sight(UnitOfWork& work, const Actor& actor,
                                                                        const std::optional<DepartmentCode>& wanted);

}  // namespace hotline::app
