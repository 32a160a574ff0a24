#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/administration/row_fault.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// Whom the centre talks to in a unit.
struct Liaison {
    std::string name;
    std::string phone;
    auto operator<=>(const Liaison&) const = default;
};

/// A department or a unit below one.
struct Unit {
    DepartmentCode code;
    DepartmentCode parent;  ///< empty: directly below the city
    std::string name_zh;
    std::string name_en;
    std::string duty_zh;
    DistrictCode district;  ///< empty: responsible for the whole city
    CalendarCode hours;     ///< empty: not known
    std::vector<Liaison> liaisons;
    bool closed{false};  ///< old cases speak of it, new ones cannot be given to it
    auto operator<=>(const Unit&) const = default;
};

/// What the rest of the city says about units.
struct UnitSurroundings {
    std::set<DistrictCode> districts;
    std::set<CalendarCode> calendars;
    std::map<DepartmentCode, std::vector<std::string>> open_cases;  ///< numbers of cases that the unit has in hand
    std::map<DepartmentCode, int> people;                           ///< who can log in there
    std::set<DepartmentCode> suggested;                             ///< open categories suggest these
    std::set<DepartmentCode> duties;                                ///< the dispatch catalogue in force names these
};

/// `all` is the tree as it would be; `rows` name those of it that were changed.
[[nodiscard]] RowFaults faults_of(const std::vector<Unit>& all, const std::vector<Unit>& rows, const UnitSurroundings& around);

}  // namespace hotline
