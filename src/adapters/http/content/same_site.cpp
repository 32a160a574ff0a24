#include "adapters/http/content/same_site.hpp"

#include <algorithm>
#include <array>

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

/// None of these can be sent by a foreign page's form: browsers ask first (CORS preflight), and are told no.
bool is_our_kind(std::string_view type) {
    const auto name = type.substr(0, type.find(';'));
    return std::ranges::any_of(std::array{"application/json", "text/csv", "audio/wav", "application/octet-stream"},
                               [name](std::string_view known) { return equal_ignoring_case(name, known); });
}

}  // namespace

bool origin_is_ours(const Request& request) {
    const auto origin = request.header("origin");
    if (origin.empty()) return true;
    const auto host = host_of(origin);
    return !host.empty() && equal_ignoring_case(host, request.header("host"));
}

bool may_change_state(const Request& request) {
    return origin_is_ours(request) && request.header("x-hotline") == "1" &&
           (request.body.empty() || is_our_kind(request.header("content-type")));
}

}  // namespace hotline::http
