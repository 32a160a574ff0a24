#include "app/units_in_sight.hpp"

#include <algorithm>

#include "domain/casework/view_rules.hpp"

namespace hotline::app {

std::optional<std::vector<DepartmentCode>> units_in_sight(UnitOfWork& work, const Actor& actor,
                                                          const std::optional<DepartmentCode>& wanted) {
    const bool everywhere = reads_every_case(actor.role);
    if (everywhere && !wanted) return std::vector<DepartmentCode>{};
    auto units = work.city.unit_and_below(wanted.value_or(actor.department));
    if (!everywhere && wanted) {
        const auto own = work.city.unit_and_below(actor.department);
        std::erase_if(units, [&](const DepartmentCode& unit) { return std::ranges::find(own, unit) == own.end(); });
    }
    if (units.empty()) return std::nullopt;
    return units;
}

}  // namespace hotline::app
