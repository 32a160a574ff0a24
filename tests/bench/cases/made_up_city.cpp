#include "bench/cases/made_up_city.hpp"

#include <stdexcept>

namespace hotline::bench {
namespace {

constexpr std::size_t kCategoryLength = 6;  // of the third level

std::vector<Actor> read_people(store::Connection& connection) {
    std::vector<Actor> people;
    store::Query query(connection, "SELECT id, name, role, department_code FROM users ORDER BY id");
    while (query.next()) {
        Actor& one = people.emplace_back();
        query.into(one.user, one.name, one.role, one.department);
    }
    return people;
}

}  // namespace

MadeUpCity::MadeUpCity(app::UnitOfWork& work, store::Connection& connection)
    : city_(work.city.reference()), time_(app::city_time(work)) {
    for (Actor& one : read_people(connection)) {
        if (one.role == Role::department || one.role == Role::sub_department) handlers_.emplace(one.department, one);
        people_[one.role].push_back(std::move(one));
    }
    for (const auto& unit : city_.departments) above_[unit.code] = unit.parent.empty() ? unit.code : unit.parent;
    for (const auto& category : city_.categories) usual_[category.code] = category.default_department;
    for (const auto& category : city_.categories)
        if (category.code.value.size() == kCategoryLength && !category.default_department.empty())
            categories_.push_back(category);
    if (categories_.empty() || city_.districts.empty() || people_[Role::department].empty())
        throw std::runtime_error("the data folder holds no city: import one first");
}

const Actor& MadeUpCity::at_centre(Role role, Dice& dice) const { return dice.any<Actor>(people_.at(role)); }

const Actor& MadeUpCity::handler_of(const DepartmentCode& unit, Dice& dice) const {
    if (const auto own = handlers_.find(unit); own != handlers_.end()) return own->second;
    if (const auto upper = handlers_.find(above(unit)); upper != handlers_.end()) return upper->second;
    return at_centre(Role::department, dice);
}

const DepartmentCode& MadeUpCity::above(const DepartmentCode& unit) const { return above_.at(unit); }

const app::CategoryItem& MadeUpCity::any_category(Dice& dice) const {
    const double skewed = dice.share() * dice.share();
    return categories_[static_cast<std::size_t>(skewed * static_cast<double>(categories_.size()))];
}

const app::DistrictItem& MadeUpCity::any_district(Dice& dice) const {
    return city_.districts[std::min(dice.below(city_.districts.size()), dice.below(city_.districts.size()))];
}

}  // namespace hotline::bench
