#include "adapters/http/router.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace hotline::http {
namespace {

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> segments;
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        const auto slash = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, slash));
        path.remove_prefix(slash);
    }
    return segments;
}

bool is_placeholder(std::string_view segment) { return segment.starts_with('{'); }

bool fits(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
    return std::ranges::equal(pattern, path,
                              [](auto wanted, auto given) { return is_placeholder(wanted) ? !given.empty() : wanted == given; });
}

bool same_shape(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    return std::ranges::equal(a, b, [](auto x, auto y) { return is_placeholder(x) ? is_placeholder(y) : x == y; });
}

}  // namespace

Router::Router(const Routes& routes) {
    for (const Route& route : routes) {
        Entry entry{.segments = split(route.pattern), .route = &route};
        for (const Entry& other : entries_)
            if (other.route->method == route.method && same_shape(other.segments, entry.segments))
                throw std::logic_error("two routes for " + std::string{route.pattern});
        entries_.push_back(std::move(entry));
    }
    const auto fixed_first = [](const Entry& entry) {
        return std::tuple{std::ranges::count_if(entry.segments, is_placeholder), entry.route->pattern, entry.route->method};
    };
    std::ranges::sort(entries_, {}, fixed_first);
}

Router::Match Router::match(Method method, std::string_view path) const {
    const auto segments = split(path);
    const Method wanted = method == Method::head ? Method::get : method;
    Match match;
    for (const Entry& entry : entries_) {
        if (!fits(entry.segments, segments)) continue;
        (match.allowed += match.allowed.empty() ? "" : ", ") += name_of(entry.route->method);
        if (match.route || entry.route->method != wanted) continue;
        match.route = entry.route;
        for (std::size_t at = 0; at < segments.size(); ++at)
            if (const auto name = entry.segments[at]; is_placeholder(name))
                match.path_values.emplace(name.substr(1, name.size() - 2), segments[at]);
    }
    return match;
}

}  // namespace hotline::http
