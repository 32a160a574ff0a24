#include "domain/administration/category.hpp"

#include <algorithm>
#include <utility>

#include "domain/administration/tree_rules.hpp"

namespace hotline {
namespace {

/// The open category at the end of the replacements; null when the chain ends or bites its tail.
const Category* end_of_chain(const Tree<Category>& tree, const Category* at, std::size_t most_steps) {
    for (std::size_t step = 0; at != nullptr && step <= most_steps; ++step) {
        if (!at->closed) return at;
        at = tree.find(at->replaced_by);
    }
    return nullptr;
}

void check_replacement(const Tree<Category>& tree, const Category& category, std::size_t row, std::size_t size,
                       RowFaults& faults) {
    if (category.replaced_by.empty()) return;
    if (!category.closed) return faults.push_back({row, "/replaced_by", "still_open"});
    const Category* next = tree.find(category.replaced_by);
    if (next == nullptr) return faults.push_back({row, "/replaced_by", "unknown_code"});
    if (end_of_chain(tree, next, size) == nullptr) faults.push_back({row, "/replaced_by", "leads_nowhere"});
}

}  // namespace

RowFaults faults_of(const std::vector<Category>& all, const std::vector<Category>& rows,
                    const std::set<DepartmentCode>& open_units) {
    const Tree<Category> tree(all);
    RowFaults faults;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Category& category = rows[row];
        check_place(tree, category, row, faults);
        check_replacement(tree, category, row, all.size(), faults);
        const auto& unit = category.default_department;
        if (!category.closed && !unit.empty() && !open_units.contains(unit))
            faults.push_back({row, "/default_department", "unknown_code"});
    }
    return faults;
}

CategoryCode present_code(const std::vector<Category>& all, const CategoryCode& old) {
    const Tree<Category> tree(all);
    const Category* end = end_of_chain(tree, tree.find(old), all.size());
    return end == nullptr ? CategoryCode{} : end->code;
}

}  // namespace hotline
