#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "adapters/http/routes/call_documents.hpp"
#include "app/formats/accounts.hpp"

namespace hotline::http {

struct AccountListQuery {
    std::string q;
    std::optional<Role> role;
    std::optional<DepartmentCode> department;
    std::optional<app::AccountState> state;
    int limit{50};
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(AccountListQuery, (), (q, role, department, state, limit, cursor))
constexpr auto json_optional(const AccountListQuery*) { return std::array<std::string_view, 3>{"q", "limit", "cursor"}; }
constexpr json::Rules json_rules(const AccountListQuery*, std::string_view member) {
    return member == "limit" ? kLimitRules : json::Rules{};
}

struct CategoryQuery {
    std::optional<int> version;
};
BOOST_DESCRIBE_STRUCT(CategoryQuery, (), (version))

struct AdminEventQuery {
    std::optional<app::AdminObject> object;
    std::string key;
    int limit{50};
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(AdminEventQuery, (), (object, key, limit, cursor))
constexpr auto json_optional(const AdminEventQuery*) { return std::array<std::string_view, 3>{"key", "limit", "cursor"}; }
constexpr json::Rules json_rules(const AdminEventQuery*, std::string_view member) {
    return member == "limit" ? kLimitRules : json::Rules{};
}

struct OfferedTextQuery {
    TextKind kind{};
};
BOOST_DESCRIBE_STRUCT(OfferedTextQuery, (), (kind))

struct SavedViewQuery {
    std::string list;
};
BOOST_DESCRIBE_STRUCT(SavedViewQuery, (), (list))

}  // namespace hotline::http
