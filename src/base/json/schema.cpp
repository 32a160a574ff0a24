#include "base/json/schema.hpp"

#include <fmt/format.h>

#include <iterator>
#include <stdexcept>

#include "base/json/quote.hpp"

namespace hotline::json {
namespace {

std::string text_schema(std::string_view format) {
    if (format == "id") return R"("type":"string","pattern":"^[0-9]{1,19}$")";
    if (format == "code") return R"("type":"string","maxLength":64)";
    if (format.empty()) return R"("type":"string")";
    return fmt::format(R"("type":"string","format":"{}")", format);
}

std::string enum_schema(const TypeInfo& type) {
    std::string names;
    for (const auto name : type.names) names += (names.empty() ? "" : ",") + quoted(name);
    return fmt::format(R"({{"type":"string","enum":[{}]}})", names);
}

/// The rules that say more than the type does, as `,"minLength":1`.
std::string limits(Kind kind, const Rules& rules) {
    const Rules none;
    std::string out;
    auto to = std::back_inserter(out);
    const bool is_list = kind == Kind::list;
    if ((kind == Kind::text || is_list) && rules.min_len > 0)
        fmt::format_to(to, R"(,"{}":{})", is_list ? "minItems" : "minLength", rules.min_len);
    if ((kind == Kind::text || is_list) && rules.max_len != none.max_len)
        fmt::format_to(to, R"(,"{}":{})", is_list ? "maxItems" : "maxLength", rules.max_len);
    if ((kind == Kind::integer || kind == Kind::real) && rules.min != none.min) fmt::format_to(to, R"(,"minimum":{})", rules.min);
    if ((kind == Kind::integer || kind == Kind::real) && rules.max != none.max) fmt::format_to(to, R"(,"maximum":{})", rules.max);
    return out;
}

}  // namespace

std::string SchemaSet::add(const TypeInfo& type, const Rules& rules) {
    const auto extra = limits(type.kind, rules);
    switch (type.kind) {
        case Kind::boolean: return R"({"type":"boolean"})";
        case Kind::integer: return fmt::format(R"({{"type":"integer"{}}})", extra);
        case Kind::real: return fmt::format(R"({{"type":"number"{}}})", extra);
        case Kind::text: return fmt::format("{{{}{}}}", text_schema(type.format), type.format == "code" ? std::string{} : extra);
        case Kind::optional: return add(type.element(), rules);
        case Kind::list: return fmt::format(R"({{"type":"array","items":{}{}}})", add(type.element()), extra);
        case Kind::map: return fmt::format(R"({{"type":"object","additionalProperties":{}}})", add(type.element()));
        case Kind::document: return R"({"type":"object","additionalProperties":true})";
        case Kind::enumeration:
        case Kind::object: return add_named(type);
    }
    throw std::logic_error("unknown kind of type");
}

std::string SchemaSet::add_named(const TypeInfo& type) {
    const std::string name{type.name};
    const auto [at, is_new] = components_.try_emplace(name, Component{.type = &type});
    if (!is_new && at->second.type != &type) throw std::logic_error("two types are named " + name);
    if (is_new) at->second.schema = type.kind == Kind::object ? object_schema(type) : enum_schema(type);
    return fmt::format(R"({{"$ref":"#/components/schemas/{}"}})", name);
}

std::string SchemaSet::object_schema(const TypeInfo& type) {
    std::string properties;
    std::string required;
    for (const Member& member : type.members) {
        properties += (properties.empty() ? "" : ",") + quoted(member.name) + ':' + add(member.type(), member.rules);
        if (!member.optional && member.type().kind != Kind::optional)
            required += (required.empty() ? "" : ",") + quoted(member.name);
    }
    return fmt::format(R"({{"type":"object","additionalProperties":false,"required":[{}],"properties":{{{}}}}})", required,
                       properties);
}

std::string SchemaSet::components() const {
    std::string out;
    for (const auto& [name, component] : components_) out += (out.empty() ? "" : ",") + quoted(name) + ':' + component.schema;
    return '{' + out + '}';
}

}  // namespace hotline::json
