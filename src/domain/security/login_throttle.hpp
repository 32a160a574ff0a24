#pragma once
#include <optional>
#include <string>

#include "domain/security/try_limit.hpp"

namespace hotline {

/// Slows down password guessing (security 3): 5 wrong tries in 10 minutes from one address at one account, 20 per address.
/// The right password from another address keeps working. Not thread-safe.
class LoginThrottle {
public:
    [[nodiscard]] std::optional<std::chrono::seconds> wait(const std::string& username, const std::string& address,
                                                           Instant now) const;
    void count_wrong(const std::string& username, const std::string& address, Instant now);
    void count_right(const std::string& username, const std::string& address);

private:
    TryLimit accounts_{kAccountTries};
    TryLimit addresses_{kAddressTries};
};

}  // namespace hotline
