#include "base/csv/table.hpp"

#include <algorithm>
#include <charconv>
#include <ranges>

#include "base/json/quote.hpp"

namespace hotline::csv {
namespace {

using json::Kind;
using json::Member;
using json::TypeInfo;

/// The items of a container as text, with `between` between them.
struct Joined {
    const TypeInfo& type;
    char between;
    std::string text;

    static void add(void* context, std::string_view key, const void* item) {
        auto& self = *static_cast<Joined*>(context);
        if (!self.text.empty()) self.text += self.between;
        if (!key.empty()) self.text.append(key).append(1, ':');
        self.text += text_of(self.type, item);
    }
};

std::vector<std::string_view> parts_of(std::string_view text, char between) {
    std::vector<std::string_view> parts;
    if (text.empty()) return parts;
    for (const auto part : std::views::split(text, between)) parts.emplace_back(part.begin(), part.end());
    return parts;
}

void append_json(std::string& out, const TypeInfo& type, std::string_view cell);

bool is_number(std::string_view cell) {
    std::int64_t value{};
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc{} && end == cell.data() + cell.size();
}

/// Cells of spreadsheets say yes and no in several ways; what is none of them stays a text, which the decoder refuses.
void append_boolean(std::string& out, std::string_view cell) {
    if (cell == "1" || cell == "true" || cell == "TRUE" || cell == "是") {
        out += "true";
    } else if (cell.empty() || cell == "0" || cell == "false" || cell == "FALSE" || cell == "否") {
        out += "false";
    } else {
        json::quote(out, cell);
    }
}

void append_list(std::string& out, const TypeInfo& type, std::string_view cell) {
    out += '[';
    bool first = true;
    for (const auto part : parts_of(cell, ';')) {
        if (!first) out += ',';
        first = false;
        append_json(out, type.element(), part);
    }
    out += ']';
}

void append_map(std::string& out, const TypeInfo& type, std::string_view cell) {
    out += '{';
    bool first = true;
    for (const auto part : parts_of(cell, ';')) {
        if (!first) out += ',';
        first = false;
        const auto colon = part.find(':');
        json::quote(out, part.substr(0, colon));
        out += ':';
        append_json(out, type.element(), colon == std::string_view::npos ? std::string_view{} : part.substr(colon + 1));
    }
    out += '}';
}

void append_object(std::string& out, const TypeInfo& type, std::string_view cell) {
    const auto parts = parts_of(cell, '|');
    out += '{';
    for (std::size_t i = 0; i < std::min(parts.size(), type.members.size()); ++i) {
        if (i > 0) out += ',';
        json::quote(out, type.members[i].name);
        out += ':';
        append_json(out, type.members[i].type(), parts[i]);
    }
    if (parts.size() > type.members.size()) out += R"(,"more":null)";
    out += '}';
}

void append_json(std::string& out, const TypeInfo& type, std::string_view cell) {
    switch (type.kind) {
        case Kind::boolean: return append_boolean(out, cell);
        case Kind::integer:
        case Kind::real:
            if (is_number(cell))
                out += cell;
            else
                json::quote(out, cell);
            return;
        case Kind::text:
        case Kind::enumeration: return json::quote(out, cell);
        case Kind::optional: return append_json(out, type.element(), cell);
        case Kind::list: return append_list(out, type, cell);
        case Kind::map: return append_map(out, type, cell);
        case Kind::object: return append_object(out, type, cell);
        case Kind::document: out += cell; return;
    }
}

const Member* member_named(const TypeInfo& type, std::string_view name) {
    const auto found = std::ranges::find(type.members, name, &Member::name);
    return found == type.members.end() ? nullptr : &*found;
}

bool may_be_absent(const Member& member) { return member.optional || member.type().kind == Kind::optional; }

}  // namespace

std::string text_of(const TypeInfo& type, const void* value) {
    switch (type.kind) {
        case Kind::boolean: return *static_cast<const bool*>(value) ? "1" : "0";
        case Kind::integer: return std::to_string(type.write_integer(value));
        case Kind::real: return std::to_string(*static_cast<const double*>(value));
        case Kind::text:
        case Kind::enumeration: return type.write_text(value);
        case Kind::optional:
        case Kind::list:
        case Kind::map: {
            Joined joined{.type = type.element(), .between = ';', .text = {}};
            type.each(value, &joined, &Joined::add);
            return joined.text;
        }
        case Kind::document: return static_cast<const json::Document*>(value)->text;
        case Kind::object: {
            std::string text;
            for (const Member& member : type.members) {
                if (&member != type.members.data()) text += '|';
                text += text_of(member.type(), member.at(const_cast<void*>(value)));  // only the address is computed
            }
            return text;
        }
    }
    return {};
}

Cells columns_of(const TypeInfo& type) {
    Cells columns;
    for (const Member& member : type.members) columns.emplace_back(member.name);
    return columns;
}

Cells cells_of(const TypeInfo& type, const void* row) {
    Cells cells;
    for (const Member& member : type.members) cells.push_back(text_of(member.type(), member.at(const_cast<void*>(row))));
    return cells;
}

std::string json_of(const TypeInfo& type, const Cells& columns, const Cells& cells) {
    std::string out = "{";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Member* member = member_named(type, columns[i]);
        if (member == nullptr || (cells[i].empty() && may_be_absent(*member))) continue;
        if (out.size() > 1) out += ',';
        json::quote(out, columns[i]);
        out += ':';
        append_json(out, member->type(), cells[i]);
    }
    return out + '}';
}

std::vector<LineFault> faults_of_heading(const TypeInfo& type, const Line& heading) {
    std::vector<LineFault> faults;
    for (const std::string& column : heading.cells) {
        if (member_named(type, column) == nullptr) faults.push_back({heading.number, column, "unknown"});
        if (std::ranges::count(heading.cells, column) > 1) faults.push_back({heading.number, column, "twice"});
    }
    for (const Member& member : type.members)
        if (!may_be_absent(member) && std::ranges::find(heading.cells, member.name) == heading.cells.end())
            faults.push_back({heading.number, std::string(member.name), "missing"});
    return faults;
}

std::string column_of(std::string_view pointer) {
    if (pointer.starts_with('/')) pointer.remove_prefix(1);
    return std::string{pointer.substr(0, pointer.find('/'))};
}

}  // namespace hotline::csv
