#include "app/city_names.hpp"

namespace hotline::app {

CityNames::CityNames(const Reference& reference) {
    for (const DepartmentItem& item : reference.departments) {
        departments_.emplace(item.code, item.name_zh);
        if (!item.closed) open_units_.insert(item.code);
    }
    for (const CategoryItem& item : reference.categories)
        if (!item.closed) open_categories_.insert(item.code);
    for (const DistrictItem& item : reference.districts) {
        auto& streets = districts_[item.code];
        for (const StreetItem& street : item.streets) streets.insert(street.code);
    }
}

std::string CityNames::department(const DepartmentCode& code) const {
    const auto found = departments_.find(code);
    return found == departments_.end() ? std::string{} : found->second;
}

std::vector<FieldProblem> CityNames::unknown_codes(const CaseFacts& facts, const CategoryCode& filed) const {
    std::vector<FieldProblem> problems;
    const auto unknown = [&](CaseField field) { problems.push_back({field, FieldFault::unknown}); };
    if (!facts.category.empty() && facts.category != filed && !open_categories_.contains(facts.category))
        unknown(CaseField::category);
    const auto district = districts_.find(facts.district);
    const bool has_district = district != districts_.end();
    if (!facts.district.empty() && !has_district) unknown(CaseField::district);
    if (!facts.street.empty() && !(has_district && district->second.contains(facts.street))) unknown(CaseField::street);
    return problems;
}

}  // namespace hotline::app
