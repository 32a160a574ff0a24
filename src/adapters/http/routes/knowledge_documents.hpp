#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/json/rules.hpp"
#include "domain/knowledge/item.hpp"

namespace hotline::http {

inline constexpr std::size_t kLongestSearch = 200;  // characters

struct KnowledgeQuery {
    std::string q;
    CategoryCode category;
    DepartmentCode owner;
    bool fresh{false};    ///< nothing stale
    DistrictCode near;    ///< where the caller is
    CategoryCode likely;  ///< what he chose
    int limit{20};
};
BOOST_DESCRIBE_STRUCT(KnowledgeQuery, (), (q, category, owner, fresh, near, likely, limit))
constexpr auto json_optional(const KnowledgeQuery*) {
    return std::array<std::string_view, 7>{"q", "category", "owner", "fresh", "near", "likely", "limit"};
}
constexpr json::Rules json_rules(const KnowledgeQuery*, std::string_view member) {
    if (member == "limit") return {.min = 1, .max = 50};
    if (member == "q") return {.max_len = kLongestSearch};
    return {};
}

struct PublicKnowledgeQuery {
    std::string q;
    int limit{20};
};
BOOST_DESCRIBE_STRUCT(PublicKnowledgeQuery, (), (q, limit))
constexpr auto json_optional(const PublicKnowledgeQuery*) { return std::array<std::string_view, 2>{"q", "limit"}; }
constexpr json::Rules json_rules(const PublicKnowledgeQuery*, std::string_view member) {
    if (member == "limit") return {.min = 1, .max = 20};
    return {.max_len = kLongestSearch};
}

struct ItemListQuery {
    std::vector<ItemState> state;
    DepartmentCode owner;
    CategoryCode category;
    std::string q;
    bool waiting{false};
    bool stale{false};  ///< marked so, or past its day within the coming 30 days
    std::string cursor;
    int limit{50};
};
BOOST_DESCRIBE_STRUCT(ItemListQuery, (), (state, owner, category, q, waiting, stale, cursor, limit))
constexpr auto json_optional(const ItemListQuery*) {
    return std::array<std::string_view, 8>{"state", "owner", "category", "q", "waiting", "stale", "cursor", "limit"};
}
constexpr json::Rules json_rules(const ItemListQuery*, std::string_view member) {
    if (member == "limit") return {.min = 1, .max = 200};
    if (member == "q") return {.max_len = kLongestSearch};
    return {};
}

struct SettledQuery {
    bool settled{false};
};
BOOST_DESCRIBE_STRUCT(SettledQuery, (), (settled))
constexpr auto json_optional(const SettledQuery*) { return std::array<std::string_view, 1>{"settled"}; }

struct KnowledgeFiguresQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
};
BOOST_DESCRIBE_STRUCT(KnowledgeFiguresQuery, (), (from, to))

}  // namespace hotline::http
