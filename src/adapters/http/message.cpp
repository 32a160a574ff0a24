#include "adapters/http/message.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace hotline::http {
namespace {

constexpr std::array<std::pair<std::string_view, Method>, 5> kMethods{
    {{"GET", Method::get}, {"HEAD", Method::head}, {"POST", Method::post}, {"PUT", Method::put}, {"DELETE", Method::del}}};

std::string_view find(const std::vector<Header>& headers, std::string_view name) {
    const auto found = std::ranges::find(headers, name, &Header::first);
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        const auto slash = path.find('/');
        const auto segment = path.substr(0, slash);
        if (segment == "." || segment == "..") return true;
        if (slash == std::string_view::npos) return false;
        path.remove_prefix(slash + 1);
    }
    return false;
}

}  // namespace

Method parse_method(std::string_view name) {
    const auto found = std::ranges::find(kMethods, name, &std::pair<std::string_view, Method>::first);
    return found == kMethods.end() ? Method::other : found->second;
}

std::string_view name_of(Method method) {
    const auto found = std::ranges::find(kMethods, method, &std::pair<std::string_view, Method>::second);
    return found == kMethods.end() ? "other" : found->first;
}

std::string_view Request::header(std::string_view name) const { return find(headers, name); }

std::string_view Response::header(std::string_view name) const { return find(headers, name); }

void Response::set(std::string_view name, std::string value) {
    const auto found = std::ranges::find(headers, name, &Header::first);
    if (found == headers.end())
        headers.emplace_back(name, std::move(value));
    else
        found->second = std::move(value);
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += plus && text[at] == '+' ? ' ' : text[at];
            continue;
        }
        unsigned value = 0;
        const auto digits = text.substr(at + 1, 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (digits.size() != 2 || error != std::errc{} || end != digits.data() + 2) return std::nullopt;
        out += static_cast<char>(value);
        at += 2;
    }
    return out;
}

std::optional<Target> parse_target(std::string_view target) {
    if (!target.starts_with('/')) return std::nullopt;
    const auto mark = target.find('?');
    auto path = percent_decoded(target.substr(0, mark), false);
    if (!path || path->contains('\0') || path->contains('\\') || has_dot_segment(*path)) return std::nullopt;
    return Target{.path = std::move(*path), .query = mark == std::string_view::npos ? "" : std::string{target.substr(mark + 1)}};
}

Response json_response(int status, std::string body) {
    Response response{.status = status, .body = std::move(body)};
    response.set("Content-Type", "application/json; charset=utf-8");
    response.set("Cache-Control", "no-store");
    return response;
}

}  // namespace hotline::http
