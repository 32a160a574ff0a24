#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "domain/casework/case.hpp"

namespace hotline::app {

struct StreetItem {
    StreetCode code;
    std::string name_zh;
    std::string name_en;
};
BOOST_DESCRIBE_STRUCT(StreetItem, (), (code, name_zh, name_en))

struct DistrictItem {
    DistrictCode code;
    std::string name_zh;
    std::string name_en;
    std::vector<StreetItem> streets;
};
BOOST_DESCRIBE_STRUCT(DistrictItem, (), (code, name_zh, name_en, streets))

struct DepartmentItem {
    DepartmentCode code;
    DepartmentCode parent;  ///< empty: directly below the city
    std::string name_zh;
    std::string name_en;
    std::string duty_zh;  ///< one line: what it is responsible for
    bool closed{false};   ///< old cases speak of it, new ones cannot be given to it
};
BOOST_DESCRIBE_STRUCT(DepartmentItem, (), (code, parent, name_zh, name_en, duty_zh, closed))
constexpr auto json_optional(const DepartmentItem*) { return std::array<std::string_view, 1>{"closed"}; }

/// One node of the three-level category tree.
struct CategoryItem {
    CategoryCode code;
    CategoryCode parent;
    std::string name_zh;
    std::string name_en;
    DepartmentCode default_department;  ///< suggestion at dispatch; empty: none
    bool closed{false};                 ///< readable on old cases, not to be chosen any more
};
BOOST_DESCRIBE_STRUCT(CategoryItem, (), (code, parent, name_zh, name_en, default_department, closed))
constexpr auto json_optional(const CategoryItem*) { return std::array<std::string_view, 1>{"closed"}; }

struct Reference {
    std::string city_zh;
    std::string city_en;
    std::vector<DistrictItem> districts;
    std::vector<DepartmentItem> departments;
    std::vector<CategoryItem> categories;
};
BOOST_DESCRIBE_STRUCT(Reference, (), (city_zh, city_en, districts, departments, categories))

}  // namespace hotline::app
