#pragma once
#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace hotline::store {

/// A mistake of ours or a damaged database: a constraint, a type, a statement that does not compile.
/// The text holds no SQL; that is in the log.
class StoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A prepared statement. Parameters count from 1, columns from 0.
class Statement {
public:
    virtual ~Statement() = default;
    virtual void bind_null(int index) = 0;
    virtual void bind_integer(int index, std::int64_t value) = 0;
    virtual void bind_real(int index, double value) = 0;
    virtual void bind_text(int index, std::string_view value) = 0;
    virtual bool step() = 0;
    virtual void reset() noexcept = 0;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual std::string text(int column) const = 0;
};

// How each type of ours is written into a column: ids and times as 64-bit integers, codes, dates and enumerators as text.

template <std::integral T>
void bind_value(Statement& to, int index, T value) {
    to.bind_integer(index, static_cast<std::int64_t>(value));
}
template <std::integral T>
void read_value(const Statement& from, int column, T& value) {
    if constexpr (std::same_as<T, bool>)
        value = from.integer(column) != 0;
    else
        value = static_cast<T>(from.integer(column));
}

inline void bind_value(Statement& to, int index, double value) { to.bind_real(index, value); }
inline void read_value(const Statement& from, int column, double& value) { value = from.real(column); }

inline void bind_value(Statement& to, int index, std::string_view value) { to.bind_text(index, value); }
inline void bind_value(Statement& to, int index, const std::string& value) { to.bind_text(index, value); }
inline void bind_value(Statement& to, int index, const char* value) { to.bind_text(index, value); }
inline void read_value(const Statement& from, int column, std::string& value) { value = from.text(column); }

inline void bind_value(Statement& to, int index, Instant at) { to.bind_integer(index, at.time_since_epoch().count()); }
inline void read_value(const Statement& from, int column, Instant& at) { at = Instant{Duration{from.integer(column)}}; }

inline void bind_value(Statement& to, int index, Date day) { to.bind_text(index, to_iso_date(day)); }
inline void read_value(const Statement& from, int column, Date& day) {
    const auto parsed = parse_iso_date(from.text(column));
    if (!parsed) throw StoreError("a stored date is not one");
    day = *parsed;
}

template <class Tag>
void bind_value(Statement& to, int index, Id<Tag> id) {
    to.bind_integer(index, id.value);
}
template <class Tag>
void read_value(const Statement& from, int column, Id<Tag>& id) {
    id.value = from.integer(column);
}

template <class Tag>
void bind_value(Statement& to, int index, const Code<Tag>& code) {
    to.bind_text(index, code.value);
}
template <class Tag>
void read_value(const Statement& from, int column, Code<Tag>& code) {
    code.value = from.text(column);
}

template <class T>
    requires std::is_enum_v<T>
[[nodiscard]] std::string_view name_of(T value) {
    return boost::describe::enum_to_string(value, "");
}

template <class T>
    requires std::is_enum_v<T>
void bind_value(Statement& to, int index, T value) {
    to.bind_text(index, name_of(value));
}
template <class T>
    requires std::is_enum_v<T>
void read_value(const Statement& from, int column, T& value) {
    if (!boost::describe::enum_from_string(from.text(column).c_str(), value))
        throw StoreError("a stored word is not known to this version");
}

template <class T>
void bind_value(Statement& to, int index, const std::optional<T>& value) {
    if (value)
        bind_value(to, index, *value);
    else
        to.bind_null(index);
}
template <class T>
void read_value(const Statement& from, int column, std::optional<T>& value) {
    if (from.is_null(column)) return value.reset();
    read_value(from, column, value.emplace());
}

}  // namespace hotline::store
