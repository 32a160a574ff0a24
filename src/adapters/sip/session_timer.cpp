#include "adapters/sip/session_timer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hotline::sip {
namespace {

constexpr unsigned long kLongest = 24UL * 3600;

std::chrono::seconds interval_of(const sip_session_expires_t& timer) {
    return std::chrono::seconds(std::min(timer.x_delta, kLongest));
}

bool knows_timers(const sip_t& message) {
    return (message.sip_supported != nullptr && sip_has_feature(message.sip_supported, "timer")) ||
           (message.sip_require != nullptr && sip_has_feature(message.sip_require, "timer"));
}

}  // namespace

std::chrono::milliseconds TimerTerms::due() const {
    const std::chrono::milliseconds whole = interval;
    if (we_refresh) return whole / 2;
    return whole - std::min<std::chrono::milliseconds>(std::chrono::seconds(32), whole / 3);
}

std::string TimerTerms::response_lines() const {
    auto lines = fmt::format("Session-Expires: {};refresher={}", interval.count(), we_refresh ? "uas" : "uac");
    if (peer_supports) lines += "\r\nRequire: timer";
    return lines;
}

std::string TimerTerms::request_line() const {
    return fmt::format("Session-Expires: {};refresher={}", interval.count(), we_refresh ? "uac" : "uas");
}

std::optional<TimerTerms> terms_of(const sip_t& request, std::chrono::seconds usual) {
    const auto* asked = request.sip_session_expires;
    const bool knows = knows_timers(request);
    if (asked == nullptr) {
        if (!knows) return std::nullopt;
        return TimerTerms{.interval = usual, .we_refresh = true, .peer_supports = true};
    }
    const bool asks_us = asked->x_refresher != nullptr && su_casematch(asked->x_refresher, "uas");
    return TimerTerms{.interval = interval_of(*asked), .we_refresh = asks_us || !knows, .peer_supports = knows};
}

std::optional<TimerTerms> terms_in(const sip_t& response) {
    const auto* set = response.sip_session_expires;
    if (set == nullptr) return std::nullopt;
    const bool peer_refreshes = set->x_refresher != nullptr && su_casematch(set->x_refresher, "uas");
    return TimerTerms{.interval = interval_of(*set), .we_refresh = !peer_refreshes, .peer_supports = true};
}

}  // namespace hotline::sip
