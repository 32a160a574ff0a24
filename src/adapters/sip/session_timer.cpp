#include "adapters/sip/session_timer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hotline::sip {

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

std::optional<TimerTerms> terms_of(const sip_t& request) {
    const auto* asked = request.sip_session_expires;
    if (asked == nullptr) return std::nullopt;
    constexpr unsigned long kLongest = 24UL * 3600;
    const bool supports = (request.sip_supported != nullptr && sip_has_feature(request.sip_supported, "timer")) ||
                          (request.sip_require != nullptr && sip_has_feature(request.sip_require, "timer"));
    const bool asks_us = asked->x_refresher != nullptr && su_casematch(asked->x_refresher, "uas");
    return TimerTerms{.interval = std::chrono::seconds(std::min(asked->x_delta, kLongest)),
                      .we_refresh = asks_us || !supports,
                      .peer_supports = supports};
}

}  // namespace hotline::sip
