#pragma once
#include <map>
#include <optional>

#include "adapters/http/await.hpp"
#include "adapters/http/message.hpp"
#include "adapters/http/problem.hpp"
#include "app/sessions.hpp"
#include "base/json/text_types.hpp"

namespace hotline::http {

struct Services;
struct Route;

/// One request on its way through the program.
struct Context {
    Services& services;
    const Request& request;
    const Route* route{};                                         ///< null: no route of the API has this path
    std::string allowed;                                          ///< methods that the path knows
    std::map<std::string, std::string, std::less<>> path_values;  ///< what stood for {id} in the route's pattern
    std::string token;                                            ///< of the session, empty without
    std::optional<app::SignedIn> signed_in;                       ///< present on every route that is not open to everybody

    [[nodiscard]] const Actor& actor() const { return signed_in->actor; }

    /// The id at {name}; nothing when it is not a number.
    template <class IdType>
    [[nodiscard]] std::optional<IdType> id(std::string_view name = "id") const {
        const auto value = json::parse_id(path_values.find(name)->second);
        return value ? std::optional{IdType{*value}} : std::nullopt;
    }
};

}  // namespace hotline::http
