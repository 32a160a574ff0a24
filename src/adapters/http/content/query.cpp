#include "adapters/http/content/query.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "adapters/http/message.hpp"
#include "base/utf8.hpp"

namespace hotline::http {
namespace {

constexpr std::size_t kMaxBytes = 1024;  // of one value

const char* read_value(void* out, const json::TypeInfo& type, std::string_view text, const json::Rules& rules);

const char* read_integer(void* out, const json::TypeInfo& type, std::string_view text, const json::Rules& rules) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return "type";
    if (value < std::max(rules.min, type.range.min)) return "too_small";
    if (value > std::min(rules.max, type.range.max)) return "too_big";
    type.read_integer(out, value);
    return nullptr;
}

const char* read_list(void* out, const json::TypeInfo& type, std::string_view text) {
    while (!text.empty()) {
        const auto comma = text.find(',');
        if (const char* what = read_value(type.put(out, {}), type.element(), text.substr(0, comma), {})) return what;
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return nullptr;
}

const char* read_value(void* out, const json::TypeInfo& type, std::string_view text, const json::Rules& rules) {
    switch (type.kind) {
        case json::Kind::text:
        case json::Kind::enumeration: return type.read_text(out, text);
        case json::Kind::integer: return read_integer(out, type, text, rules);
        case json::Kind::boolean:
            if (text != "1" && text != "0") return "type";
            *static_cast<bool*>(out) = text == "1";
            return nullptr;
        case json::Kind::optional: return read_value(type.put(out, {}), type.element(), text, rules);
        case json::Kind::list: return read_list(out, type, text);
        case json::Kind::real:
        case json::Kind::map:
        case json::Kind::object:
        case json::Kind::document: return "type";
    }
    return "type";
}

const char* read_pair(void* out, const json::TypeInfo& type, std::string_view name, std::string_view raw) {
    const auto member = std::ranges::find(type.members, name, &json::Member::name);
    if (member == type.members.end()) return "unknown";
    const auto value = percent_decoded(raw, true);
    if (!value || value->contains('\0') || !is_utf8(*value)) return "format";
    if (value->size() > kMaxBytes) return "too_long";
    if (value->empty()) return nullptr;
    return read_value(member->at(out), member->type(), *value, member->rules);
}

}  // namespace

std::vector<json::FieldError> decode_query_into(void* out, const json::TypeInfo& type, std::string_view query) {
    std::vector<json::FieldError> errors;
    std::set<std::string_view> seen;
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto pair = query.substr(0, end);
        query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        const auto name = pair.substr(0, equals);
        const char* what =
            seen.insert(name).second ? read_pair(out, type, name, pair.substr(std::min(equals + 1, pair.size()))) : "format";
        if (what) errors.push_back({"/" + std::string{name}, what});
    }
    for (const auto& member : type.members)
        if (!member.optional && member.type().kind != json::Kind::optional && !seen.contains(member.name))
            errors.push_back({"/" + std::string{member.name}, "missing"});
    return errors;
}

}  // namespace hotline::http
