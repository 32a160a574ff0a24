#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "base/json/codec.hpp"
#include "base/json/quote.hpp"

namespace hotline::json {
namespace {

struct Items {
    std::string& out;
    const TypeInfo& type;  ///< of the items
    bool keyed{};
    bool first{true};

    static void add(void* context, std::string_view key, const void* item) {
        auto& self = *static_cast<Items*>(context);
        if (!self.first) self.out += ',';
        self.first = false;
        if (self.keyed) {
            quote(self.out, key);
            self.out += ':';
        }
        encode_to(self.out, self.type, item);
    }
};

void encode_items(std::string& out, const TypeInfo& type, const void* value, std::string_view brackets) {
    Items items{.out = out, .type = type.element(), .keyed = type.kind == Kind::map};
    out += brackets.front();
    type.each(value, &items, &Items::add);
    out += brackets.back();
}

bool is_empty_optional(const TypeInfo& type, const void* value) {
    if (type.kind != Kind::optional) return false;
    bool empty = true;
    type.each(value, &empty, [](void* context, std::string_view, const void*) { *static_cast<bool*>(context) = false; });
    return empty;
}

void encode_object(std::string& out, const TypeInfo& type, const void* value) {
    out += '{';
    bool first = true;
    for (const Member& member : type.members) {
        const void* at = member.at(const_cast<void*>(value));  // only the address is computed
        if (is_empty_optional(member.type(), at)) continue;
        if (!first) out += ',';
        first = false;
        quote(out, member.name);
        out += ':';
        encode_to(out, member.type(), at);
    }
    out += '}';
}

void encode_optional(std::string& out, const TypeInfo& type, const void* value) {
    if (is_empty_optional(type, value)) {
        out += "null";
        return;
    }
    Items items{.out = out, .type = type.element()};
    type.each(value, &items, &Items::add);
}

}  // namespace

void encode_to(std::string& out, const TypeInfo& type, const void* value) {
    switch (type.kind) {
        case Kind::boolean: out += *static_cast<const bool*>(value) ? "true" : "false"; return;
        case Kind::integer: fmt::format_to(std::back_inserter(out), "{}", type.write_integer(value)); return;
        case Kind::real: {
            const double real = *static_cast<const double*>(value);
            if (std::isfinite(real))
                fmt::format_to(std::back_inserter(out), "{}", real);
            else
                out += "null";
            return;
        }
        case Kind::text:
        case Kind::enumeration: quote(out, type.write_text(value)); return;
        case Kind::optional: encode_optional(out, type, value); return;
        case Kind::list: encode_items(out, type, value, "[]"); return;
        case Kind::map: encode_items(out, type, value, "{}"); return;
        case Kind::object: encode_object(out, type, value); return;
        case Kind::document: out += static_cast<const Document*>(value)->text; return;
    }
}

}  // namespace hotline::json
