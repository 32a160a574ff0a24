#pragma once
#include <algorithm>
#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/json/text_types.hpp"
#include "base/json/type_info.hpp"
#include "base/time.hpp"

namespace hotline::json {

/// The table of a type. Compiles for bool, integers, double, std::string, Id, Code, Instant, Date, described enums and structs,
/// and std::optional, std::vector and std::map (key: std::string or Code) of them, and for Document.
template <class T>
const TypeInfo& type_of();

namespace detail {

template <class T>
struct Bare {
    static constexpr std::string_view text() {
        std::string_view name = __PRETTY_FUNCTION__;  // "... [T = hotline::app::CaseRow]"
        name = name.substr(name.find("T = ") + 4);
        name.remove_suffix(1);
        return name.substr(name.rfind(':') + 1);
    }
};

template <class T>
T& as(void* value) {
    return *static_cast<T*>(value);
}
template <class T>
const T& as(const void* value) {
    return *static_cast<const T*>(value);
}

inline const std::string& key_text(const std::string& key) { return key; }
template <class Tag>
const std::string& key_text(const Code<Tag>& key) {
    return key.value;
}

template <class T>
bool may_be_absent(std::string_view member) {
    if constexpr (requires { json_optional(static_cast<const T*>(nullptr)); }) {
        const auto names = json_optional(static_cast<const T*>(nullptr));
        return std::ranges::find(names, member) != names.end();
    } else {
        return false;
    }
}

template <class T>
Rules rules_of(std::string_view member) {
    if constexpr (requires { json_rules(static_cast<const T*>(nullptr), member); })
        return json_rules(static_cast<const T*>(nullptr), member);
    else
        return {};
}

template <class T>
struct Describe;

template <>
struct Describe<bool> {
    static TypeInfo make() { return {.kind = Kind::boolean}; }
};

template <std::integral T>
struct Describe<T> {
    static TypeInfo make() {
        static_assert(std::in_range<std::int64_t>(std::numeric_limits<T>::max()));
        return {.kind = Kind::integer,
                .range = {.min = std::numeric_limits<T>::min(), .max = std::numeric_limits<T>::max()},
                .read_integer = [](void* out, std::int64_t value) { as<T>(out) = static_cast<T>(value); },
                .write_integer = [](const void* value) { return static_cast<std::int64_t>(as<T>(value)); }};
    }
};

template <>
struct Describe<double> {
    static TypeInfo make() { return {.kind = Kind::real}; }
};

template <>
struct Describe<Document> {
    static TypeInfo make() { return {.kind = Kind::document}; }
};

template <class T>
concept Text = requires(T& out, const T& value, std::string_view text) {
    { read_text(out, text) } -> std::same_as<const char*>;
    { write_text(value) } -> std::same_as<std::string>;
};

template <Text T>
struct Describe<T> {
    static TypeInfo make() {
        return {.kind = Kind::text,
                .format = text_format(static_cast<const T*>(nullptr)),
                .read_text = [](void* out, std::string_view text) { return read_text(as<T>(out), text); },
                .write_text = [](const void* value) { return write_text(as<T>(value)); }};
    }
};

template <class T>
    requires std::is_enum_v<T>
struct Describe<T> {
    using List = boost::describe::describe_enumerators<T>;
    static constexpr auto kSize = boost::mp11::mp_size<List>::value;
    static constexpr auto kNames = [] {
        std::array<std::string_view, kSize> names;
        boost::mp11::mp_for_each<List>([&, at = 0U](auto one) mutable { names[at++] = one.name; });
        return names;
    }();
    static constexpr auto kValues = [] {
        std::array<T, kSize> values{};
        boost::mp11::mp_for_each<List>([&, at = 0U](auto one) mutable { values[at++] = one.value; });
        return values;
    }();

    static const char* read(void* out, std::string_view text) {
        const auto found = std::ranges::find(kNames, text);
        if (found == kNames.end()) return "enum";
        as<T>(out) = kValues[static_cast<std::size_t>(found - kNames.begin())];
        return nullptr;
    }
    static std::string write(const void* value) {
        const auto found = std::ranges::find(kValues, as<T>(value));
        return found == kValues.end() ? std::string{} : std::string{kNames[static_cast<std::size_t>(found - kValues.begin())]};
    }
    static TypeInfo make() {
        return {.kind = Kind::enumeration, .name = Bare<T>::text(), .names = kNames, .read_text = &read, .write_text = &write};
    }
};

template <class T>
struct Describe<std::optional<T>> {
    static TypeInfo make() {
        return {.kind = Kind::optional,
                .element = &type_of<T>,
                .put = [](void* out, std::string_view) -> void* { return &as<std::optional<T>>(out).emplace(); },
                .each =
                    [](const void* value, void* context, Visit visit) {
                        if (const auto& held = as<std::optional<T>>(value)) visit(context, {}, &*held);
                    }};
    }
};

template <class T>
struct Describe<std::vector<T>> {
    static_assert(!std::same_as<T, bool>, "a list of bool has no addressable items");
    static TypeInfo make() {
        return {.kind = Kind::list,
                .element = &type_of<T>,
                .put = [](void* out, std::string_view) -> void* { return &as<std::vector<T>>(out).emplace_back(); },
                .clear = [](void* out) { as<std::vector<T>>(out).clear(); },
                .each =
                    [](const void* value, void* context, Visit visit) {
                        for (const T& item : as<std::vector<T>>(value)) visit(context, {}, &item);
                    }};
    }
};

template <class K, class T>
struct Describe<std::map<K, T>> {
    static TypeInfo make() {
        return {.kind = Kind::map,
                .element = &type_of<T>,
                .put = [](void* out, std::string_view key) -> void* { return &as<std::map<K, T>>(out)[K{std::string{key}}]; },
                .clear = [](void* out) { as<std::map<K, T>>(out).clear(); },
                .each =
                    [](const void* value, void* context, Visit visit) {
                        for (const auto& [key, item] : as<std::map<K, T>>(value)) visit(context, key_text(key), &item);
                    }};
    }
};

template <class T>
    requires boost::describe::has_describe_members<T>::value
struct Describe<T> {
    static std::vector<Member> list() {
        namespace bd = boost::describe;
        std::vector<Member> members;
        boost::mp11::mp_for_each<bd::describe_members<T, bd::mod_public | bd::mod_inherited>>([&]<class D>(D) {
            using Type = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
            members.push_back({.name = D::name,
                               .at = [](void* object) -> void* { return &(as<T>(object).*D::pointer); },
                               .type = &type_of<Type>,
                               .optional = may_be_absent<T>(D::name),
                               .rules = rules_of<T>(D::name)});
        });
        return members;
    }
    static TypeInfo make() {
        static const std::vector<Member> members = list();
        return {.kind = Kind::object, .name = Bare<T>::text(), .members = members};
    }
};

}  // namespace detail

template <class T>
const TypeInfo& type_of() {
    static const TypeInfo info = detail::Describe<T>::make();
    return info;
}

}  // namespace hotline::json
