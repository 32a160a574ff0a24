#include "domain/security/login_throttle.hpp"

#include <algorithm>

namespace hotline {
namespace {

std::string pair_of(const std::string& username, const std::string& address) { return username + '\n' + address; }

}  // namespace

std::optional<std::chrono::seconds> LoginThrottle::wait(const std::string& username, const std::string& address,
                                                        Instant now) const {
    // An absent wait orders before any other, so the longer one wins.
    return std::max(accounts_.wait(pair_of(username, address), now), addresses_.wait(address, now));
}

void LoginThrottle::count_wrong(const std::string& username, const std::string& address, Instant now) {
    accounts_.count_wrong(pair_of(username, address), now);
    addresses_.count_wrong(address, now);
}

void LoginThrottle::count_right(const std::string& username, const std::string& address) {
    accounts_.forgive(pair_of(username, address));
}

}  // namespace hotline
