#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace hotline {

/// A moment in UTC, microsecond resolution. Written as RFC 3339 in JSON, as int64 microseconds in SQL.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Duration = std::chrono::microseconds;
using Date = std::chrono::year_month_day;

/// Where "now" comes from. Rules in domain/ never hold one; they take an Instant.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

/// RFC 3339 in UTC with milliseconds, e.g. "2026-11-23T08:15:30.250Z".
[[nodiscard]] std::string to_rfc3339(Instant at);
/// Accepts any RFC 3339 offset; nothing when the text is not one.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);

/// ISO 8601 calendar date, "2026-11-23".
[[nodiscard]] std::string to_iso_date(Date date);
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

}  // namespace hotline
