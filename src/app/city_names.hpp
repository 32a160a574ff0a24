#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/formats/reference.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

/// The codes that the city has configured, for checking what comes in and naming what goes out.
class CityNames {
public:
    explicit CityNames(const Reference& reference);

    /// Empty for an unknown or empty code.
    [[nodiscard]] std::string department(const DepartmentCode& code) const;
    /// Whether a case can be given to it: there is such a unit and it was not closed.
    [[nodiscard]] bool takes_cases(const DepartmentCode& code) const { return open_units_.contains(code); }
    /// Every code in the facts that the city does not have; a street must lie in the district. A closed category is unknown
    /// unless it is `filed`, the one that the case has already.
    [[nodiscard]] std::vector<FieldProblem> unknown_codes(const CaseFacts& facts, const CategoryCode& filed = {}) const;

private:
    std::map<DepartmentCode, std::string> departments_;
    std::set<DepartmentCode> open_units_;
    std::set<CategoryCode> open_categories_;
    std::map<DistrictCode, std::set<StreetCode>> districts_;
};

}  // namespace hotline::app
