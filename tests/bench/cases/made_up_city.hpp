#pragma once
#include <map>
#include <vector>

#include "adapters/store/sql.hpp"
#include "app/city_time.hpp"
#include "bench/cases/dice.hpp"
#include "domain/casework/case.hpp"

namespace hotline::bench {

/// The city that a data folder holds already: who works in it, and what its cases can speak of.
class MadeUpCity {
public:
    MadeUpCity(app::UnitOfWork& work, store::Connection& connection);

    [[nodiscard]] const TimeRules& time() const { return time_; }
    /// Somebody of this role at the centre.
    [[nodiscard]] const Actor& at_centre(Role role, Dice& dice) const;
    /// Whoever handles the cases of a unit: its own person, else that of a unit above it, else anybody of a department.
    [[nodiscard]] const Actor& handler_of(const DepartmentCode& unit, Dice& dice) const;
    /// The unit and the one above it; equal for a unit directly below the city.
    [[nodiscard]] const DepartmentCode& above(const DepartmentCode& unit) const;
    [[nodiscard]] const DepartmentCode& usual_unit(const CategoryCode& category) const { return usual_.at(category); }
    [[nodiscard]] const app::DepartmentItem& any_unit(Dice& dice) const {
        return dice.any<app::DepartmentItem>(city_.departments);
    }
    /// One that a case can be filed under, with a unit that handles it.
    [[nodiscard]] const app::CategoryItem& any_category(Dice& dice) const;
    /// The first districts have more people.
    [[nodiscard]] const app::DistrictItem& any_district(Dice& dice) const;

private:
    app::Reference city_;
    TimeRules time_;
    std::map<Role, std::vector<Actor>> people_;
    std::map<DepartmentCode, Actor> handlers_;
    std::map<DepartmentCode, DepartmentCode> above_;
    std::map<CategoryCode, DepartmentCode> usual_;
    std::vector<app::CategoryItem> categories_;
};

}  // namespace hotline::bench
