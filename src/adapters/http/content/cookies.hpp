#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace hotline::http {

inline constexpr std::string_view kSessionCookie = "hotline_session";

/// The value of one cookie in a Cookie header, empty when absent. With a name given twice nothing is taken: somebody planted one.
[[nodiscard]] std::string cookie_value(std::string_view header, std::string_view name);

/// HttpOnly, SameSite=Strict, for the whole site, and Secure where the site has TLS; ends with the browser.
[[nodiscard]] std::string session_cookie(std::string_view token, bool secure);
[[nodiscard]] std::string expired_session_cookie(bool secure);

}  // namespace hotline::http
