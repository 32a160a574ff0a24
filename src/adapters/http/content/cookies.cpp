#include "adapters/http/content/cookies.hpp"

#include <fmt/format.h>

namespace hotline::http {
namespace {

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::string cookie_value(std::string_view header, std::string_view name) {
    std::string found;
    while (!header.empty()) {
        const auto end = header.find(';');
        const auto pair = trimmed(header.substr(0, end));
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
        if (!found.empty()) return {};
        found = pair.substr(equals + 1);
    }
    return found;
}

std::string session_cookie(std::string_view token, bool secure) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}", kSessionCookie, token, secure ? "; Secure" : "");
}

std::string expired_session_cookie(bool secure) { return session_cookie("", secure) + "; Max-Age=0"; }

}  // namespace hotline::http
