#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <string>

#include "app/formats/knowledge.hpp"

namespace hotline::app {

/// What is said of a document; the document itself is the body.
struct NewDocument {
    std::string name;
    CategoryCode category;
    DepartmentCode owner;
};
BOOST_DESCRIBE_STRUCT(NewDocument, (), (name, category, owner))
constexpr auto json_optional(const NewDocument*) { return std::array<std::string_view, 2>{"category", "owner"}; }
constexpr json::Rules json_rules(const NewDocument*, std::string_view member) {
    if (member == "name") return {.min_len = 1, .max_len = 255};
    return {};
}

struct ImportedDocument {
    ArticleId id;
    std::string code;
    std::string title;
    int characters{};  ///< of its content
    bool cut{false};   ///< the document says more than an item holds
    bool kept{false};  ///< the document is attached
};
BOOST_DESCRIBE_STRUCT(ImportedDocument, (), (id, code, title, characters, cut, kept))

}  // namespace hotline::app
