#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "base/json/codec.hpp"

namespace hotline::json {
namespace {

namespace bj = boost::json;

constexpr std::size_t kMostErrors = 100;

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

/// RFC 6901: ~ and / inside a name are written ~0 and ~1.
std::string escaped(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

class Decoder {
public:
    std::vector<FieldError> take_errors() { return std::move(errors_); }

    void read(void* out, const TypeInfo& type, const bj::value& from, const Rules& rules);

private:
    void read_real(void* out, const bj::value& from, const Rules& rules);
    void read_integer(void* out, const TypeInfo& type, const bj::value& from, const Rules& rules);
    void read_text(void* out, const TypeInfo& type, const bj::value& from, const Rules& rules);
    void read_list(void* out, const TypeInfo& type, const bj::value& from, const Rules& rules);
    void read_map(void* out, const TypeInfo& type, const bj::value& from);
    void read_object(void* out, const TypeInfo& type, const bj::value& from);

    void read_below(std::string_view name, void* out, const TypeInfo& type, const bj::value& from, const Rules& rules) {
        const auto length = path_.size();
        path_.append("/").append(escaped(name));
        read(out, type, from, rules);
        path_.resize(length);
    }
    void wrong(std::string_view what, std::string_view below = {}) {
        if (errors_.size() == kMostErrors) return;
        errors_.push_back({path_ + (below.empty() ? std::string{} : "/" + escaped(below)), std::string{what}});
    }
    void check_length(std::size_t length, const Rules& rules) {
        if (length < rules.min_len) wrong("too_short");
        if (length > rules.max_len) wrong("too_long");
    }

    std::string path_;
    std::vector<FieldError> errors_;
};

void Decoder::read(void* out, const TypeInfo& type, const bj::value& from, const Rules& rules) {
    switch (type.kind) {
        case Kind::boolean:
            if (from.is_bool())
                *static_cast<bool*>(out) = from.get_bool();
            else
                wrong("type");
            return;
        case Kind::integer: return read_integer(out, type, from, rules);
        case Kind::real: return read_real(out, from, rules);
        case Kind::text:
        case Kind::enumeration: return read_text(out, type, from, rules);
        case Kind::optional:
            if (!from.is_null()) read(type.put(out, {}), type.element(), from, rules);
            return;
        case Kind::list: return read_list(out, type, from, rules);
        case Kind::map: return read_map(out, type, from);
        case Kind::object: return read_object(out, type, from);
        case Kind::document:
            if (!from.is_object()) return wrong("type");
            static_cast<Document*>(out)->text = bj::serialize(from);
            return;
    }
}

void Decoder::read_real(void* out, const bj::value& from, const Rules& rules) {
    if (!from.is_number()) return wrong("type");
    const double value = from.to_number<double>();
    if (value < static_cast<double>(rules.min)) return wrong("too_small");
    if (value > static_cast<double>(rules.max)) return wrong("too_big");
    *static_cast<double*>(out) = value;
}

void Decoder::read_integer(void* out, const TypeInfo& type, const bj::value& from, const Rules& rules) {
    if (from.is_uint64()) return wrong("too_big");  // the parser uses it only beyond 2^63
    if (!from.is_int64()) return wrong("type");
    const auto value = from.get_int64();
    if (value < std::max(rules.min, type.range.min)) return wrong("too_small");
    if (value > std::min(rules.max, type.range.max)) return wrong("too_big");
    type.read_integer(out, value);
}

void Decoder::read_text(void* out, const TypeInfo& type, const bj::value& from, const Rules& rules) {
    if (!from.is_string()) return wrong("type");
    const std::string_view text = from.get_string();
    if (text.contains('\0')) return wrong("format");  // cut off silently by C interfaces further down
    check_length(code_points(text), rules);
    if (const char* what = type.read_text(out, text)) wrong(what);
}

void Decoder::read_list(void* out, const TypeInfo& type, const bj::value& from, const Rules& rules) {
    if (!from.is_array()) return wrong("type");
    const auto& items = from.get_array();
    check_length(items.size(), rules);
    type.clear(out);  // what a list is told to be stands in for its default, and is not added to it
    for (std::size_t at = 0; at < items.size(); ++at)
        read_below(std::to_string(at), type.put(out, {}), type.element(), items[at], {});
}

void Decoder::read_map(void* out, const TypeInfo& type, const bj::value& from) {
    if (!from.is_object()) return wrong("type");
    type.clear(out);
    for (const auto& item : from.get_object())
        read_below(item.key(), type.put(out, item.key()), type.element(), item.value(), {});
}

void Decoder::read_object(void* out, const TypeInfo& type, const bj::value& from) {
    if (!from.is_object()) return wrong("type");
    const auto& object = from.get_object();
    for (const Member& member : type.members) {
        const auto* found = object.if_contains(member.name);
        const bool optional = member.optional || member.type().kind == Kind::optional;
        if (!found && !optional) wrong("missing", member.name);
        if (!found || (optional && found->is_null())) continue;
        read_below(member.name, member.at(out), member.type(), *found, member.rules);
    }
    for (const auto& item : object)
        if (std::ranges::find(type.members, std::string_view{item.key()}, &Member::name) == type.members.end())
            wrong("unknown", item.key());
}

}  // namespace

std::vector<FieldError> decode_into(void* out, const TypeInfo& type, std::string_view text, Limits limits) {
    if (text.size() > limits.max_bytes) return {{"", "too_long"}};
    bj::parse_options options;
    options.max_depth = limits.max_depth;
    bj::error_code error;
    bj::monotonic_resource memory;
    const bj::value document = bj::parse(text, error, &memory, options);
    if (error) return {{"", "syntax"}};
    Decoder decoder;
    decoder.read(out, type, document, {});
    return decoder.take_errors();
}

}  // namespace hotline::json
