#include "adapters/sip/sofia.hpp"

#include <spdlog/spdlog.h>

#include <cstdarg>
#include <cstdio>
#include <mutex>

#include "adapters/sip/numeric_only.hpp"

extern su_log_t nta_log[];
extern su_log_t tport_log[];

namespace hotline::sip {
namespace {

constexpr std::size_t kLongestUser = 64;

void log_line(void*, const char* format, va_list arguments) {
    char line[512];
    std::vsnprintf(line, sizeof line, format, arguments);
    std::string_view text(line);
    while (text.ends_with('\n')) text.remove_suffix(1);
    if (!text.empty()) spdlog::debug("sofia: {}", text);
}

}  // namespace

void init_sofia() {
    static std::once_flag once;
    std::call_once(once, [] {
        resolve_numbers_only();
        su_init();
        for (auto* log : {su_log_default, static_cast<su_log_t*>(nta_log), static_cast<su_log_t*>(tport_log)}) {
            su_log_redirect(log, log_line, nullptr);
            su_log_soft_set_level(log, 1);
        }
    });
}

std::string to_string(const url_t* url) {
    if (url == nullptr) return {};
    const auto length = url_e(nullptr, 0, url);
    std::string text(static_cast<std::size_t>(length) + 1, '\0');
    url_e(text.data(), length + 1, url);
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::string user_of(const url_t* url) {
    if (url == nullptr || url->url_user == nullptr) return {};
    std::string user(url->url_user);
    user.resize(url_unescape_to(user.data(), url->url_user, user.size()));
    std::erase_if(user, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    if (user.size() > kLongestUser) user.resize(kLongestUser);
    return user;
}

std::string auth_field(const msg_auth_t& header, const char* name) {
    const auto* value = msg_params_find(header.au_params, name);
    if (value == nullptr) return {};
    std::string text(value);
    if (text.size() < 2 || text.front() != '"') return text;
    std::string plain;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && i + 2 < text.size()) ++i;
        plain += text[i];
    }
    return plain;
}

}  // namespace hotline::sip
