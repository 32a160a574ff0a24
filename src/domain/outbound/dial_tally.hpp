#pragma once
#include <boost/describe/enum.hpp>
#include <deque>
#include <map>
#include <optional>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace hotline {

struct DialLimits {
    int at_once{2};   ///< calls that one person may have begun and not ended
    int an_hour{60};  ///< calls that one person may begin
};

BOOST_DEFINE_ENUM_CLASS(DialExcess, too_many_at_once, too_many_an_hour)

/// Counts what people dial, so that a stolen log-in cannot empty a city's telephone budget (security 54).
class DialTally {
public:
    explicit DialTally(DialLimits limits = {}) : limits_(limits) {}

    /// Nothing: he may dial now.
    [[nodiscard]] std::optional<DialExcess> excess(UserId who, Instant now) const;
    void began(UserId who, Instant now);
    void ended(UserId who);

private:
    struct Count {
        int live{0};
        std::deque<Instant> begun;  ///< of the last hour
    };

    DialLimits limits_;
    std::map<UserId, Count> people_;
};

}  // namespace hotline
