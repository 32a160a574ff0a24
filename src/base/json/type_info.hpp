#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/json/rules.hpp"

namespace hotline::json {

/// A JSON object that travels inside another document as it is; somebody else knows what may stand in it.
struct Document {
    std::string text{"{}"};
    bool operator==(const Document&) const = default;
};

enum class Kind { boolean, integer, real, text, enumeration, optional, list, map, object, document };

struct TypeInfo;
using TypeOf = const TypeInfo& (*)();  ///< a function, so that a type may contain lists of itself

struct Member {
    std::string_view name;
    void* (*at)(void* object){};
    TypeOf type{};
    bool optional{};
    Rules rules;
};

/// Called for each item of a container: key is empty except in maps.
using Visit = void (*)(void* context, std::string_view key, const void* item);

/// One table per type, made once; decode, encode and schema are ordinary functions that walk it.
struct TypeInfo {
    Kind kind{};
    std::string_view name;                    ///< of described structs and enums, without namespace
    std::string_view format;                  ///< of texts, for the schema: date-time, date, id, code or nothing
    std::span<const Member> members;          ///< object
    std::span<const std::string_view> names;  ///< enumeration
    TypeOf element{};                         ///< optional, list, map
    Rules range;                              ///< integer: what the C++ type can hold

    /// text, enumeration: null when taken, else what is wrong (a slug of FieldError).
    const char* (*read_text)(void* out, std::string_view text){};
    std::string (*write_text)(const void* value){};
    void (*read_integer)(void* out, std::int64_t value){};
    std::int64_t (*write_integer)(const void* value){};
    /// optional, list, map: makes room for one more item and gives its address.
    void* (*put)(void* container, std::string_view key){};
    void (*clear)(void* container){};  ///< list, map
    void (*each)(const void* container, void* context, Visit visit){};
};

}  // namespace hotline::json
