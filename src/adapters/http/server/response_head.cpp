#include "adapters/http/server/response_head.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace hotline::http {

std::string http_date(Instant at) {
    using namespace std::chrono;
    constexpr std::array kDayNames{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array kMonthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = floor<days>(at);
    const Date date{day};
    const hh_mm_ss time{floor<seconds>(at - day)};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDayNames.at(weekday{day}.c_encoding()),
                       static_cast<unsigned>(date.day()), kMonthNames.at(static_cast<unsigned>(date.month()) - 1),
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string response_head(const Response& response, std::string_view reason, bool keep_alive, Instant now) {
    std::string out;
    auto to = std::back_inserter(out);
    fmt::format_to(to, "HTTP/1.1 {} {}\r\n", response.status, reason);
    for (const auto& [name, value] : response.headers) fmt::format_to(to, "{}: {}\r\n", name, value);
    const bool has_body = response.status != 204 && response.status != 304;
    if (has_body) fmt::format_to(to, "Content-Length: {}\r\n", response.file ? response.file->length : response.body.size());
    fmt::format_to(to, "Date: {}\r\nConnection: {}\r\n\r\n", http_date(now), keep_alive ? "keep-alive" : "close");
    return out;
}

}  // namespace hotline::http
