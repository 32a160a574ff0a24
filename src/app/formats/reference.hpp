#pragma once
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
};
BOOST_DESCRIBE_STRUCT(DepartmentItem, (), (code, parent, name_zh, name_en, duty_zh))

/// One node of the three-level category tree.
struct CategoryItem {
    CategoryCode code;
    CategoryCode parent;
    std::string name_zh;
    std::string name_en;
    DepartmentCode default_department;  ///< suggestion at dispatch; empty: none
};
BOOST_DESCRIBE_STRUCT(CategoryItem, (), (code, parent, name_zh, name_en, default_department))

struct Reference {
    std::string city_zh;
    std::string city_en;
    std::vector<DistrictItem> districts;
    std::vector<DepartmentItem> departments;
    std::vector<CategoryItem> categories;
};
BOOST_DESCRIBE_STRUCT(Reference, (), (city_zh, city_en, districts, departments, categories))

}  // namespace hotline::app
