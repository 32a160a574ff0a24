#pragma once
#include <set>
#include <string>
#include <vector>

#include "domain/administration/row_fault.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// A node of the category tree. A code is never used again for something else: old cases keep the one they were filed under.
struct Category {
    CategoryCode code;
    CategoryCode parent;
    std::string name_zh;
    std::string name_en;
    DepartmentCode default_department;  ///< empty: nobody is suggested
    bool closed{false};                 ///< readable on old cases, not to be chosen any more
    CategoryCode replaced_by;           ///< of a closed one: what such cases are filed under now; empty: nothing takes its place
    auto operator<=>(const Category&) const = default;
};

/// `open_units`: what may be suggested.
[[nodiscard]] RowFaults faults_of(const std::vector<Category>& all, const std::vector<Category>& rows,
                                  const std::set<DepartmentCode>& open_units);

/// What an old code means in this tree: itself while it is open, else the end of its replacements. Empty when nothing took its
/// place or nobody knows the code.
[[nodiscard]] CategoryCode present_code(const std::vector<Category>& all, const CategoryCode& old);

}  // namespace hotline
