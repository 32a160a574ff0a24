#pragma once
#include <map>
#include <string>
#include <vector>

#include "adapters/http/route.hpp"

namespace hotline::http {

/// Finds the route of a path by its segments. Fixed segments win over {placeholders}. Borrows the routes.
class Router {
public:
    /// Throws std::logic_error when two routes have the same method and shape.
    explicit Router(const Routes& routes);

    struct Match {
        const Route* route{};  ///< null: nothing for this method
        std::map<std::string, std::string, std::less<>> path_values;
        std::string allowed;  ///< methods that the path knows, for Allow; empty: unknown path
    };
    /// HEAD is answered by the GET route.
    [[nodiscard]] Match match(Method method, std::string_view path) const;

private:
    struct Entry {
        std::vector<std::string_view> segments;
        const Route* route{};
    };
    std::vector<Entry> entries_;
};

}  // namespace hotline::http
