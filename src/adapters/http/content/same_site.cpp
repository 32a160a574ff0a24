#include "adapters/http/content/same_site.hpp"

#include <algorithm>

namespace hotline::http {
namespace {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// "http://host:port" -> "host:port"; a default port is left out, as browsers do in Host.
std::string_view host_of(std::string_view origin) {
    for (const std::string_view scheme : {"http://", "https://"})
        if (origin.starts_with(scheme)) return origin.substr(scheme.size());
    return {};
}

bool is_json(std::string_view type) { return equal_ignoring_case(type.substr(0, type.find(';')), "application/json"); }

}  // namespace

bool origin_is_ours(const Request& request) {
    const auto origin = request.header("origin");
    if (origin.empty()) return true;
    const auto host = host_of(origin);
    return !host.empty() && equal_ignoring_case(host, request.header("host"));
}

bool may_change_state(const Request& request) {
    return origin_is_ours(request) && request.header("x-hotline") == "1" &&
           (request.body.empty() || is_json(request.header("content-type")));
}

}  // namespace hotline::http
