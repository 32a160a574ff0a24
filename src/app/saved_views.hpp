#pragma once
#include <array>
#include <boost/describe/class.hpp>

#include "app/ports/stores.hpp"
#include "base/ids.hpp"
#include "base/json/rules.hpp"

namespace hotline::app {

BOOST_DESCRIBE_STRUCT(SavedView, (), (id, list, name, query, columns))
struct SavedViewList {
    std::vector<SavedView> views;
};
BOOST_DESCRIBE_STRUCT(SavedViewList, (), (views))

/// How somebody wants to see a list from now on; an empty name is its everyday form.
struct SaveView {
    std::string list;
    std::string name;
    std::string query;
    std::vector<std::string> columns;
};
BOOST_DESCRIBE_STRUCT(SaveView, (), (list, name, query, columns))
constexpr json::Rules json_rules(const SaveView*, std::string_view member) {
    if (member == "list") return {.min_len = 1, .max_len = 32};
    if (member == "name") return {.max_len = 60};
    return {.max_len = member == "columns" ? 40U : 2000U};
}

}  // namespace hotline::app
