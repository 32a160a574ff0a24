#pragma once
#include <map>
#include <string>

#include "base/json/describe.hpp"

namespace hotline::json {

/// Collects JSON Schemas (2020-12, as OpenAPI 3.1 uses them) of described types under their names.
/// Two types with one name are a programming error: throws std::logic_error.
class SchemaSet {
public:
    /// The schema of a type as JSON text; described structs and enums become references to `components()`.
    [[nodiscard]] std::string add(const TypeInfo& type, const Rules& rules = {});
    /// Name -> schema, as one JSON object.
    [[nodiscard]] std::string components() const;

private:
    std::string add_named(const TypeInfo& type);
    std::string object_schema(const TypeInfo& type);

    struct Component {
        const TypeInfo* type{};
        std::string schema;
    };
    std::map<std::string, Component> components_;
};

}  // namespace hotline::json
